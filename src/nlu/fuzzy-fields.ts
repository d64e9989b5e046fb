import { distance } from 'fastest-levenshtein';
import type { FieldMention } from './compose-form-parts.ts';
import type { FieldLexicon, FieldWord } from './field-lexicon.ts';
import { THRESHOLDS } from './thresholds.ts';

const HAN = /\p{Script=Han}/u;

/**
 * Corrects one wrong, missing or extra character in a field word. Words are found through the pairs of neighbouring
 * characters they share with the text, so that the thousands of aliases are not compared one by one.
 */
export function createFuzzyFields(lexicon: FieldLexicon): (text: string) => FieldMention[] {
  let index: Map<string, FieldWord[]> | null = null;
  return (text) => {
    const known = index ?? indexByPair(lexicon.listWords());
    index = known;
    const found = listPairs(text).flatMap(({ pair, at }) =>
      (known.get(pair) ?? []).flatMap((word) => matchNear(word, text, at) ?? []),
    );
    return pickLongest(found);
  };
}

function listPairs(text: string): { readonly pair: string; readonly at: number }[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => ({
    pair: text.slice(at, at + 2),
    at,
  }));
}

function indexByPair(words: readonly FieldWord[]): Map<string, FieldWord[]> {
  const index = new Map<string, FieldWord[]>();
  for (const word of words) {
    if (word.phrase.length < THRESHOLDS.fuzzyMinLength || !HAN.test(word.phrase)) {
      continue;
    }
    for (const { pair } of listPairs(word.phrase)) {
      const list = index.get(pair) ?? [];
      list.push(word);
      index.set(pair, list);
    }
  }
  return index;
}

/** The window of the text around `at` that is one edit away from the word; a wrong digit is no slip. */
function matchNear(word: FieldWord, text: string, at: number): FieldMention | null {
  const { length } = word.phrase;
  const offset = word.phrase.indexOf(text.slice(at, at + 2));
  for (const start of [at - offset, at - offset - 1, at - offset + 1]) {
    for (const size of [length, length - 1, length + 1]) {
      const window = text.slice(Math.max(0, start), Math.max(0, start) + size);
      if (isSlip(window, word.phrase)) {
        const begin = Math.max(0, start);
        return {
          start: begin,
          end: begin + window.length,
          fields: word.fields,
          policy: word.policy,
          weak: word.weak,
          loose: word.loose,
          score: THRESHOLDS.fuzzyScore,
        };
      }
    }
  }
  return null;
}

/** A longer word forgives a missing character, a shorter one only a wrong one. */
function isSlip(window: string, phrase: string): boolean {
  const isLong = phrase.length > THRESHOLDS.fuzzyMinLength;
  return (
    (window.length === phrase.length || isLong) &&
    /^[\p{Script=Han}a-z]+$/u.test(window) &&
    distance(window, phrase) === 1
  );
}

/** Two different fields equally near are no correction at all. */
function pickLongest(mentions: readonly FieldMention[]): FieldMention[] {
  const longest = Math.max(0, ...mentions.map(({ start, end }) => end - start));
  const top = mentions.filter(({ start, end }) => end - start === longest);
  const [first] = top;
  return first !== undefined && top.every(({ fields }) => fields[0] === first.fields[0])
    ? [first]
    : [];
}
