import type { Agency } from '../model/agency.ts';
import type { AgencyReading, Scored } from '../model/entity.ts';
import type { Division } from '../rules/rules.ts';
import type { PlaceMatch, PlaceReading } from './place-names.ts';
import type { RoleMatch } from './role-names.ts';

/** How surely a way of saying means the agency (the scores of the study of agency names). */
export const AGENCY_SCORE = {
  full: 1,
  bare: 0.95,
  short: 0.9,
  former: 0.85,
  weak: 0.6,
  sound: 0.4,
} as const;
/** What a reading without a report loses beside one with a report of the same name. */
const NO_REPORT_LOSS = 0.3;

const ROLE_SCORE: Readonly<Record<RoleMatch['form'], number>> = {
  name: AGENCY_SCORE.full,
  alias: AGENCY_SCORE.short,
  english: AGENCY_SCORE.short,
  other: AGENCY_SCORE.short,
  former: AGENCY_SCORE.former,
  weak: AGENCY_SCORE.weak,
  typo: AGENCY_SCORE.weak,
  pinyin: AGENCY_SCORE.sound,
};
const PLACE_SCORE: Readonly<Record<PlaceMatch['form'], number>> = {
  full: AGENCY_SCORE.full,
  short: AGENCY_SCORE.bare,
  latin: AGENCY_SCORE.short,
  sound: AGENCY_SCORE.sound,
};

export type AgencyIndex = {
  readonly byPlace: ReadonlyMap<string, readonly Agency[]>;
  /** What the agencies of the store do: only these are told by their official name when a place has none. */
  readonly functions: ReadonlySet<string | null>;
  readonly divisions: ReadonlyMap<string, Division>;
};

export type Readings = readonly Scored<AgencyReading>[];

/** Agencies by their place and places by their code: names are put together when a question needs them. */
export function indexAgencies(
  agencies: readonly Agency[],
  divisions: readonly Division[],
): AgencyIndex {
  const byPlace = new Map<string, Agency[]>();
  for (const agency of agencies) {
    if (agency.regionCode === null) continue;
    const known = byPlace.get(agency.regionCode);
    if (known) known.push(agency);
    else byPlace.set(agency.regionCode, [agency]);
  }
  const current = divisions.filter(({ now }) => now === null);
  const functions = new Set(agencies.map((agency) => agency.function));
  return {
    byPlace,
    functions,
    divisions: new Map(current.map((division) => [division.code, division])),
  };
}

/** Place × function: ours first, and what is no agency of ours by its full name with id null. */
export function readAgency(index: AgencyIndex, place: PlaceMatch, role: RoleMatch): Readings {
  const readings = place.readings.map((reading) => {
    const score = Math.min(
      ROLE_SCORE[role.form],
      PLACE_SCORE[place.form],
      reading.former ? AGENCY_SCORE.former : AGENCY_SCORE.full,
    );
    const ours = agencyOf(index, reading.code, role);
    const value = ours ? toReading(ours) : nameUnknown(index, reading, role);
    return { value, score };
  });
  const known = readings.some(({ value }) => value.id !== null);
  return readings
    .map(({ value, score }) => ({
      value,
      score: known && value.id === null ? Math.max(0, score - NO_REPORT_LOSS) : score,
    }))
    .sort((a, b) => b.score - a.score);
}

/** A place alone stands for its agency only when it has exactly one and is said the way people shorten names; never a province. */
export function readBarePlace(index: AgencyIndex, place: PlaceMatch): Readings {
  if (place.form === 'full') return [];
  const agencies = place.readings
    .filter(({ division }) => division.level !== 'province')
    .flatMap(({ code }) => index.byPlace.get(code) ?? []);
  const [agency] = agencies;
  if (agency === undefined || agencies.length > 1) return [];
  const score = place.form === 'sound' ? AGENCY_SCORE.sound : AGENCY_SCORE.weak;
  return [{ value: toReading(agency), score }];
}

/** The reading of an agency of the store. */
export function toReading(agency: Agency): AgencyReading {
  return {
    id: agency.id,
    name: agency.names[0]?.name ?? agency.id,
    regionCode: agency.regionCode,
    function: agency.function,
  };
}

const endsWith = ({ names }: Agency, { name, said }: RoleMatch): boolean =>
  names.some((own) => own.name.endsWith(name) || own.name.endsWith(said));

function agencyOf(index: AgencyIndex, code: string, role: RoleMatch): Agency | undefined {
  const here = index.byPlace.get(code) ?? [];
  // A body that came in with its report may have a function no rule names: then its name tells.
  const named = here.filter((agency) => agency.function === null && endsWith(agency, role));
  const [only = undefined, ...more] = named;
  return (
    here.find((agency) => agency.function === role.name) ?? (more.length === 0 ? only : undefined)
  );
}

/** 济南市交通运输局 for 济南交通局, but 淄博市公路局 and 山东省交通运输厅 as they were said. */
function nameUnknown(index: AgencyIndex, place: PlaceReading, role: RoleMatch): AgencyReading {
  const official = index.functions.has(role.name) && place.division.level !== 'province';
  return {
    id: null,
    name: namePlace(index, place.code) + (official ? role.name : role.said),
    regionCode: place.code,
    function: role.name,
  };
}

/** 徐州市鼓楼区: a county is told by its city. */
export function namePlace({ divisions }: AgencyIndex, code: string): string {
  const own = divisions.get(code);
  if (own === undefined) return '';
  const city = own.level === 'county' ? divisions.get(`${code.slice(0, 4)}00`) : undefined;
  return `${city?.name ?? ''}${own.name}`;
}
