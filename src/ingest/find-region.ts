import type { Region } from '../model/report.ts';
import type { Division, Rules } from '../rules/rules.ts';
import type { ReadingRules } from './reading-rules.ts';

/** The places a name begins with, from the widest to the closest, and what is left of the name. */
export type FoundRegion = { readonly places: readonly Division[]; readonly rest: string };

/** 甲乙 of 甲乙市; a name of one character is kept whole (甲县). */
export function shortenPlace(name: string, reading: ReadingRules): string {
  const suffix = reading.placeSuffixes.find((each) => name.endsWith(each));
  const short = suffix === undefined ? name : name.slice(0, -suffix.length);
  return short.length >= 2 ? short : name;
}

function isWithin(inner: Division, outer: Division | undefined): boolean {
  if (!outer) return true;
  return inner.code !== outer.code && inner.code.startsWith(outer.code.replace(/(?:00)+$/u, ''));
}

const places = new WeakMap<Rules, ReadonlyMap<string, readonly Division[]>>();

/** Places by the first character of their name. */
function indexPlaces(rules: Rules): ReadonlyMap<string, readonly Division[]> {
  const known = places.get(rules);
  if (known) return known;
  const index = Map.groupBy(rules.divisions, ({ name }) => name[0] ?? '');
  places.set(rules, index);
  return index;
}

/** Whether several places of today have this very name. */
export function isSharedName(rules: Rules, name = ''): boolean {
  const near = indexPlaces(rules).get(name[0] ?? '') ?? [];
  return near.filter((each) => each.name === name && each.now === null).length > 1;
}

function findNext(rules: Rules, rest: string, outer: Division | undefined): readonly Division[] {
  const near = indexPlaces(rules).get(rest[0] ?? '') ?? [];
  return near.filter((each) => rest.startsWith(each.name) && isWithin(each, outer));
}

function findShort(rules: Rules, rest: string, reading: ReadingRules): readonly Division[] {
  return (indexPlaces(rules).get(rest[0] ?? '') ?? []).filter((each) => {
    const short = shortenPlace(each.name, reading);
    return short.length >= 2 && short !== each.name && rest.startsWith(short) && each.now === null;
  });
}

function walk(rules: Rules, name: string, outer: Division | undefined): FoundRegion[] {
  const next = findNext(rules, name, outer);
  return next.flatMap((place) => {
    const rest = name.slice(place.name.length);
    const deeper = walk(rules, rest, place);
    const own = { places: [place], rest };
    return deeper.length > 0
      ? deeper.map((each) => ({ ...each, places: [place, ...each.places] }))
      : [own];
  });
}

/**
 * Every way to read the beginning of a body's name as places. Same names (鼓楼区) give several readings: which one is meant is for the
 * caller to decide by other evidence. Short forms (平潭 for 平潭县) only count when nothing else matches.
 */
export function findRegions(rules: Rules, name: string, reading: ReadingRules): FoundRegion[] {
  const full = walk(rules, name, undefined);
  if (full.length > 0) {
    const shortest = Math.min(...full.map(({ rest }) => rest.length));
    return full.filter(({ rest }) => rest.length === shortest);
  }
  const short = findShort(rules, name, reading);
  return short.map((place) => ({
    places: [place],
    rest: name.slice(shortenPlace(place.name, reading).length),
  }));
}

const formerNames = new WeakMap<Rules, ReadonlyMap<string, readonly string[]>>();

/** The names a place of today had before, by its code. */
export function listFormerNames(rules: Rules, code: string): readonly string[] {
  const known = formerNames.get(rules);
  if (known) return known.get(code) ?? [];
  const made = new Map<string, string[]>();
  for (const { now, name } of rules.divisions)
    if (now !== null) made.set(now, [...(made.get(now) ?? []), name]);
  formerNames.set(rules, made);
  return made.get(code) ?? [];
}

const byCode = new WeakMap<Rules, ReadonlyMap<string, Division>>();

/** A code leads to the place of today before a former one. */
function indexCodes(rules: Rules): ReadonlyMap<string, Division> {
  const known = byCode.get(rules);
  if (known) return known;
  const former = rules.divisions.filter(({ now }) => now !== null);
  const present = rules.divisions.filter(({ now }) => now === null);
  // The last one set stays: the first of today's places.
  const all = [...former.toReversed(), ...present.toReversed()];
  const index = new Map(all.map((each) => [each.code, each]));
  byCode.set(rules, index);
  return index;
}

/** Province, city and county of a place code, by name; a former place gives the one it is today. */
export function toRegion(rules: Rules, code: string | null): Region {
  if (code === null) return { province: null, city: null, county: null };
  const codes = indexCodes(rules);
  const find = (wanted: string): Division | undefined => codes.get(wanted);
  const province = find(`${code.slice(0, 2)}0000`)?.name ?? null;
  const city = code.slice(2) === '0000' ? null : (find(`${code.slice(0, 4)}00`)?.name ?? null);
  const county = code.endsWith('00') ? null : (find(code)?.name ?? null);
  return { province, city, county };
}
