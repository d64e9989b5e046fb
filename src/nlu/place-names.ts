import type { Division } from '../rules/rules.ts';
import { createWordIndex, type WordIndex } from './word-index.ts';

/** A place as it was said; `former` when the name is no longer in use. */
export type PlaceReading = {
  /** The place it is today. */
  readonly code: string;
  readonly division: Division;
  readonly former: boolean;
};

export type PlaceMatch = {
  readonly start: number;
  readonly end: number;
  readonly readings: readonly PlaceReading[];
  /** full: 淄博市 · short: 淄博 · sound: 资博 · latin: zibo */
  readonly form: 'full' | 'short' | 'sound' | 'latin';
};

export type MatchPlace = (text: string, at: number) => PlaceMatch | null;

type Named = { readonly form: 'full' | 'short'; readonly readings: readonly PlaceReading[] };

/** The leading digits two codes share when one place lies in the other. */
const DIGITS = { province: 2, city: 4, county: 6 } as const;

/** Province, city, county. */
const MAX_DEPTH = 3;

/** Places of today and before, alone or behind the places they lie in: 山东淄博, 威海文登, 山东省淄博市. */
export function createPlaceMatcher(divisions: readonly Division[]): MatchPlace {
  const names = createNamesByFirst(divisions);
  return (text, at) => longestChain(names, { text, at, depth: MAX_DEPTH });
}

type NamesByFirst = (char: string) => WordIndex<Named> | null;

/** Names are put together a first character at a time, when a question holds it: a start must not pay for all places. */
function createNamesByFirst(divisions: readonly Division[]): NamesByFirst {
  const byFirst = new Map<string, Division[]>();
  for (const division of divisions) {
    const first = division.name.charAt(0);
    const known = byFirst.get(first);
    if (known) known.push(division);
    else byFirst.set(first, [division]);
  }
  const built = new Map<string, WordIndex<Named>>();
  return (char) => {
    const members = byFirst.get(char);
    if (members === undefined) return null;
    const index = built.get(char) ?? createWordIndex(namePlaces(members));
    built.set(char, index);
    return index;
  };
}

function namePlaces(divisions: readonly Division[]): Map<string, Named> {
  const named = new Map<string, Named>();
  for (const division of divisions) {
    const former = division.now !== null;
    const reading = { code: division.now ?? division.code, division, former };
    for (const [name, form] of sayPlace(division))
      addName(named, name, { form, readings: [reading] });
  }
  return named;
}

/** 民和回族土族自治县 is 民和县 and 民和, 淄博市 is 淄博. */
function sayPlace({ name, short }: Division): readonly (readonly [string, Named['form']])[] {
  if (short === null) return [[name, 'full']];
  const levelled = short + name.slice(-1);
  const full = levelled === name ? [name] : [name, levelled];
  return [...full.map((said) => [said, 'full'] as const), [short, 'short']];
}

/** A name of today comes before a former one of the same place: 文登 is 文登区, not 文登市. */
function addName(named: Map<string, Named>, name: string, { form, readings }: Named): void {
  const known = named.get(name);
  const codes = new Set(known?.readings.map((reading) => reading.code));
  const fresh = readings.filter((reading) => !codes.has(reading.code));
  named.set(name, {
    form: known?.form === 'full' ? 'full' : form,
    readings: [...(known?.readings ?? []), ...fresh],
  });
}

type Position = { readonly text: string; readonly at: number; readonly depth: number };

function longestChain(names: NamesByFirst, { text, at, depth }: Position): PlaceMatch | null {
  let best: PlaceMatch | null = null;
  if (depth === 0) return best;
  for (const { start, end, value } of names(text.charAt(at))?.matchAt(text, at) ?? []) {
    const alone: PlaceMatch = { start, end, ...value };
    const lower = longestChain(names, { text, at: skipOf(text, end), depth: depth - 1 });
    const chained = lower && chain(alone, lower);
    const found = chained ?? alone;
    if (best === null || found.end > best.end) best = found;
  }
  return best;
}

function skipOf(text: string, at: number): number {
  return text.charAt(at) === '的' ? at + 1 : at;
}

/** The lower place where it lies in the upper one; null when it does not. */
export function chain(upper: PlaceMatch, lower: PlaceMatch): PlaceMatch | null {
  const readings = lower.readings.filter((inner) =>
    upper.readings.some((outer) => covers(outer, inner)),
  );
  return readings.length === 0 ? null : { ...lower, start: upper.start, readings };
}

function covers(outer: PlaceReading, inner: PlaceReading): boolean {
  const digits = DIGITS[outer.division.level];
  return (
    digits < DIGITS[inner.division.level] &&
    outer.code.slice(0, digits) === inner.code.slice(0, digits)
  );
}
