import { sayYears } from './answer-trend.ts';
import type { Brief } from './brief.ts';

/** 近三年: the latest years there are reports of, not those of the calendar; said with the years between that are missing. */
export function sayLastYears(brief: Brief, years: readonly number[]): readonly string[] {
  const value = brief.interpretation.slots.year?.value;
  const [first, last] = [years.at(0), years.at(-1)];
  if (value?.kind !== 'last' || first === undefined || last === undefined) return [];
  const span = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const gaps = span.filter((year) => !years.includes(year));
  const missing =
    gaps.length === 0 ? '' : brief.say('value.lastGaps', { years: sayYears(brief, gaps) });
  const there = years.join(brief.say('value.comma'));
  return [brief.say('value.lastYears', { count: value.count, years: there, missing })];
}
