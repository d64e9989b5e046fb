/** Words at a position: all that match, longest first. */
export type WordMatch<T> = { readonly start: number; readonly end: number; readonly value: T };

export type WordIndex<T> = {
  /** Every word that begins at `at`, longest first. */
  readonly matchAt: (text: string, at: number) => readonly WordMatch<T>[];
  /** Leftmost longest words that do not overlap. */
  readonly findAll: (text: string) => readonly WordMatch<T>[];
};

type Entry<T> = { readonly word: string; readonly value: T };

const NOTHING: readonly never[] = [];
const ALNUM = /[a-z0-9]/;

/** Words by their first two units: one look-up a position, whatever the number of words. */
export function createWordIndex<T>(words: Iterable<readonly [string, T]>): WordIndex<T> {
  const buckets = new Map<string, Entry<T>[]>();
  for (const [word, value] of words) {
    if (word === '') continue;
    const key = word.slice(0, 2);
    const bucket = buckets.get(key);
    if (bucket) bucket.push({ word, value });
    else buckets.set(key, [{ word, value }]);
  }
  for (const bucket of buckets.values()) bucket.sort((a, b) => b.word.length - a.word.length);

  const matchAt = (text: string, at: number): readonly WordMatch<T>[] => {
    const two = buckets.get(text.slice(at, at + 2)) ?? NOTHING;
    const one = at + 1 < text.length ? (buckets.get(text.charAt(at)) ?? NOTHING) : NOTHING;
    if (two.length + one.length === 0) return NOTHING;
    const found: WordMatch<T>[] = [];
    for (const entry of two) collect(found, entry, { text, at });
    for (const entry of one) collect(found, entry, { text, at });
    return found;
  };
  const findAll = (text: string): readonly WordMatch<T>[] => {
    const found: WordMatch<T>[] = [];
    for (let at = 0; at < text.length; ) {
      const best = matchAt(text, at)[0];
      if (best) found.push(best);
      at = best ? best.end : at + 1;
    }
    return found;
  };
  return { matchAt, findAll };
}

function collect<T>(
  found: WordMatch<T>[],
  { word, value }: Entry<T>,
  { text, at }: { readonly text: string; readonly at: number },
): void {
  if (!text.startsWith(word, at)) return;
  const end = at + word.length;
  if (joins(text, at) || joins(text, end)) return;
  found.push({ start: at, end, value });
}

/** True inside a Latin word or a figure: "rank" must not be found in "frank". */
function joins(text: string, at: number): boolean {
  if (at === 0 || at >= text.length) return false;
  const left = text.charAt(at - 1);
  const right = text.charAt(at);
  if (!ALNUM.test(left) || !ALNUM.test(right)) return false;
  return left >= 'a' === right >= 'a';
}
