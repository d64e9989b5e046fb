import type { IntentName } from '../model/interpretation.ts';
import type { ClassifyByWords } from './classify-by-words.ts';
import type { IntentChoice } from './classify-intent.ts';
import { listFeatures } from './question-features.ts';
import type { ReadQuestion } from './read-question.ts';
import { THRESHOLDS } from './thresholds.ts';

/** Replies of these intents are words of ours: no guess may end in a figure, a phone number or a report. */
const WORDY: ReadonlySet<IntentName> = new Set<IntentName>(['help', 'talk', 'outOfScope']);

/** The classifier's word on a question that no rule decides and that names nothing a report holds; null: it abstains too. */
export function breakTie(question: ReadQuestion, classify: ClassifyByWords): IntentChoice | null {
  const { fields, positions, applicants } = question.facts;
  if (fields + positions + applicants > 0) return null;
  const [first, second] = classify(listFeatures(question));
  if (first === undefined || !WORDY.has(first.intent)) return null;
  const gap = first.score - (second?.score ?? 0);
  const isSure = first.score >= THRESHOLDS.classifierScore && gap >= THRESHOLDS.classifierGap;
  return isSure
    ? { ...first, topic: null, by: 'classifier', rule: `natural: ${first.intent}` }
    : null;
}
