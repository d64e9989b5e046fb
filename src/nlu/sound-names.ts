import type { Division } from '../rules/rules.ts';
import type { PlaceMatch, PlaceReading } from './place-names.ts';
import type { RoleMatch, RoleName } from './role-names.ts';
import type { Syllables } from './syllables.ts';

type Sounded<T> = { readonly word: string; readonly value: T };

/** Homophones of names: 资博 for 淄博, 交痛局 for 交通局. Only candidates; an exact name always comes first. */
export type SoundNames = {
  readonly placeAt: (text: string, at: number) => PlaceMatch | null;
  readonly roleAt: (text: string, at: number) => RoleMatch | null;
};

/**
 * The ending of a body is never misheard: 交通微 is not 交通委. Places are only those that have an agency: 台州 is never read as 泰州, it is a place of its own.
 */
export function createSoundNames(deps: {
  readonly syllables: Syllables;
  readonly places: readonly Division[];
  readonly roles: ReadonlyMap<string, RoleName>;
}): SoundNames {
  const { syllables } = deps;
  const places = indexSounds(syllables, namesOf(deps.places));
  const roles = indexSounds(
    syllables,
    [...deps.roles].filter(([, { form }]) => form === 'name' || form === 'alias'),
  );
  const matchAt = <T>(
    index: Map<number, Sounded<T>[]>,
    text: string,
    at: number,
  ): Sounded<T> | undefined =>
    index
      .get(syllables.keyAt(text, at))
      ?.find(({ word }) => syllables.alike(text.slice(at, at + word.length), word));
  return {
    placeAt: (text, at) => {
      const found = matchAt(places, text, at);
      if (!found) return null;
      return { start: at, end: at + found.word.length, readings: [found.value], form: 'sound' };
    },
    roleAt: (text, at) => {
      const found = matchAt(roles, text, at);
      if (!found || !text.startsWith(found.word.slice(-1), at + found.word.length - 1)) return null;
      const { name } = found.value;
      return { start: at, end: at + found.word.length, name, said: name, form: 'typo' };
    },
  };
}

function* namesOf(places: readonly Division[]): Iterable<readonly [string, PlaceReading]> {
  for (const division of places) {
    const reading = { code: division.now ?? division.code, division, former: false };
    yield [division.name, reading];
    if (division.short) yield [division.short, reading];
  }
}

function indexSounds<T>(
  syllables: Syllables,
  names: Iterable<readonly [string, T]>,
): Map<number, Sounded<T>[]> {
  const index = new Map<number, Sounded<T>[]>();
  for (const [word, value] of names) {
    const key = syllables.keyAt(word, 0);
    if (key === 0) continue;
    const bucket = index.get(key) ?? [];
    bucket.push({ word, value });
    bucket.sort((a, b) => b.word.length - a.word.length);
    index.set(key, bucket);
  }
  return index;
}
