import type { CatalogueEntry } from '../model/agency.ts';
import type { AgencyReading, Entity, Scored } from '../model/entity.ts';
import type { Slots } from '../model/interpretation.ts';
import type { KnownAgency, Rules } from '../rules/rules.ts';
import { GOVERNMENT } from './role-names.ts';

type Agency = Extract<Entity, { kind: 'agency' }>;
type Region = Extract<Entity, { kind: 'region' }>;
type Readings = readonly Scored<AgencyReading>[];

export type AgencySlots = Pick<Slots, 'agencies' | 'group' | 'place'>;

type Input = {
  readonly entities: readonly Entity[];
  readonly catalogue: readonly CatalogueEntry[];
};

/** Who is meant: named agencies, a place that has just one of them, a group, or only a place. */
export function createAgencyResolver(rules: Rules): (input: Input) => AgencySlots {
  const reader = createPlaceReader(rules);
  return ({ entities, catalogue }) => {
    const { named, regions, roles } = sortNames(entities);
    const shared = roles[0] ?? functionOf(named[0]);
    const group = readGroup(entities, regions[0]);
    if (group !== null && named.length + regions.length < 2) {
      return { agencies: null, group };
    }
    const place = takeOnly({ named, regions });
    if (place !== null && shared === null) {
      return reader.fromPlace(place, catalogue);
    }
    const read = (e: Agency | Region): Readings =>
      e.kind === 'agency' ? e.readings : reader.readRegion(e, catalogue, shared);
    const inOrder = [...named, ...regions].sort((a, b) => a.span.start - b.span.start);
    return toSlots(inOrder.map(read), roles[0] ?? null);
  };
}

function toSlots(value: readonly Readings[], role: string | null): AgencySlots {
  return value.length > 0
    ? { agencies: { value, origin: 'said' }, group: null }
    : { agencies: null, group: fromFunction(role) };
}

function functionOf(agency: Agency | undefined): string | null {
  return agency?.readings[0]?.value.function ?? null;
}

function takeOnly({ named, regions }: Pick<Names, 'named' | 'regions'>): Region | null {
  return named.length === 0 && regions.length === 1 ? (regions[0] ?? null) : null;
}

type Names = {
  readonly named: readonly Agency[];
  readonly regions: readonly Region[];
  readonly roles: readonly string[];
};

/** A place that is also read as its only agency counts once, as the agency. */
function sortNames(entities: readonly Entity[]): Names {
  const named = entities.flatMap((e) => (e.kind === 'agency' ? [e] : []));
  const isNamed = ({ span }: Region): boolean => named.some((e) => e.span.start === span.start);
  return {
    named,
    regions: entities.flatMap((e) => (e.kind === 'region' && !isNamed(e) ? [e] : [])),
    roles: entities.flatMap((e) => (e.kind === 'function' ? [e.name] : [])),
  };
}

/** 各局, 这四家, 山东各局: a group unless two bodies are named beside it. */
function readGroup(entities: readonly Entity[], region: Region | undefined): Slots['group'] {
  const all = entities.find((e) => e.kind === 'allAgencies');
  const role = entities.find((e) => e.kind === 'function');
  const isNamed = entities.some(({ kind }) => kind === 'agency');
  return all === undefined || (isNamed && all.count === null)
    ? null
    : {
        value: {
          regionCode: trimCode(region?.codes[0]),
          function: role?.name ?? null,
          count: all.count,
        },
        origin: 'said',
      };
}

type Catalogue = readonly CatalogueEntry[];

function createPlaceReader(rules: Rules) {
  const known = new Map(rules.agencies.map((agency) => [agency.id, agency]));
  const fullNames = new Set(rules.divisions.map(({ name }) => name));
  const listIn = (region: Region, catalogue: Catalogue): readonly string[] =>
    [...new Map(catalogue.map((entry) => [entry.agencyId, entry.agency]))]
      .filter(([id, name]) => isIn(region, known.get(id), name))
      .map(([id]) => id);
  const listWithin = ({ codes }: Region, catalogue: Catalogue): readonly string[] =>
    [...new Set(catalogue.map(({ agencyId }) => agencyId))].filter((id) => {
      const code = known.get(id)?.regionCode ?? '';
      return codes.some((upper) => code.startsWith(trimCode(upper) ?? upper));
    });
  const toReading = (id: string): AgencyReading => {
    const agency = known.get(id);
    return {
      id,
      name: agency?.names[0]?.name ?? id,
      regionCode: agency?.regionCode ?? null,
      function: agency?.function ?? null,
    };
  };
  /** Agencies of the place; without any, the place itself as a name nobody has a report of. */
  const readRegion = (region: Region, catalogue: Catalogue, shared: string | null): Readings => {
    const fitting = listIn(region, catalogue)
      .map(toReading)
      .filter((agency) => shared === null || agency.function === shared);
    const isNamed = shared === null || region.name.endsWith(shared);
    const name = isNamed ? region.name : region.name + shared;
    const unknown = { id: null, name, regionCode: region.codes[0] ?? null, function: shared };
    return (fitting.length === 0 ? [unknown] : fitting).map((value) => ({ value, score: 1 }));
  };
  const fromPlace = (region: Region, catalogue: Catalogue): AgencySlots => {
    // 某某区 in full is its government, where there is a report of that: no bureau stands in for it.
    const own = readRegion(region, catalogue, GOVERNMENT).filter(({ value }) => value.id !== null);
    if (own.length > 0) return { agencies: { value: [own], origin: 'said' }, group: null };
    const full = fullNames.has(region.text) || region.text.endsWith(GOVERNMENT.slice(-2));
    const place = {
      name: region.name,
      codes: region.codes,
      full,
      within: listWithin(region, catalogue),
    };
    const value = [readRegion(region, catalogue, null)];
    return { agencies: full ? null : { value, origin: 'default' }, group: null, place };
  };
  return { readRegion, fromPlace };
}

/** 交通局 alone is a group to rank or a question to ask back, never one body at random. */
function fromFunction(name: string | null): Slots['group'] {
  return name === null
    ? null
    : { value: { regionCode: null, function: name, count: null }, origin: 'default' };
}

function isIn(region: Region, agency: KnownAgency | undefined, name: string): boolean {
  return agency?.regionCode === undefined || agency.regionCode === null
    ? name.startsWith(region.name)
    : region.codes.includes(agency.regionCode);
}

/** 370000 → 37, 370300 → 3703: the leading digits a selection is narrowed by. */
function trimCode(code: string | undefined): string | null {
  return code === undefined ? null : code.replace(/(?:00)+$/u, '');
}
