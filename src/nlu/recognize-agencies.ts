import type { Agency } from '../model/agency.ts';
import type { Entity } from '../model/entity.ts';
import type { NormalizedText } from '../model/text.ts';
import type { Rules } from '../rules/rules.ts';
import type { AgencyNames, Mention } from './agency-mention.ts';
import {
  AGENCY_SCORE,
  type AgencyIndex,
  indexAgencies,
  namePlace,
  type Readings,
  readAgency,
  readBarePlace,
  toReading,
} from './agency-readings.ts';
import { entitySpan } from './entity-span.ts';
import { findAgencyMentions } from './find-agency-mentions.ts';
import { createLatinNames } from './latin-names.ts';
import { createPlaceMatcher, type PlaceMatch } from './place-names.ts';
import { createRoleNames } from './role-names.ts';
import type { ScriptTables } from './script-tables.ts';
import { settleMentions } from './settle-mentions.ts';
import { createSoundNames } from './sound-names.ts';
import { createSyllables } from './syllables.ts';
import { createWordIndex } from './word-index.ts';

export type AgencyRules = Pick<Rules, 'agencies' | 'functions' | 'divisions' | 'fields' | 'terms'>;

const SHORTEST = { body: 2, place: 3 };

export type RecognizeAgencies = (normalized: NormalizedText) => readonly Entity[];

/** Agencies, places and functions of a question; names are composed when asked for, so their number does not matter. */
export function createAgencyRecognizer(deps: {
  readonly rules: AgencyRules;
  readonly tables: Pick<ScriptTables, 'pinyin'>;
}): RecognizeAgencies {
  const names = createAgencyNames(deps.rules, deps.tables.pinyin);
  return (normalized) => {
    const mentions = settleMentions(findAgencyMentions(names, normalized.text), normalized.text);
    return mentions.flatMap((mention) => toEntities(names.index, mention, normalized));
  };
}

function createAgencyNames(rules: AgencyRules, pinyin: string): AgencyNames {
  const { agencies, divisions, functions } = rules;
  const index = indexAgencies(agencies, divisions);
  const roles = createRoleNames(rules);
  const syllables = createSyllables(pinyin);
  const placesWithAgency = divisions.filter(
    ({ code, now }) => now === null && index.byPlace.has(code),
  );
  return {
    index,
    roles,
    placeAt: createPlaceMatcher(divisions),
    sounds: createSoundNames({ syllables, places: placesWithAgency, roles: roles.words }),
    latin: createLatinNames({ syllables, divisions, functions, roles: roles.words }),
    wholes: createWordIndex(wholeNames(agencies)),
  };
}

/** Names as they stand in the data, for what no rule composes; one name may be borne by several. */
function wholeNames(agencies: AgencyRules['agencies']): Map<string, Readings> {
  const names = new Map<string, Readings>();
  for (const agency of agencies) {
    const value = toReading(agency);
    for (const [name, score] of listNames(agency)) {
      const known = names.get(name) ?? [];
      const fresh = known.every((other) => other.value.id !== value.id);
      if (fresh) names.set(name, [...known, { value, score }]);
    }
  }
  return names;
}

function listNames(
  agency: AgencyRules['agencies'][number],
): readonly (readonly [string, number])[] {
  const own = agency.names.flatMap(({ name }, rank) => [
    [name, rank === 0 ? AGENCY_SCORE.full : AGENCY_SCORE.former] as const,
    ...shortenName(agency, name).map((short) => [short, AGENCY_SCORE.bare] as const),
  ]);
  return [...own, ...agency.aliases.map((alias) => [alias, AGENCY_SCORE.short] as const)];
}

/** 上海科学技术委员会, and for a county the name without its city: 文登区交通运输局. */
function shortenName({ province, city, county }: Agency, name: string): readonly string[] {
  const places = [province, city, county].filter((place) => place !== null);
  const bare = places.reduce(
    (rest, place) => (rest.startsWith(place) ? rest.slice(place.length) : rest),
    name,
  );
  const own = places.at(-1);
  if (own === undefined || bare === name || bare.length < SHORTEST.body) return [];
  const short = own.length >= SHORTEST.place ? [own.slice(0, -1) + bare] : [];
  return [own + bare, ...short].filter((shorter) => shorter !== name);
}

function toEntities(index: AgencyIndex, mention: Mention, normalized: NormalizedText): Entity[] {
  const span = entitySpan(normalized, mention.start, mention.end);
  const { place, role, whole } = mention;
  if (whole) return [{ kind: 'agency', readings: whole, ...span }];
  if (place && role) return [{ kind: 'agency', readings: readAgency(index, place, role), ...span }];
  if (role) return [{ kind: 'function', name: role.name, ...span }];
  return place ? barePlace(index, place, span) : [];
}

function barePlace(
  index: AgencyIndex,
  place: PlaceMatch,
  span: ReturnType<typeof entitySpan>,
): Entity[] {
  const readings = readBarePlace(index, place);
  const codes = place.readings.map(({ code }) => code);
  const agency: Entity[] = readings.length > 0 ? [{ kind: 'agency', readings, ...span }] : [];
  if (place.form === 'sound' || !(agency.length > 0 || isSaidPlace(index, place))) return agency;
  const name = codes.length === 1 ? namePlace(index, codes[0] ?? '') : span.text;
  return [...agency, { kind: 'region', codes, name, full: place.form === 'full', ...span }];
}

/** Short names of counties are often plain words (公安, 互助): alone they are places only where we have reports. */
function isSaidPlace(index: AgencyIndex, place: PlaceMatch): boolean {
  if (place.form === 'full') return true;
  return place.readings.some(
    ({ code, division }) => division.level !== 'county' || index.byPlace.has(code),
  );
}
