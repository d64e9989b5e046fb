import type { Rules } from '../rules/rules.ts';
import type { DraftText } from './draft-text.ts';
import { replaceMatches } from './replace-words.ts';
import { createSyllables, syllableNames } from './syllables.ts';
import type { WordMatch } from './word-index.ts';
import { relativeYears } from './year-grammar.ts';

export type PinyinRules = Pick<Rules, 'lexicon' | 'fields' | 'terms' | 'applicants'>;

/** The draft with its spelled words written in characters; `spelled` when the whole of its Latin is pinyin. */
export type PinyinRead = { readonly draft: DraftText; readonly spelled: boolean };

const WORDS = /[a-z]+/g;
const LATIN = /[a-z]/;
const LONGEST_WORD = 40;
const LONGEST_SYLLABLE = 6;
const LONGEST_RUN = 6;
const MIN_SYLLABLES = 3;

/**
 * Reads "zibo jiaotongju 2023 xingzheng chufa duoshao": when every Latin word is made of syllables, the words of the form
 * and the lexicon are written in characters. Names of places and bodies stay: several may sound alike.
 */
export function createPinyinReader(deps: {
  readonly rules: PinyinRules;
  readonly pinyin: string;
}): (draft: DraftText) => PinyinRead {
  const syllables = new Set(syllableNames(deps.pinyin));
  let vocabulary: ReadonlyMap<string, string> | null = null;
  return (draft) => {
    const text = draft.units.join('');
    if (!LATIN.test(text)) return { draft, spelled: false };
    const words = [...text.matchAll(WORDS)];
    if (!isSpelled(words, syllables)) return { draft, spelled: false };
    vocabulary ??= spellVocabulary(deps.rules, deps.pinyin);
    return { draft: replaceMatches(draft, findWords(text, words, vocabulary)), spelled: true };
  };
}

function isSpelled(words: readonly RegExpExecArray[], syllables: ReadonlySet<string>): boolean {
  let total = 0;
  for (const [word] of words) {
    const count = countSyllables(word, syllables);
    if (count === 0) return false;
    total += count;
  }
  return total >= MIN_SYLLABLES;
}

/** The fewest syllables that make up the word, 0 when none do: where n of them can end, for n = 1, 2, … */
function countSyllables(word: string, syllables: ReadonlySet<string>): number {
  if (word.length > LONGEST_WORD) return 0;
  let ends: ReadonlySet<number> = new Set([0]);
  for (let count = 1; ends.size > 0; count++) {
    ends = new Set([...ends].flatMap((start) => endsAfter(word, start, syllables)));
    if (ends.has(word.length)) return count;
  }
  return 0;
}

function endsAfter(word: string, start: number, syllables: ReadonlySet<string>): number[] {
  const ends: number[] = [];
  const last = Math.min(word.length, start + LONGEST_SYLLABLE);
  for (let end = start + 1; end <= last; end++) {
    if (syllables.has(word.slice(start, end))) ends.push(end);
  }
  return ends;
}

/** Longest runs of words first: xingzheng chufa is one word written apart. */
function findWords(
  text: string,
  words: readonly RegExpExecArray[],
  vocabulary: ReadonlyMap<string, string>,
): readonly WordMatch<string>[] {
  const found: WordMatch<string>[] = [];
  for (let first = 0; first < words.length; ) {
    const match = longestRun(text, words.slice(first, first + LONGEST_RUN), vocabulary);
    if (match) found.push(match.word);
    first += match?.used ?? 1;
  }
  return found;
}

function longestRun(
  text: string,
  words: readonly RegExpExecArray[],
  vocabulary: ReadonlyMap<string, string>,
): { readonly word: WordMatch<string>; readonly used: number } | null {
  const start = words[0]?.index ?? 0;
  for (let used = words.length; used > 0; used--) {
    const last = words[used - 1];
    const end = (last?.index ?? 0) + (last?.[0].length ?? 0);
    const value = vocabulary.get(text.slice(start, end).replaceAll(' ', ''));
    if (value !== undefined) return { word: { start, end, value }, used };
  }
  return null;
}

function spellVocabulary(rules: PinyinRules, pinyin: string): ReadonlyMap<string, string> {
  const { lexicon, fields, terms, applicants } = rules;
  const { spell } = createSyllables(pinyin);
  const words = [
    ...Object.keys(relativeYears),
    '年',
    ...lexicon.particles,
    ...lexicon.politeness,
    ...Object.values(lexicon.operators).flat(),
    ...Object.values(lexicon.pronouns).flat(),
    ...fields.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...[...terms, ...applicants].flatMap(({ name, aliases }) => [name, ...aliases]),
  ];
  const spelled = new Map<string, string>();
  for (const word of words) {
    const spelling = spell(word);
    if (spelling !== '' && !spelled.has(spelling)) spelled.set(spelling, word);
  }
  return spelled;
}
