import type { Entity } from '../model/entity.ts';
import type { NormalizedText, Span } from '../model/text.ts';
import { entitySpan } from './entity-span.ts';
import { createWordIndex } from './word-index.ts';

/** What a word of a list becomes, apart from where it stands. */
export type MakeEntity = (place: { readonly span: Span; readonly text: string }) => Entity;

export type RecognizeWords = (normalized: NormalizedText) => readonly Entity[];

/** Words of closed lists, leftmost longest: one walk over the text for all lists of a kind together. */
export function createWordRecognizer(
  words: Iterable<readonly [string, MakeEntity]>,
): RecognizeWords {
  const index = createWordIndex(unique(words));
  return (normalized) =>
    index
      .findAll(normalized.text)
      .map(({ start, end, value }) => value(entitySpan(normalized, start, end)));
}

function* unique(
  words: Iterable<readonly [string, MakeEntity]>,
): Iterable<readonly [string, MakeEntity]> {
  const seen = new Set<string>();
  for (const [word, make] of words) {
    const folded = word.normalize('NFKC').toLowerCase();
    if (seen.has(folded)) continue;
    seen.add(folded);
    yield [folded, make];
  }
}
