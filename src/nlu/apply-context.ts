import type { YearValue } from '../model/entity.ts';
import type { IntentName, Slot, Slots } from '../model/interpretation.ts';
import type { Query } from '../model/query.ts';
import type { Context } from '../model/turn.ts';

export type Resolved = { readonly intent: IntentName; readonly slots: Slots };

/** Intents that live on figures: they need something to be asked for. */
export const FIGURE_INTENTS: ReadonlySet<IntentName> = new Set<IntentName>([
  'value',
  'compare',
  'trend',
  'rank',
  'total',
  'mean',
  'share',
  'rate',
  'exists',
  'confirm',
  'unit',
  'source',
]);

/** Intents a bare 泽州呢 goes on with. */
const LASTING = new Set<IntentName>([
  'rate',
  'share',
  'mean',
  'contact',
  'check',
  'list',
  'exists',
]);
/** Intents that run over the agencies of the last turns when nobody is named. */
const OVER_AGENCIES = new Set<IntentName>(['rank', 'total', 'compare', 'mean']);
/** Intents that need to know whose report. */
const AGENCY_INTENTS = new Set<IntentName>([...FIGURE_INTENTS, 'contact', 'check', 'list']);

/** Fills what this turn leaves out with what the last understood turn said; what was said now always wins. */
export function applyContext(said: Resolved, context: Context | null, plain: boolean): Resolved {
  const query = context?.query ?? null;
  if (query === null || context === null || !AGENCY_INTENTS.has(said.intent)) {
    return said;
  }
  const intent = plain ? lastingIntent(said, query) : said.intent;
  const who = inheritAgencies({ intent, slots: said.slots }, query, context);
  const measures = inheritMeasures(intent, said.slots, query.slots);
  const lent = { sameThing: measures?.origin === 'context', isGoingOn: intent !== said.intent };
  return {
    intent,
    slots: {
      ...said.slots,
      ...who,
      measures,
      year: chooseYear(said, query, lent.sameThing || lent.isGoingOn || isLent(who)),
      applicants: said.slots.applicants ?? (lent.sameThing ? lend(query.slots.applicants) : null),
      topic: lent.isGoingOn ? query.slots.topic : said.slots.topic,
    },
  };
}

function isLent({ agencies, group }: Pick<Slots, 'agencies' | 'group'>): boolean {
  return agencies?.origin === 'context' || group?.origin === 'context';
}

function chooseYear(said: Resolved, query: Query, follows: boolean): Slots['year'] {
  return follows && isAgainst(said)
    ? joinYears(said.slots.year, query.slots.year)
    : inheritYear(said.slots, query, follows);
}

/** A bare 泽州呢 goes on with a rate, a share, a phone number. */
function lastingIntent({ intent, slots }: Resolved, query: Query): IntentName {
  const isBare = intent === 'value' && slots.measures === null;
  return isBare && LASTING.has(query.intent) ? query.intent : intent;
}

function lend<T>(slot: Slot<T> | null): Slot<T> | null {
  return slot === null ? null : { value: slot.value, origin: 'context' };
}

/** Nothing is taken over when this turn names anyone, even a place or a group. */
function inheritAgencies(
  { intent, slots }: Resolved,
  query: Query,
  context: Context,
): Pick<Slots, 'agencies' | 'group'> {
  const { agencies, group, place } = slots;
  const isOpen = group === null || group.origin === 'default';
  if (agencies !== null || place !== undefined || !isOpen) {
    return { agencies, group };
  }
  if (OVER_AGENCIES.has(intent) && slots.measures === null && context.agencies.length > 1) {
    return { agencies: readIds(context.agencies), group: null };
  }
  const before = query.slots;
  if (intent === 'list' && group === null && slots.topic?.startsWith('report')) {
    return { agencies, group };
  }
  if (before.agencies !== null) {
    return { agencies: lend(before.agencies), group: null };
  }
  return { agencies: null, group: lend(before.group) ?? group };
}

function readIds(ids: readonly string[]): NonNullable<Slots['agencies']> {
  const value = ids.map((id) => [
    { value: { id, name: id, regionCode: null, function: null }, score: 1 },
  ]);
  return { value, origin: 'context' };
}

function inheritMeasures(intent: IntentName, slots: Slots, before: Slots): Slots['measures'] {
  if (slots.measures !== null || !FIGURE_INTENTS.has(intent) || before.measures === null) {
    return slots.measures;
  }
  return lend(before.measures);
}

/** 前一年 counts from the year of the last turn; a default year is not worth keeping, the next default is as good. */
function inheritYear(slots: Slots, query: Query, follows: boolean): Slots['year'] {
  const before = query.slots.year;
  if (slots.year?.value.kind === 'offset') {
    const base = before === null ? undefined : lastYear(before.value);
    const year: YearValue =
      base === undefined
        ? slots.year.value
        : { kind: 'years', years: [base + slots.year.value.offset] };
    return { value: year, origin: base === undefined ? slots.year.origin : 'context' };
  }
  const isGuess = query.kind === 'missing' && before?.origin === 'context';
  if (
    slots.year !== null ||
    !follows ||
    before === null ||
    before.origin === 'default' ||
    isGuess
  ) {
    return slots.year;
  }
  return lend(before);
}

/** 比2017年多多少: the year said is held against the year of the last turn. */
function isAgainst({ intent, slots }: Resolved): boolean {
  return (intent === 'trend' || intent === 'compare') && slots.year?.value.kind === 'years';
}

function joinYears(said: Slots['year'], before: Slots['year']): Slots['year'] {
  if (said?.value.kind !== 'years' || before?.value.kind !== 'years') {
    return said;
  }
  const years = [...new Set([...said.value.years, ...before.value.years])].sort((a, b) => a - b);
  return { value: { kind: 'years', years }, origin: said.origin };
}

function lastYear(value: YearValue): number | undefined {
  return value.kind === 'years'
    ? value.years.at(-1)
    : value.kind === 'range'
      ? value.to
      : undefined;
}
