import type { Axis } from '../model/query.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import { findClaimWords } from './claim.ts';
import type { Entrant } from './contest.ts';

/** The years in the order they were said: a selection has them sorted. */
const yearsSaid = ({ interpretation }: Brief): readonly number[] =>
  interpretation.entities.flatMap((entity) =>
    entity.kind === 'year' && entity.value.kind === 'years' ? entity.value.years : [],
  );

type Claimed = { readonly one: Entrant; readonly by: Axis };

/** Whether this was said first, or second: 乙市 in 乙市比甲县多. */
function wasSaid(brief: Brief, query: FiguresQuery, { one, by, at }: Claimed & { at: 0 | 1 }) {
  if (by === 'agency') return one.subject.agencyId === query.selection.agencies[at];
  if (by === 'year') return one.subject.year === yearsSaid(brief)[at];
  return one.measure.field === query.asked[at]?.measure.field;
}

/** 乙市比甲县多，对吗: yes or no before the numbers; nothing where nobody asked for it, or it is open who was meant. */
export function sayVerdict(
  brief: Brief,
  query: FiguresQuery,
  { leaders, by }: { readonly leaders: readonly Entrant[]; readonly by: Axis },
): string {
  if (!query.slots.operators.includes('confirm')) return '';
  const isSecond = findClaimWords(brief, 'standardFirst') !== null;
  if (!isSecond && findClaimWords(brief, 'standardOpen') !== null) return '';
  const at = isSecond ? 1 : 0;
  const leads = leaders.some((one) => wasSaid(brief, query, { one, by, at }));
  const holds = findClaimWords(brief, 'notAs') === null ? leads : !leads;
  return brief.say(holds ? 'confirm.yes' : 'confirm.no');
}
