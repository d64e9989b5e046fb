import type { Axis } from '../model/query.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import type { Entrant } from './contest.ts';

/** The years in the order they were said: a selection has them sorted. */
const yearsSaid = ({ interpretation }: Brief): readonly number[] =>
  interpretation.entities.flatMap((entity) =>
    entity.kind === 'year' && entity.value.kind === 'years' ? entity.value.years : [],
  );

/** Whether this is the one the sentence is about: 乙市 in 乙市比甲县多. */
function isSubject(brief: Brief, query: FiguresQuery, { one, by }: Claimed): boolean {
  if (by === 'agency') return one.subject.agencyId === query.selection.agencies[0];
  if (by === 'year') return one.subject.year === yearsSaid(brief)[0];
  return one.measure.field === query.asked[0]?.measure.field;
}

type Claimed = { readonly one: Entrant; readonly by: Axis };

/** 乙市比甲县多，对吗: yes or no before the numbers; nothing where nobody asked for it. */
export function sayVerdict(
  brief: Brief,
  query: FiguresQuery,
  { leaders, by }: { readonly leaders: readonly Entrant[]; readonly by: Axis },
): string {
  if (!query.slots.operators.includes('confirm')) return '';
  const holds = leaders.some((one) => isSubject(brief, query, { one, by }));
  return brief.say(holds ? 'confirm.yes' : 'confirm.no');
}
