import { composeFormParts, type FieldMention } from './compose-form-parts.ts';
import type { FieldLexicon } from './field-lexicon.ts';
import { findPhrases, keepLongest } from './phrase-trie.ts';

const PLAIN = { policy: 'best', weak: false, loose: false, score: 1 } as const;

type Range = { readonly start: number; readonly end: number };
export type FoundMentions = {
  readonly mentions: readonly FieldMention[];
  /** Row words that a column word turned into a cell. */
  readonly rows: readonly Range[];
};

/** Fixed phrases, free readings and cells made of row and column; of overlapping ones the longest. */
export function findMentions(lexicon: FieldLexicon, text: string): FoundMentions {
  const found: FieldMention[] = findPhrases(lexicon.words, text).map(({ start, end, value }) => ({
    start,
    end,
    fields: value.fields,
    policy: value.policy,
    weak: value.weak,
    loose: value.loose,
    score: 1,
  }));
  for (const { id, pattern } of lexicon.readings) {
    for (const { index, 0: words } of text.matchAll(pattern)) {
      const end = index + words.length;
      found.push({ start: index, end, fields: [id], ...PLAIN });
    }
  }
  const kept = keepLongest(found.filter(({ start, end }) => end > start));
  const parts = keepLongest(findPhrases(lexicon.parts, text));
  const composed = composeFormParts(lexicon, parts);
  const free = kept.filter((mention) => !composed.used.some((part) => isWithin(mention, part)));
  const cells = composed.mentions.filter((cell) => !free.some((mention) => isWithin(cell, mention)));
  return {
    mentions: [...free, ...cells].sort((a, b) => a.start - b.start),
    rows: cells.length === 0 ? [] : composed.used,
  };
}

function isWithin(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
