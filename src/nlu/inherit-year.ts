import type { YearValue } from '../model/entity.ts';
import type { IntentName, Slots } from '../model/interpretation.ts';
import type { Query } from '../model/query.ts';
import { lend } from './inherit-slots.ts';

type Said = { readonly intent: IntentName; readonly slots: Slots };

/** The year of this turn: as said, held against the last one, counted from it, or the last one itself. */
export function chooseYear(said: Said, query: Query, follows: boolean): Slots['year'] {
  const year = inheritYear(said.slots, query, follows);
  return follows && isAgainst(said) ? joinYears(year, query.slots.year) : year;
}

/** 前一年 counts from the year of the last turn; a default year is not worth keeping, the next default is as good. */
function inheritYear(slots: Slots, query: Query, follows: boolean): Slots['year'] {
  const before = query.slots.year;
  if (slots.year?.value.kind === 'offset') {
    return countFrom(before, slots.year.value.offset) ?? slots.year;
  }
  const isGuess = query.kind === 'missing' && before?.origin === 'context';
  const isWorthless = before === null || before.origin === 'default' || isGuess;
  return slots.year !== null || !follows || isWorthless ? slots.year : lend(before);
}

function countFrom(before: Slots['year'], offset: number): Slots['year'] {
  const base = before === null ? undefined : lastYear(before.value);
  return base === undefined
    ? null
    : { value: { kind: 'years', years: [base + offset] }, origin: 'context' };
}

/** 比2017年多多少: the year said is held against the year of the last turn. */
function isAgainst({ intent, slots }: Said): boolean {
  const kind = slots.year?.value.kind;
  return (intent === 'trend' || intent === 'compare') && (kind === 'years' || kind === 'offset');
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
