import { openRecognizer, openRules } from '../../src/app.ts';
import type { IntentName } from '../../src/model/interpretation.ts';
import {
  type IntentSample,
  restoreWordClassifier,
  trainWordClassifier,
} from '../../src/nlu/classify-by-words.ts';
import { listFeatures } from '../../src/nlu/question-features.ts';
import { createQuestionReader } from '../../src/nlu/read-question.ts';
import {
  describeQuery,
  openUnderstanding,
  readCorpus,
  type Wanted,
} from '../support/interpretation-corpus.ts';

const now = '2024-06-01';
export const FOLDS = 5;

export type AskedIntent = { readonly text: string; readonly want: Wanted };
export type Guessed = { readonly right: boolean; readonly score: number };

/** Every question of test/corpus/intents with what it must become. */
export function readIntentQuestions(): readonly AskedIntent[] {
  const groups = readCorpus<{ readonly want: Wanted; readonly ask: readonly string[] }>('intents');
  return groups.flatMap(({ want, ask }) => ask.map((text) => ({ text: String(text), want })));
}

/** natural's classifier alone on questions it has not seen: four fifths to learn from, one to be asked, five times. */
export async function evalClassifier(): Promise<readonly Guessed[]> {
  const rules = await openRules();
  const read = createQuestionReader({ rules, recognizeEntities: openRecognizer(rules) });
  const samples = readIntentQuestions().map(
    ({ text, want }): IntentSample => ({
      features: listFeatures(read({ text, now })),
      intent: want.intent as IntentName,
    }),
  );
  return Array.from({ length: FOLDS }, (_, fold) => {
    const classify = restoreWordClassifier(
      trainWordClassifier(samples.filter((_, index) => index % FOLDS !== fold)),
    );
    return samples
      .filter((_, index) => index % FOLDS === fold)
      .map(({ features, intent }) => {
        const [best] = classify(features);
        return { right: best?.intent === intent, score: best?.score ?? 0 };
      });
  }).flat();
}

/** The whole interpreter on the same questions; it learns nothing from them, so every fold is the same. */
export async function evalInterpreter(): Promise<{ intent: number; query: number }> {
  const understand = await openUnderstanding();
  const questions = readIntentQuestions();
  const got = questions.map(({ text, want }) => ({
    want,
    got: describeQuery(understand(text).query),
  }));
  const share = (right: number): number => right / questions.length;
  return {
    intent: share(got.filter(({ want, got: { intent } }) => intent === want.intent).length),
    query: share(
      got.filter(({ want, got: query }) => JSON.stringify(query) === JSON.stringify(want)).length,
    ),
  };
}
