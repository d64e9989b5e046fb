import type { Answer, SlotOrigin } from '../model/answer.ts';
import type { YearValue } from '../model/entity.ts';
import type { Query } from '../model/query.ts';
import type { Brief } from './brief.ts';
import { sayMeasure } from './measure-name.ts';
import { sayLastYears } from './say-last-years.ts';

type Shown = Answer['slots'];
type Part = { readonly value: string; readonly origin: SlotOrigin };

function showYear(value: YearValue, years: readonly number[]): unknown {
  if (years.length === 1) return years[0];
  return years.length > 1 ? years : value;
}

const yearsOf = (query: Query): readonly number[] => {
  if (query.kind === 'figures') return query.selection.years;
  return 'years' in query ? query.years : [];
};

function agencyNames(brief: Brief): readonly string[] {
  const readings = brief.query.slots.agencies?.value ?? [];
  const named = (id: string | null, name: string) =>
    brief.found.catalogue.find((of) => of.agencyId === id)?.agency ?? name;
  return readings.flatMap((mention) =>
    mention.slice(0, 1).map(({ value }) => named(value.id, value.name)),
  );
}

/** What the answer understood, with where each part came from. */
export function showSlots(brief: Brief): Shown {
  const { agencies, group, year, measures, applicants } = brief.query.slots;
  const shown: Record<string, { value: unknown; origin: SlotOrigin }> = {};
  if (agencies !== null) shown.agency = { value: agencyNames(brief), origin: agencies.origin };
  if (group !== null) shown.group = group;
  if (year !== null) {
    shown.year = { value: showYear(year.value, yearsOf(brief.query)), origin: year.origin };
  } else if (yearsOf(brief.query).length > 0) {
    shown.year = { value: showYear({ kind: 'all' }, yearsOf(brief.query)), origin: 'default' };
  }
  if (measures !== null) {
    const best = measures.value.flatMap((mention) => mention.slice(0, 1).map((of) => of.value));
    shown.field = { value: best, origin: measures.origin };
  }
  if (applicants !== null) shown.applicant = applicants;
  return shown;
}

function partsSaid(brief: Brief): readonly Part[] {
  const { agencies, year, measures } = brief.query.slots;
  const comma = brief.say('value.comma');
  const parts: Part[] = [];
  if (agencies !== null) {
    parts.push({ value: agencyNames(brief).join(comma), origin: agencies.origin });
  }
  const years = yearsOf(brief.query);
  if (year !== null && years.length > 0) {
    const value = brief.say('value.years', { years: years.join(comma) });
    parts.push({ value, origin: year.origin });
  }
  if (measures !== null) {
    const best = measures.value.flatMap((mention) => mention.slice(0, 1));
    const names = best.map((reading) => sayMeasure(reading.value, brief));
    parts.push({ value: names.join(comma), origin: measures.origin });
  }
  return parts;
}

/** 沿用：2023年·新收申请 / 未说年份，按最近一份: nothing is assumed in silence. */
export function saySlots(brief: Brief): readonly string[] {
  const { say } = brief;
  const comma = say('value.comma');
  const lines: string[] = [];
  const kept = partsSaid(brief).filter((part) => part.origin === 'context' && part.value !== '');
  if (kept.length > 0) {
    lines.push(say('value.kept', { parts: kept.map((part) => part.value).join('·') }));
  }
  const years = yearsOf(brief.query);
  if (showSlots(brief).year?.origin === 'default' && years.length > 0) {
    const topic = years.length === 1 ? 'value.defaultYear' : 'value.defaultYears';
    lines.push(say(topic, { years: years.join(comma) }));
  }
  return [...lines, ...sayLastYears(brief, years)];
}
