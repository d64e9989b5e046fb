import type { Rules } from '../rules/rules.ts';
import { createPhraseTrie, findPhrases, foldPhrase } from './phrase-trie.ts';
import { THRESHOLDS } from './thresholds.ts';
import { readTopic } from './topic-words.ts';

/** Runs of letters or characters that neither an entity nor a word around a question explains. */
export function createLeftoverFinder(rules: Rules): (rest: string) => readonly string[] {
  const { lexicon } = rules;
  const words = [
    ...readTopic(rules, 'value', 'filler'),
    ...readTopic(rules, 'value', 'fillerEn'),
    ...lexicon.politeness,
    ...lexicon.particles,
    ...lexicon.units,
    ...lexicon.allAgencies,
    ...Object.values(lexicon.operators).flat(),
    ...Object.values(lexicon.pronouns).flat(),
    ...Object.keys(lexicon.english),
  ];
  const known = new Set(words.map(foldPhrase));
  const trie = createPhraseTrie(words.map((word) => [word, true] as const));
  return (rest) => {
    const chars = rest.split('');
    for (const { start, end } of findPhrases(trie, rest)) {
      if (isTorn(rest.slice(start, end), known)) continue;
      chars.fill('\u0001', start, end);
    }
    const runs = chars.join('').match(RUNS) ?? [];
    return [...(rest.match(DIGITS) ?? []), ...runs.filter((run) => run.length >= shortest(run))];
  };
}

/** sha re: a word torn by a blank is none that a pattern could have read. */
function isTorn(words: string, known: ReadonlySet<string>): boolean {
  return /^[a-z]+ [a-z ]+$/u.test(words) && !known.has(words);
}

/** Han characters with their extensions, or letters; as ranges, since \p{Script=Han} costs a cold start a millisecond. */
const RUNS =
  /(?:[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[\ud840-\ud888][\udc00-\udfff])+|[a-z]+/g;

/** 一七承办多少: figures that are no year and no count may change everything. */
const DIGITS = /[〇零一二三四五六七八九]{2,}/gu;

/** A single letter is an initial or a slip; a single character may be a word. */
function shortest(run: string): number {
  return /^[a-z]/u.test(run) ? THRESHOLDS.unexplainedLetters : THRESHOLDS.unexplainedLength;
}
