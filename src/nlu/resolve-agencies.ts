import type { CatalogueEntry } from '../model/agency.ts';
import type { AgencyReading, Entity, Scored } from '../model/entity.ts';
import type { Slot, Slots } from '../model/interpretation.ts';
import type { KnownAgency, Rules } from '../rules/rules.ts';

type Region = Extract<Entity, { kind: 'region' }>;
type Readings = readonly Scored<AgencyReading>[];

export type AgencySlots = Pick<Slots, 'agencies' | 'group' | 'place'>;

type Input = {
  readonly entities: readonly Entity[];
  readonly catalogue: readonly CatalogueEntry[];
};

/** Who is meant: named agencies, a place that has just one of them, a group, or only a place. */
export function createAgencyResolver(rules: Rules): (input: Input) => AgencySlots {
  const known = new Map(rules.agencies.map((agency) => [agency.id, agency]));
  const candidates = (region: Region, catalogue: readonly CatalogueEntry[]): readonly string[] =>
    [...new Set(catalogue.map(({ agencyId }) => agencyId))].filter((id) =>
      isIn(region, known.get(id), catalogue.find(({ agencyId }) => agencyId === id)?.agency ?? ''),
    );

  return ({ entities, catalogue }) => {
    const named = entities.flatMap((e) => (e.kind === 'agency' ? [e] : []));
    const regions = entities.flatMap((e) =>
      e.kind === 'region' && !named.some(({ span }) => span.start === e.span.start) ? [e] : [],
    );
    const functions = entities.flatMap((e) => (e.kind === 'function' ? [e.name] : []));
    const all = entities.find((e) => e.kind === 'allAgencies');
    const shared = functions[0] ?? functionOf(named[0]?.readings);
    if (all !== undefined && all.kind === 'allAgencies' && named.length + regions.length < 2) {
      const value = {
        regionCode: trimCode(regions[0]?.codes[0]),
        function: functions[0] ?? null,
        count: all.count,
      };
      return { agencies: null, group: { value, origin: 'said' } };
    }
    const [only] = regions;
    if (only !== undefined && regions.length === 1 && named.length === 0 && shared === null) {
      return fromPlace(only, candidates(only, catalogue));
    }
    const mentions = entities.flatMap((e): Readings[] => {
      if (e.kind === 'agency') {
        return [e.readings];
      }
      return e.kind === 'region' && regions.includes(e) ? [readRegion(e, candidates(e, catalogue), shared)] : [];
    });
    return mentions.length > 0
      ? { agencies: { value: mentions, origin: 'said' }, group: null }
      : { agencies: null, group: fromFunction(functions[0] ?? null) };
  };

  function fromPlace(region: Region, ids: readonly string[]): AgencySlots {
    const { full } = region;
    const place = { name: region.name, codes: region.codes, full };
    const readings = readRegion(region, ids, null);
    const agencies: Slot<readonly Readings[]> = { value: [readings], origin: 'default' };
    return { agencies: full ? null : agencies, group: null, place };
  }

  /** Agencies of the place; without any, the place itself as a name nobody has a report of. */
  function readRegion(region: Region, ids: readonly string[], shared: string | null): Readings {
    const fitting = ids.filter((id) => shared === null || known.get(id)?.function === shared);
    const name =
      shared === null || region.name.endsWith(shared) ? region.name : region.name + shared;
    const unknown = { id: null, name, regionCode: region.codes[0] ?? null, function: shared };
    return fitting.length === 0
      ? [{ value: unknown, score: 1 }]
      : fitting.map((id) => ({
          value: {
            id,
            name: known.get(id)?.names[0]?.name ?? id,
            regionCode: known.get(id)?.regionCode ?? null,
            function: known.get(id)?.function ?? null,
          },
          score: 1,
        }));
  }
}

function functionOf(readings: Readings | undefined): string | null {
  return readings?.[0]?.value.function ?? null;
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
