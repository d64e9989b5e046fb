import type { Operation } from '../model/query.ts';
import { answerMissing, figuresOf, notesOf, unique } from './answer-value.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import { nameEntrant, toExcluded } from './contest.ts';
import { type Draft, draft } from './draft.ts';
import { sayMeasure } from './measure-name.ts';
import { isNumber, type Resolved } from './resolve.ts';
import { sayAmount } from './say-value.ts';
import { resolveAll } from './subjects.ts';

type Overview = Extract<Operation, { kind: 'overview' }>;

/** 行政处罚：甲市 97 件｜乙县 195 件: what each of them says of one thing, gaps said as gaps. */
function sayRow(brief: Brief, row: readonly Resolved[], name: (one: Resolved) => string): string {
  const [first] = row;
  if (first === undefined) return '';
  const items = row.map((one) =>
    brief.say('value.item', { label: name(one), amount: sayAmount(brief, one, true) }),
  );
  const label = sayMeasure(first.measure, brief);
  return brief.say('compare.row', { label, items: items.join(brief.say('value.bar')) });
}

/** 整份对比: one line a figure, of those that at least one of the reports states. */
export function answerOverview(brief: Brief, query: FiguresQuery, { by }: Overview): Draft {
  const all = resolveAll(brief, query);
  const gone = all.filter((one) => one.state === 'noReport');
  const there = unique(all.filter(isNumber).map((one) => one.subject.agencyId + one.subject.year));
  if (there.length < 2) return answerMissing(brief, gone.length > 0 ? gone.slice(0, 1) : all);
  const subjects = all.filter((one) => !gone.includes(one));
  const isMixed = unique(subjects.map((one) => one.subject.agencyId)).length > 1;
  const isLong = isMixed && unique(subjects.map((one) => one.subject.year)).length > 1;
  const name = (one: Resolved) =>
    isLong
      ? brief.say('compare.whoWhen', one.subject)
      : nameEntrant(brief, one, isMixed ? 'agency' : by);
  const rows = query.asked
    .map(({ measure }) => subjects.filter((one) => one.measure.field === measure.field))
    .filter((row) => row.some(isNumber));
  const shared = rows.filter((row) => row.filter(isNumber).length > 1);
  const single = rows.filter((row) => !shared.includes(row)).flatMap((row) => row.filter(isNumber));
  const shown = [...shared.flat(), ...single];
  return draft({
    status: 'answered',
    lines: [
      sayHead(brief, subjects),
      ...shared.map((row) => sayRow(brief, row, name)),
      ...sayOneSided(brief, single, name),
    ],
    figures: figuresOf(shown),
    excluded: toExcluded(gone.slice(0, 1)),
    notes: notesOf(brief, shown),
  });
}

/** What one side alone states, in a line each. */
function sayOneSided(
  brief: Brief,
  single: readonly Resolved[],
  name: (one: Resolved) => string,
): readonly string[] {
  return unique(single.map(name)).map((who) => {
    const own = single.filter((one) => name(one) === who);
    const items = own.map((one) =>
      brief.say('value.item', {
        label: sayMeasure(one.measure, brief),
        amount: sayAmount(brief, one, true),
      }),
    );
    return brief.say('compare.oneSided', { name: who, items: items.join(brief.say('value.bar')) });
  });
}

function sayHead(brief: Brief, all: readonly Resolved[]): string {
  const names = unique(all.map((one) => one.subject.agency)).join(brief.say('value.comma'));
  const years = unique(all.map((one) => one.subject.year)).join(brief.say('value.comma'));
  return brief.say('compare.overview', { names, years });
}
