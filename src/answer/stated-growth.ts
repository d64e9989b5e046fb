import type { Measure } from '../model/field.ts';
import { figuresOf, notesOf } from './answer-value.ts';
import type { Brief } from './brief.ts';
import { growth } from './compute.ts';
import { amountOf, type Entrant } from './contest.ts';
import { type Draft, draft } from './draft.ts';
import { formatPercent, joinUnit } from './format-number.ts';
import { sayMeasure, unitOf } from './measure-name.ts';
import { isNumber, type Resolved } from './resolve.ts';
import { lookUp } from './terms.ts';
import { quoteWords } from './verbatim.ts';

/** The two columns of the 2019 form that tell last year and the change beside the figure itself. */
const COLUMNS = ['items_prev_year', 'items_change'] as const;

/** 增长了百分之几, 增长率: the percentage is what was asked for. */
export function asksPercent({ query, rules, interpretation }: Brief): boolean {
  if (query.kind !== 'figures') return false;
  const topics = rules.intents.find(({ name }) => name === 'trend')?.topics ?? {};
  const { text } = interpretation.normalized;
  const isSaid = (topics.percent ?? []).some((way) => new RegExp(way, 'u').test(text));
  return isSaid || query.slots.operators.includes('share');
}

function beside(measure: Measure, column: string): Measure {
  const stem = measure.field.slice(0, measure.field.lastIndexOf('.'));
  return { field: `${stem}.${column}`, applicant: null };
}

/** 与上年度无变化, 较上年增长12件: the text states the change without the year before. */
export function statedChange(brief: Brief, last: Entrant): Draft | null {
  const ids = [last.measure.field, last.figure?.field ?? last.measure.field].map(
    (id) => `${id}.yoy`,
  );
  const asked = brief.query.kind === 'figures' ? brief.query.asked : [];
  const twins = asked.flatMap((one) => one.fallbacks.map(({ field }) => `${field}.yoy`));
  const found = [...ids, ...twins]
    .filter((id) => brief.index.fields.has(id))
    .map((id) => lookUp(brief, last.subject, { field: id, applicant: null }));
  const change = found.find(isNumber);
  if (change === undefined) return null;
  const line = brief.say('trend.statedChange', {
    agency: last.subject.agency,
    year: last.subject.year,
    label: sayMeasure(last.measure, brief),
    amount: amountOf(brief, last),
    quote: quoteWords(change.figure?.source.quote ?? '', brief.say),
  });
  return draft({
    status: 'answered',
    lines: [line],
    value: change.value,
    unit: change.figure?.unit ?? unitOf(last.measure, brief),
    figures: figuresOf([last, change]),
    notes: notesOf(brief, [last]),
  });
}

const isStated = (one: Resolved | undefined): one is Entrant => one !== undefined && isNumber(one);

/**
 * Only one report, but it states the year before itself: 2242 增 4765 = 7007. Used when the three numbers
 * really add up to the figure asked for; otherwise the columns count something else.
 */
export function statedGrowth(brief: Brief, last: Entrant | null): Draft | null {
  if (last === null) return null;
  const [before, change] = COLUMNS.map((column) =>
    lookUp(brief, last.subject, beside(last.measure, column)),
  );
  if (!isStated(before) || !isStated(change)) return null;
  if (before.value + change.value !== last.value) return null;
  const unit = unitOf(last.measure, brief);
  const computation = growth(before.value, last.value);
  const step = { result: change.value, unit };
  const { result, unit: askedUnit } = asksPercent(brief) ? (computation ?? step) : step;
  const line = brief.say('trend.stated', {
    agency: last.subject.agency,
    year: last.subject.year,
    label: sayMeasure(last.measure, brief),
    amount: amountOf(brief, last),
    change: joinUnit(`${change.value > 0 ? '+' : ''}${change.value}`, unit, brief),
    before: joinUnit(String(before.value), unit, brief),
    percent:
      computation === null
        ? brief.say('trend.baseZero')
        : `${computation.result > 0 ? '+' : ''}${formatPercent(computation.result)}`,
  });
  return draft({
    status: 'answered',
    lines: [line],
    value: result,
    unit: askedUnit,
    figures: figuresOf([last, before, change]),
    computation,
    notes: notesOf(brief, [last]),
  });
}
