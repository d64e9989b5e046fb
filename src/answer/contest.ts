import type { Excluded } from '../model/answer.ts';
import type { Axis, Direction } from '../model/query.ts';
import type { Brief } from './brief.ts';
import { formatAmount, formatNumber, joinUnit } from './format-number.ts';
import { nameMeasure, sayMeasure, unitOf } from './measure-name.ts';
import { isNumber, type Resolved } from './resolve.ts';
import { sayMissingShort } from './say-missing.ts';

const MAX_NAMED = 8;
const MAX_EXCLUDED = 200;

/** A figure that takes part in a comparison, a ranking or a sum. */
export type Entrant = Resolved & { readonly value: number };

/** Who took part, best first, and who could not. */
export type Contest = {
  readonly entrants: readonly Entrant[];
  readonly absent: readonly Resolved[];
};

/** 丙市 2023 and 乙市 2017 side by side: the years nobody asked of the other body are not missing. */
function isMoot(one: Resolved, all: readonly Resolved[]): boolean {
  const own = all.filter((other) => other.subject.agencyId === one.subject.agencyId);
  const mixed =
    own.length < all.length && own.some((other) => other.subject.year !== one.subject.year);
  return mixed && own.some((other) => other.measure.field === one.measure.field && isNumber(other));
}

/** Sorted by value; equal ones keep the order of the question. */
export function hold(all: readonly Resolved[], direction: Direction): Contest {
  const sign = direction === 'most' ? -1 : 1;
  const entrants = all.filter(isNumber).toSorted((a, b) => sign * (a.value - b.value));
  return { entrants, absent: all.filter((one) => !isNumber(one) && !isMoot(one, all)) };
}

/** Everyone who shares the first place. */
export function leadersOf({ entrants }: Contest): readonly Entrant[] {
  return entrants.filter((one) => one.value === entrants[0]?.value);
}

/** What distinguishes one entrant from the next: its agency, its year or its field. */
export function nameEntrant(brief: Brief, one: Resolved, by: Axis): string {
  const isPaired = brief.query.kind === 'figures' && brief.query.pairs !== undefined;
  if (isPaired) return brief.say('compare.whoWhen', one.subject);
  if (by === 'agency') return one.subject.agency;
  if (by === 'year') return brief.say('value.years', { years: one.subject.year });
  return sayMeasure(one.measure, brief);
}

/** The official name and, for a field, the two ways people say it most. */
function tagEntrant(brief: Brief, one: Resolved, by: Axis): string | number {
  if (by === 'agency') return one.subject.agency;
  if (by === 'year') return one.subject.year;
  const aliases = brief.index.fields.get(one.measure.field)?.aliases.slice(0, 2) ?? [];
  const label = nameMeasure(one.measure, brief);
  const applicant = one.measure.applicant;
  if (aliases.length === 0 || (applicant !== null && applicant !== 'total')) return label;
  return brief.say('rank.winnerField', { label, aliases: aliases.join(brief.say('value.comma')) });
}

/** The contract's winner: one tag, or all that share the place. */
export function winnerOf(
  brief: Brief,
  leaders: readonly Resolved[],
  by: Axis,
): string | number | null {
  const tags = leaders.map((one) => tagEntrant(brief, one, by));
  if (tags.length === 0) return null;
  return tags.length === 1 ? (tags[0] ?? null) : tags.join(brief.say('value.comma'));
}

/** The unit that is printed, which a stand-in may have another of than the field that was asked. */
export const unitShown = (brief: Brief, one: Resolved): string =>
  one.figure?.unit ?? unitOf(one.measure, brief);

export function amountOf(brief: Brief, one: Resolved): string {
  if (one.figure !== null) return formatAmount(one.figure, brief);
  return joinUnit(formatNumber(one.value), unitOf(one.measure, brief), brief);
}

export const toExcluded = (absent: readonly Resolved[]): readonly Excluded[] =>
  absent
    .slice(0, MAX_EXCLUDED)
    .map(({ subject, state }) => ({ agency: subject.agency, year: subject.year, state }));

/** 丁区：表格是图片，未参与: nobody is left out in silence. */
export function sayAbsent(brief: Brief, absent: readonly Resolved[], by: Axis): readonly string[] {
  if (absent.length === 0) return [];
  const names = absent.slice(0, MAX_NAMED).map((one) =>
    brief.say('rank.absent', {
      name: nameEntrant(brief, one, by),
      state: sayMissingShort(brief, one.state),
    }),
  );
  if (absent.length > MAX_NAMED) names.push(brief.say('rank.more', { count: absent.length }));
  return [brief.say('rank.excluded', { names: names.join(brief.say('value.semicolon')) })];
}

const same = <T>(values: readonly T[]): boolean => new Set(values).size <= 1;

/** What all entrants have in common heads the reply: 2023 年行政处罚. */
export function sayTopic(brief: Brief, all: readonly Resolved[], by: Axis): string {
  const [first] = all;
  if (first === undefined) return '';
  const { agency, year } = first.subject;
  const parts: string[] = [];
  if (by !== 'agency' && same(all.map((of) => of.subject.agencyId))) {
    parts.push(brief.say('rank.agency', { agency }));
  }
  if (by !== 'year' && same(all.map((of) => of.subject.year))) {
    parts.push(brief.say('rank.year', { year }));
  }
  if (by !== 'measure') parts.push(sayMeasure(first.measure, brief));
  return parts.join('').replace(/[ ,]+$/u, '');
}
