import type { DivisionRules } from './rule-schemas.ts';
import type { Division } from './rules.ts';

/** A place as it is stored compactly: code, name, short name, code of the place it is today, last year of the name. */
export type PackedDivision = readonly [
  string,
  string,
  string | null,
  (string | null)?,
  (number | null)?,
];

type Place = { readonly code: string; readonly name: string };

/** Codes of groups that are no places of their own: the city doubles of the municipalities, 省直辖县级行政区划. */
const GROUP = /^(?:(?:11|12|31|50)0[12]00|\d{2}9000)$/u;

/** Today's places of the package and the former ones of data/divisions.yaml, each with its short name. */
export function packDivisions(places: readonly Place[], rules: DivisionRules): PackedDivision[] {
  const today = places
    .filter((place) => !GROUP.test(place.code))
    .map(({ code, name }) => [code, name, shortenPlace(name, rules)] as const);
  const former = rules.former.map(
    ({ code, name, now, to }) => [code, name, shortenPlace(name, rules), now, to] as const,
  );
  return [...today, ...former];
}

/** The code alone says the level: two zero pairs a province, one a city, none a county. */
export function unpackDivision([code, name, short, now, to]: PackedDivision): Division {
  return { code, name, short, level: levelOf(code), now: now ?? null, to: to ?? null };
}

function levelOf(code: string): Division['level'] {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

/** 积石山保安族东乡族撒拉族自治县 → 积石山, 淄博市 → 淄博; a name of one character is none. */
function shortenPlace(name: string, { suffixes, peoples, kept }: DivisionRules): string | null {
  if (kept.includes(name)) return null;
  const suffix = suffixes.find(
    (ending) => name.endsWith(ending) && name.length - ending.length >= 2,
  );
  return suffix === undefined ? null : stripPeoples(name.slice(0, -suffix.length), peoples);
}

/** Peoples come off the end one by one, longest first, as long as a name of two characters stays. */
function stripPeoples(name: string, peoples: readonly string[]): string {
  const people = peoples
    .filter((candidate) => name.endsWith(candidate) && name.length - candidate.length >= 2)
    .sort((left, right) => right.length - left.length)[0];
  return people === undefined ? name : stripPeoples(name.slice(0, -people.length), peoples);
}
