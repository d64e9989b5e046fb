import type { AgencyFunction, Division } from '../rules/rules.ts';
import { createEnglishRoles } from './english-roles.ts';
import { matchSticky } from './match-sticky.ts';
import { chain, type PlaceMatch, type PlaceReading } from './place-names.ts';
import type { RoleMatch, RoleName } from './role-names.ts';
import type { Syllables } from './syllables.ts';

/** Names in Latin letters: zibo, Zibo Municipal, jiaotongju, Transport Bureau. */
export type LatinNames = {
  readonly placeAt: (text: string, at: number) => PlaceMatch | null;
  readonly roleAt: (text: string, at: number) => RoleMatch | null;
};

const WORD = /[a-z]+/y;
const GAP = /(?:'s)? ?/y;
const LEVEL =
  /(?: ?(?:city|municipal(?:ity)?|district|county|prefecture|province|provincial))+(?![a-z])/y;
const LEVEL_PINYIN = / (?:shi|qu|xian|sheng)(?![a-z])/y;
const LEVELS = [
  [/provinc|sheng/, 'province'],
  [/city|municipal|prefecture|shi/, 'city'],
  [/district|county|qu|xian/, 'county'],
] as const;
const MAX_SYLLABLE_WORDS = 4;

/** Spelled names of every place and function, indexed at the first question that holds Latin letters. */
export function createLatinNames(deps: {
  readonly syllables: Syllables;
  readonly divisions: readonly Division[];
  readonly functions: readonly AgencyFunction[];
  readonly roles: ReadonlyMap<string, RoleName>;
}): LatinNames {
  const places = createSpelledPlaces(deps);
  let roles: Map<string, RoleName> | null = null;
  const spelledRoles = (): Map<string, RoleName> => {
    roles ??= spellRoles(deps);
    return roles;
  };
  const englishAt = createEnglishRoles(deps.functions);
  const placeAt = (text: string, at: number): PlaceMatch | null => {
    const index = places(text.charAt(at));
    const found =
      longestSpelled(index, text, at) ?? glued({ places: index, roles: spelledRoles() }, text, at);
    if (!found) return null;
    const end = afterLevel(text, found.end);
    const readings = ofLevel(found.value, text.slice(found.end, end));
    return { start: at, end, readings, form: 'latin' };
  };
  return {
    placeAt: (text, at) => {
      const upper = placeAt(text, at);
      const lower = upper && placeAt(text, upper.end + matchSticky(GAP, text, upper.end).length);
      return (upper && lower && chain(upper, lower)) ?? upper;
    },
    roleAt: (text, at) => {
      const spelled = longestSpelled(spelledRoles(), text, at);
      if (spelled) {
        const { name } = spelled.value;
        return { start: at, end: spelled.end, name, said: name, form: 'pinyin' };
      }
      return englishAt(text, at);
    },
  };
}

/** Jinan District is none of the cities; without a level the larger place is meant: Jinan is 济南, not 晋安. */
function ofLevel(readings: readonly PlaceReading[], said: string): readonly PlaceReading[] {
  const levels = LEVELS.filter(([pattern]) => pattern.test(said)).map(([, level]) => level);
  const wanted = levels.length > 0 ? levels : (['province', 'city', 'county'] as const);
  for (const level of wanted) {
    const found = readings.filter(({ division }) => division.level === level);
    if (found.length > 0) return found;
  }
  return readings;
}

type SpelledPlaces = ReadonlyMap<string, PlaceReading[]>;

/** Places by the letter their spelling begins with, spelled when a question holds the letter. */
function createSpelledPlaces(deps: {
  readonly divisions: readonly Division[];
  readonly syllables: Syllables;
}): (letter: string) => SpelledPlaces {
  const { divisions, syllables } = deps;
  let byLetter: Map<string, Division[]> | null = null;
  const built = new Map<string, SpelledPlaces>();
  return (letter) => {
    byLetter ??= Map.groupBy(divisions, ({ name }) => syllables.spell(name.charAt(0)).charAt(0));
    const spelled = built.get(letter) ?? spellPlaces(byLetter.get(letter) ?? [], syllables);
    built.set(letter, spelled);
    return spelled;
  };
}

function spellPlaces(divisions: readonly Division[], { spell }: Syllables): SpelledPlaces {
  const places = new Map<string, PlaceReading[]>();
  const add = (spelled: string, reading: PlaceReading): void => {
    const known = places.get(spelled) ?? [];
    if (known.every(({ code }) => code !== reading.code)) places.set(spelled, [...known, reading]);
  };
  for (const division of divisions) {
    const { code, name, short, now } = division;
    const reading = { code: now ?? code, division, former: now !== null };
    add(spell(name), reading);
    add(spell(short ?? name), reading);
  }
  places.delete('');
  return places;
}

function spellRoles({
  roles,
  syllables,
}: {
  readonly roles: ReadonlyMap<string, RoleName>;
  readonly syllables: Syllables;
}): Map<string, RoleName> {
  const spelled = new Map<string, RoleName>();
  for (const [word, role] of roles) {
    const spelling = syllables.spell(word);
    if (spelling !== '' && !spelled.has(spelling)) spelled.set(spelling, role);
  }
  return spelled;
}

type Spelled<T> = { readonly end: number; readonly value: T };

/** One word or the syllables of one written apart: zi bo. */
function longestSpelled<T>(
  index: ReadonlyMap<string, T>,
  text: string,
  at: number,
): Spelled<T> | null {
  let joined = '';
  let best: Spelled<T> | null = null;
  let next = at;
  for (let words = 0; words < MAX_SYLLABLE_WORDS; words++) {
    const word = matchSticky(WORD, text, next);
    if (word === '') break;
    joined += word;
    next += word.length;
    const value = index.get(joined);
    if (value !== undefined) best = { end: next, value };
    if (text.charAt(next) !== ' ') break;
    next++;
  }
  return best;
}

/** No place with its function is spelled longer. */
const LONGEST_WORD = 80;

/** zibojiaotongju: a place and a function in one word. */
function glued(
  { places, roles }: { places: SpelledPlaces; roles: ReadonlyMap<string, RoleName> },
  text: string,
  at: number,
): Spelled<PlaceReading[]> | null {
  const word = matchSticky(WORD, text, at);
  if (word.length > LONGEST_WORD) return null;
  for (let cut = word.length - 4; cut >= 4; cut--) {
    const value = places.get(word.slice(0, cut));
    if (value && roles.has(word.slice(cut))) return { end: at + cut, value };
  }
  return null;
}

function afterLevel(text: string, at: number): number {
  return at + (matchSticky(LEVEL, text, at).length || matchSticky(LEVEL_PINYIN, text, at).length);
}
