import type { Division, Rules } from '../rules/rules.ts';
import type { FoundAgency } from './find-agency.ts';
import { findRegions, listFormerNames, shortenPlace, toRegion } from './find-region.ts';
import type { ReadingRules } from './reading-rules.ts';

/** What a title claims against what the rest of the text shows. */
export type Claim = {
  readonly found: FoundAgency;
  /** The name as the title prints it. */
  readonly title: string;
  /** Names in the contact clause and the signature. */
  readonly others: readonly string[];
  /** All running text, without blanks. */
  readonly body: string;
};

type Deps = { readonly rules: Rules; readonly reading: ReadingRules };

/** A place named only in passing is named less often. */
const minMentions = 3;

const trim = (code: string): string => code.replace(/(?:00)+$/u, '');

function isRelated(one: string, other: string): boolean {
  return trim(one).startsWith(trim(other)) || trim(other).startsWith(trim(one));
}

/** What is left when every repetition of the claimed name is taken out. */
function toRest({ found, title, body }: Claim): string {
  const names = [found.name, title].filter((name) => name !== '');
  return names.reduce((text, name) => text.replaceAll(name, ''), body);
}

function speaksOfOwnPlace(rest: string, code: string, { rules, reading }: Deps): boolean {
  const { province, city, county } = toRegion(rules, code);
  const own = [county, city, ...(city === null ? [province] : [])].filter((name) => name !== null);
  const isNamed = (name: string): boolean => rest.includes(shortenPlace(name, reading));
  return own.some(isNamed) || listFormerNames(rules, code).some(isNamed);
}

function placeOf(name: string, { rules, reading }: Deps): Division | undefined {
  const regions = findRegions(rules, name, reading);
  const [only, ...more] = regions.map(({ places }) => places.at(-1));
  return more.length === 0 && only !== undefined && name.startsWith(only.name) ? only : undefined;
}

/** Another body signs or is to be written to, or another place is what the text is about. */
function findOther(claim: Claim, code: string, deps: Deps): string | null {
  const rest = toRest(claim);
  const signed = claim.others.find((name) => {
    const place = placeOf(name, deps);
    return place !== undefined && !isRelated(place.now ?? place.code, code);
  });
  if (signed !== undefined) return signed;
  return findOtherPlace(rest, code, deps);
}

type PlaceIndex = {
  /** By the first two characters of the name. */
  readonly byStart: ReadonlyMap<string, readonly Division[]>;
  /** 1 at the code of every first character: most characters of a text begin no name. */
  readonly firsts: Uint8Array;
};

const indexes = new WeakMap<Rules, PlaceIndex>();

/** Today's cities and counties, those left out that are common words (城区). */
function indexPlaces(rules: Rules): PlaceIndex {
  const known = indexes.get(rules);
  if (known) return known;
  const named = rules.divisions.filter(
    ({ level, now, short }) => level !== 'province' && now === null && short !== null,
  );
  const firsts = new Uint8Array(0x1_00_00);
  for (const { name } of named) firsts[name.charCodeAt(0)] = 1;
  const index = { byStart: Map.groupBy(named, ({ name }) => name.slice(0, 2)), firsts };
  indexes.set(rules, index);
  return index;
}

/** Mentions are counted by city: a county and the city above it speak for each other. */
function findOtherPlace(rest: string, code: string, { rules }: Deps): string | null {
  const { byStart, firsts } = indexPlaces(rules);
  const counts = new Map<string, { name: string; count: number }>();
  for (let at = 0; at < rest.length - 1; at += 1) {
    if (firsts[rest.charCodeAt(at)] !== 1) continue;
    const near = byStart.get(rest.slice(at, at + 2)) ?? [];
    const place = near.find((each) => rest.startsWith(each.name, at));
    if (place === undefined || isRelated(place.code, code)) continue;
    const city = place.code.slice(0, 4);
    const { name, count } = counts.get(city) ?? { name: place.name, count: 0 };
    counts.set(city, { name, count: count + 1 });
  }
  return [...counts.values()].find(({ count }) => count >= minMentions)?.name ?? null;
}

/**
 * Whom a text really speaks of when it is not the body of its title: pasted from another agency, or a copy with the name
 * replaced. A text that names its own place anywhere but in that name is believed.
 */
export function findForeign(claim: Claim, deps: Deps): string | null {
  const code = claim.found.agency.regionCode;
  if (code === null || claim.found.inferred) return null;
  if (speaksOfOwnPlace(toRest(claim), code, deps)) return null;
  return findOther(claim, code, deps);
}

/** Whether a name without a place ends like that of a public body at all: brands of hacked mirrors do not. */
export function isBody({ found: { agency, name, inferred } }: Claim, { reading }: Deps): boolean {
  const ends = [...reading.bodySuffixes, ...reading.otherBodies];
  const placed = agency.regionCode !== null && !inferred;
  return placed || ends.some((end) => name.endsWith(end));
}
