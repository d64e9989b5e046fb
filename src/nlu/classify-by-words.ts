import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import type { IntentName } from '../model/interpretation.ts';
import { THRESHOLDS } from './thresholds.ts';

export type IntentSample = { readonly features: readonly string[]; readonly intent: IntentName };
/** Likeliest first; the scores of all intents add up to the share of the question that the examples ever said. */
type IntentGuess = { readonly intent: IntentName; readonly score: number };
export type ClassifyByWords = (features: readonly string[]) => readonly IntentGuess[];

/** Trains on samples; the result is plain data for `restoreWordClassifier`. */
export function trainWordClassifier(samples: readonly IntentSample[]): object {
  const bayes = new BayesClassifier(undefined, THRESHOLDS.smoothing);
  for (const { features, intent } of samples) bayes.addDocument(features, intent);
  bayes.train();
  const { classifier, features } = JSON.parse(JSON.stringify(bayes)) as Record<string, object>;
  return { classifier, features };
}

/** The trained classifier again: natural's products brought back to shares of the whole. */
export function restoreWordClassifier(saved: object): ClassifyByWords {
  const bayes = BayesClassifier.restore(structuredClone(saved));
  const known = new Set(Object.keys((saved as { readonly features: object }).features));
  return (features) => {
    const seen = features.filter((feature) => known.has(feature)).slice(0, THRESHOLDS.features);
    if (seen.length === 0) return [];
    const cover = seen.length / Math.min(features.length, THRESHOLDS.features);
    return calibrate(bayes.getClassifications(seen), seen.length).map(({ intent, score }) => ({
      intent,
      score: score * cover,
    }));
  };
}

/** Features that overlap are counted as if each were news: a root over their number takes the certainty back. */
function calibrate(
  guesses: readonly { readonly label: string; readonly value: number }[],
  features: number,
): readonly IntentGuess[] {
  const power = 1 / features ** THRESHOLDS.calibration;
  const scores = guesses.map(({ label, value }) => ({
    intent: label as IntentName,
    score: value ** power,
  }));
  const whole = scores.reduce((sum, { score }) => sum + score, 0);
  return whole > 0 ? scores.map(({ intent, score }) => ({ intent, score: score / whole })) : [];
}
