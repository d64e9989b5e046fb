import type { App } from '../../src/app.ts';
import type { Answer } from '../../src/model/answer.ts';
import { readQuestions } from './answer-corpus.ts';
import { createRandom, mutateQuestion } from './mutate-question.ts';

const now = '2024-06-01';
const seed = 20_231_122;
const leastVariants = 3_300;

/** One variant of a question beside the question itself. */
export type Trial = { readonly line: string; readonly wrong: boolean; readonly kept: boolean };

/** A variant may ask back or withhold; it must never state another figure than the question it came from. */
function statesAnother(base: Answer, variant: Answer): boolean {
  if (variant.status !== 'answered') return false;
  if (base.status !== 'answered') return variant.value !== null;
  return variant.value !== null && base.value !== null && variant.value !== base.value;
}

/** More than 3,000 variants of the questions of the answer corpus, the same ones in every run. */
export async function runMutationTrials(app: App): Promise<readonly Trial[]> {
  const questions = readQuestions();
  const random = createRandom(seed);
  const each = Math.ceil(leastVariants / questions.length);
  const trials: Trial[] = [];
  for (const { ask } of questions) {
    const base = (await app.ask({ text: ask, now }, null)).answer;
    for (const { name, text } of mutateQuestion(ask, each, random)) {
      const { answer } = await app.ask({ text, now }, null);
      trials.push({
        line: `${ask} → ${text} (${name}): ${base.value} → ${answer.value}`,
        wrong: statesAnother(base, answer),
        kept: answer.status === base.status && answer.value === base.value,
      });
    }
  }
  return trials;
}
