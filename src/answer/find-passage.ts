import type { Report } from '../model/report.ts';
import { type FoundWords, listSentences } from './find-words.ts';

/** Less of the question than this in one sentence, and the sentence is about something else. */
const MIN_COVERAGE = 0.6;
const MIN_PAIRS = 2;
/** A second sentence is told when it says nearly as much. */
const NEAR_BEST = 0.95;
const MAX_SENTENCES = 2;
/** What a report has no words for may be the word for the kind of thing asked (主题, 媒体): it counts little. */
const UNHEARD = 1;

/** Pairs of neighbouring characters; a break between words makes none. */
function listPairs(words: readonly string[]): readonly string[] {
  const pairs = words.flatMap((word) =>
    [...word].slice(1).map((_, at) => [...word].slice(at, at + 2).join('')),
  );
  return [...new Set(pairs)];
}

/** The sentences of a report that hold most of the words of a question, rare words counting more; none when too few. */
export function findPassage(report: Report, words: readonly string[]): readonly FoundWords[] {
  const pairs = listPairs(words);
  const sentences = listSentences(report);
  const weigh = (pair: string): number => {
    const count = sentences.filter(({ quote }) => quote.includes(pair)).length;
    return count === 0 ? UNHEARD : Math.log(1 + sentences.length / (1 + count));
  };
  const weights = new Map(pairs.map((pair) => [pair, weigh(pair)]));
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const scored = sentences.map((sentence) => {
    const held = pairs.filter((pair) => sentence.quote.includes(pair));
    const score = held.reduce((sum, pair) => sum + (weights.get(pair) ?? 0), 0);
    return { sentence, score, held: held.length };
  });
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score, held }) => held >= MIN_PAIRS && score >= whole * MIN_COVERAGE)
    .filter(({ score }) => score >= best * NEAR_BEST)
    .slice(0, MAX_SENTENCES)
    .map(({ sentence }) => sentence);
}
