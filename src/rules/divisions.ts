import type { DivisionRules } from './rule-schemas.ts';
import type { Division } from './rules.ts';

type Place = { readonly code: string; readonly name: string };
type Former = DivisionRules['former'][number];

/** Codes of groups that are no places of their own: the city doubles of the municipalities, 省直辖县级行政区划. */
const GROUP = /^(?:(?:11|12|31|50)0[12]00|\d{2}9000)$/u;
const CODE = 6;

/**
 * Today's places of the package and the former ones of data/divisions.yaml as one text, a place a line: six digits of code,
 * one of the length of its short name (0: none), the name, and for a former name a tab, the code of today and its last year.
 * 3,000 small objects in the cache would cost a cold start more than all other rules together.
 */
export function packDivisions(places: readonly Place[], rules: DivisionRules): string {
  const today = places
    .filter((place) => !GROUP.test(place.code))
    .map((place) => pack(place, rules));
  const former = rules.former.map((place) => `${pack(place, rules)}\t${place.now}${place.to}`);
  return [...today, ...former].join('\n');
}

function pack({ code, name }: Place | Former, rules: DivisionRules): string {
  return `${code}${countShort(name, rules)}${name}`;
}

/** Back to places, frozen one by one. The code alone says the level: two zero pairs a province, one a city, none a county. */
export function unpackDivisions(packed: string): readonly Division[] {
  return packed.split('\n').map((line) => {
    const tab = line.indexOf('\t');
    const name = tab < 0 ? line.slice(CODE + 1) : line.slice(CODE + 1, tab);
    const length = Number(line.charAt(CODE));
    const code = line.slice(0, CODE);
    return Object.freeze({
      code,
      name,
      short: length === 0 ? null : name.slice(0, length),
      level: levelOf(code),
      now: tab < 0 ? null : line.slice(tab + 1, tab + 1 + CODE),
      to: tab < 0 ? null : Number(line.slice(tab + 1 + CODE)),
    });
  });
}

function levelOf(code: string): Division['level'] {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

/** How many characters of the name people say: 积石山保安族东乡族撒拉族自治县 → 积石山; 0 where one would be left. */
function countShort(name: string, { suffixes, peoples, kept }: DivisionRules): number {
  const suffix = suffixes.find(
    (ending) => name.endsWith(ending) && name.length - ending.length >= 2,
  );
  if (suffix === undefined || kept.includes(name)) return 0;
  return stripPeoples(name.slice(0, -suffix.length), peoples).length;
}

/** Peoples come off the end one by one, longest first, as long as a name of two characters stays. */
function stripPeoples(name: string, peoples: readonly string[]): string {
  const people = peoples
    .filter((candidate) => name.endsWith(candidate) && name.length - candidate.length >= 2)
    .sort((left, right) => right.length - left.length)[0];
  return people === undefined ? name : stripPeoples(name.slice(0, -people.length), peoples);
}
