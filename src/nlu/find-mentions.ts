import { composeFormParts, type FieldMention } from './compose-form-parts.ts';
import type { FieldLexicon, FormPart } from './field-lexicon.ts';
import type { PhraseMatch } from './phrase-trie.ts';
import { findPhrases, keepLongest } from './phrase-trie.ts';

const MAIN_COLUMNS = ['decisions', 'issued', 'total', 'amount', 'projects'];
/** 合计 is a column of table four and a word that adds up. */
const TOTAL = 'total';
const PLAIN = { policy: 'best', weak: false, loose: false, score: 1 } as const;

type Range = { readonly start: number; readonly end: number };
export type FoundMentions = {
  readonly mentions: readonly FieldMention[];
  /** Row words that a column word turned into a cell. */
  readonly rows: readonly Range[];
  /** Columns said without any row. */
  readonly columns: readonly (Range & { readonly ids: readonly string[] })[];
};

/** Fixed phrases, free readings and cells made of row and column; of overlapping ones the longest. */
export function findMentions(lexicon: FieldLexicon, text: string): FoundMentions {
  const found: FieldMention[] = findPhrases(lexicon.words, text).map(({ start, end, value }) => {
    const { fields, policy, weak, loose } = lexicon.wordOf(value);
    return { start, end, fields, policy, weak, loose, score: 1 };
  });
  for (const { id, pattern } of lexicon.readings) {
    for (const { index, 0: words } of text.matchAll(pattern)) {
      const end = index + words.length;
      found.push({ start: index, end, fields: [id], ...PLAIN });
    }
  }
  const kept = keepLeftmost(found.filter(({ start, end }) => end > start));
  const parts = keepLongest(findPhrases(lexicon.parts, text));
  const composed = composeFormParts(lexicon, parts);
  const free = kept.filter((mention) => !composed.used.some((part) => isWithin(mention, part)));
  const cells = composed.mentions.filter(
    (cell) => !free.some((mention) => isWithin(cell, mention)),
  );
  const bare = listBareRows(lexicon, parts).filter(
    (row) => ![...kept, ...composed.used].some((other) => overlaps(row, other)),
  );
  return {
    mentions: [...free, ...cells, ...bare].sort((a, b) => a.start - b.start),
    rows: cells.length === 0 ? [] : composed.used,
    columns: parts
      .filter(({ value }) => value.kind === 'column' && !value.ids.includes(TOTAL))
      .map(({ start, end, value }) => ({ start, end, ids: value.ids })),
  };
}

/** A row without a column means its main figure: 强制 the decisions, 规章 those issued. */
function listBareRows(
  lexicon: FieldLexicon,
  parts: readonly PhraseMatch<FormPart>[],
): readonly FieldMention[] {
  return parts.flatMap(({ start, end, value }) => {
    const id = value.ids
      .flatMap((row) => MAIN_COLUMNS.map((column) => `${row}.${column}`))
      .find((candidate) => lexicon.byId.has(candidate));
    return value.kind === 'row' && id !== undefined
      ? [{ start, end, fields: [id], ...PLAIN, weak: true }]
      : [];
  });
}

/** From the left the longest of each place; a loose word gives way to anything it touches. */
function keepLeftmost(found: readonly FieldMention[]): readonly FieldMention[] {
  const firm = found.filter(({ loose }) => !loose);
  const order = [
    ...firm,
    ...found.filter((word) => word.loose && !firm.some((other) => overlaps(word, other))),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: FieldMention[] = [];
  for (const mention of order) {
    const last = kept.at(-1);
    if (last === undefined || last.end <= mention.start) {
      kept.push(mention);
    }
  }
  return kept;
}

function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

function isWithin(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
