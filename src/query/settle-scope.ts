import type { AgencyReading, Scored, YearValue } from '../model/entity.ts';
import type { IntentName, Slot } from '../model/interpretation.ts';
import type { Query } from '../model/query.ts';
import {
  allIds,
  listGroup,
  MAX_CHOICES,
  nearPlace,
  offerAgencies,
  offerYears,
  rephrase,
} from './choices.ts';
import type { Plan, Scope, Settled } from './plan-input.ts';

/** Readings closer than this compete: ask back. */
const TIE_GAP = 0.15;
/** Questions that run over all agencies when nobody is named. */
const OVER_ALL = new Set<IntentName>(['rank', 'compare', 'total', 'mean']);

/** Whose reports of which years; what is not there or not clear comes back as a query of its own. */
export function settleScope(plan: Plan): Settled<Scope> {
  const who = settleAgencies(plan);
  if (who.kind === 'query') {
    return who;
  }
  return settleYears(plan, who.value);
}

type Who = {
  readonly agencies: readonly string[];
  readonly regionCode: string | null;
  readonly isGroup: boolean;
};

function settleAgencies(plan: Plan): Settled<Who> {
  const { slots } = plan;
  if (slots.agencies !== null) {
    return settleNamed(plan, slots.agencies.value);
  }
  if (slots.place !== undefined) {
    return ask(plan, 'place', nearPlace(plan, slots.place));
  }
  const ids = listGroup(plan);
  if (mustChoose(plan, ids)) {
    return ids.length === 1 ? group(plan, ids) : ask(plan, 'agency', ids);
  }
  return ids.length === 0 ? ask(plan, 'agency', allIds(plan)) : group(plan, ids);
}

/** 两家 of four says which two no more than nothing does; 哪类最多 orders the figures of one body alone. */
function mustChoose({ slots, intent }: Plan, ids: readonly string[]): boolean {
  const isFewer = intent !== 'rank' && (slots.group?.value.count ?? ids.length) < ids.length;
  const isOpen = slots.group === null || slots.group.origin === 'default';
  return isFewer || (isOpen && (!OVER_ALL.has(intent) || slots.axis === 'measure'));
}

function group(plan: Plan, agencies: readonly string[]): Settled<Who> {
  const regionCode = plan.slots.group?.value.regionCode ?? null;
  const value = { agencies: regionCode === null ? agencies : [], regionCode, isGroup: true };
  return { kind: 'settled', value };
}

function ask(plan: Plan, about: 'agency' | 'place', ids: readonly string[]): Settled<never> {
  const { intent, slots } = plan;
  const offered = ids.length > 1 ? ids : allIds(plan);
  const query: Query = {
    kind: 'clarify',
    intent,
    about,
    choices: offerAgencies(plan, offered),
    slots,
  };
  return { kind: 'query', query };
}

function settleNamed(
  plan: Plan,
  mentions: readonly (readonly Scored<AgencyReading>[])[],
): Settled<Who> {
  const ids: string[] = [];
  for (const readings of mentions) {
    const [best] = readings;
    const close = readings.filter(({ score }) => (best?.score ?? 0) - score < TIE_GAP);
    const there = close.flatMap(({ value }) => (isThere(plan, value.id) ? [value.id] : []));
    const [only] = there;
    if (there.length > 1) {
      return ask(plan, 'agency', there);
    }
    if (only === undefined) {
      return { kind: 'query', query: missNamed(plan, close) };
    }
    if (!ids.includes(only)) {
      ids.push(only);
    }
  }
  return { kind: 'settled', value: { agencies: ids, regionCode: null, isGroup: false } };
}

function isThere({ catalogue }: Plan, id: string | null): id is string {
  return id !== null && catalogue.some(({ agencyId }) => agencyId === id);
}

/** 鼓楼区交通局: four places have one, and none of them is here; which is meant is asked, never assumed. */
function missNamed(plan: Plan, close: readonly Scored<AgencyReading>[]): Query {
  const named = close.map(({ value }) => value);
  const places = new Set(named.map(({ regionCode }) => regionCode));
  if (places.size < 2 || named.some(({ id }) => id !== null)) {
    return missAgency(plan, named[0]);
  }
  const { intent, slots } = plan;
  const choices = named.slice(0, MAX_CHOICES).map(({ name }) => ({
    label: name,
    question: rephrase(plan, ({ kind }) => kind === 'agency', name),
  }));
  return { kind: 'clarify', intent, about: 'region', choices, slots };
}

/** An agency we know or only heard of, without any report here. */
function missAgency(plan: Plan, reading: AgencyReading | undefined): Query {
  const { intent, slots } = plan;
  return {
    kind: 'missing',
    intent,
    agencyId: reading?.id ?? null,
    agency: reading?.name ?? '',
    years: [],
    choices: offerAgencies(plan, allIds(plan)),
    slots,
  };
}

function settleYears(plan: Plan, who: Who): Settled<Scope> {
  const said = plan.slots.year?.value ?? null;
  const there = yearsThere(plan, who.agencies);
  const years = said === null ? defaultYears(plan, who, there) : spell(said, there, plan);
  for (const id of who.isGroup ? [] : who.agencies) {
    const own = yearsThere(plan, [id]);
    if (years.length > 0 && !years.some((year) => own.includes(year))) {
      return { kind: 'query', query: missYears(plan, id, years) };
    }
  }
  const year: Slot<YearValue> = {
    value: { kind: 'years', years },
    origin: plan.slots.year?.origin ?? 'default',
  };
  const { agencies, regionCode } = who;
  const slots = { ...plan.slots, year: said?.kind === 'range' ? plan.slots.year : year };
  return { kind: 'settled', value: { agencies, regionCode, years, slots } };
}

function yearsThere({ catalogue }: Plan, agencies: readonly string[]): readonly number[] {
  const years = catalogue
    .filter(({ agencyId }) => agencies.length === 0 || agencies.includes(agencyId))
    .map(({ year }) => year);
  return [...new Set(years)].sort((a, b) => a - b);
}

/** A trend runs over all years; everything else takes the latest year every named agency has, else the latest. */
function defaultYears(plan: Plan, who: Who, there: readonly number[]): readonly number[] {
  if (plan.intent === 'trend') {
    return there;
  }
  const shared = who.isGroup
    ? there
    : there.filter((year) => who.agencies.every((id) => yearsThere(plan, [id]).includes(year)));
  return (shared.length > 0 ? shared : there).slice(-1);
}

function spell(value: YearValue, there: readonly number[], plan: Plan): readonly number[] {
  switch (value.kind) {
    case 'years':
      return value.years;
    case 'range':
      return Array.from(
        { length: Math.min(60, value.to - value.from + 1) },
        (_, i) => value.from + i,
      );
    case 'last':
      return there.slice(-value.count);
    case 'all':
      return there;
    case 'offset': {
      const now = Number(plan.interpretation.utterance.now.slice(0, 4));
      return [now + value.offset];
    }
  }
}

function missYears(plan: Plan, agencyId: string, years: readonly number[]): Query {
  const { intent, slots, catalogue } = plan;
  const agency = catalogue.find((entry) => entry.agencyId === agencyId)?.agency ?? agencyId;
  const choices = offerYears(plan, agencyId);
  return { kind: 'missing', intent, agencyId, agency, years, choices, slots };
}
