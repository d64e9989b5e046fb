import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../src/app.ts';
import type { Answer } from '../src/model/answer.ts';
import { readQuestions } from './support/answer-corpus.ts';
import { createRandom, mutateQuestion } from './support/mutate-question.ts';
import { openTestApp } from './support/open-test-app.ts';

const now = '2024-06-01';
const questions = readQuestions();
/** Enough variants a question for more than 3,000 in all. */
const variantsEach = Math.ceil(3_300 / questions.length);

/** A variant may ask back or withhold; it must never state another figure than the question it came from. */
function statesAnother(base: Answer, variant: Answer): boolean {
  if (variant.status !== 'answered') return false;
  if (base.status !== 'answered') return variant.value !== null;
  return variant.value !== null && base.value !== null && variant.value !== base.value;
}

type Trial = { readonly line: string; readonly wrong: boolean; readonly kept: boolean };

/** Asks every variant of a question and compares it with the question itself. */
async function tryVariants(app: App, ask: string, random: () => number): Promise<Trial[]> {
  const base = (await app.ask({ text: ask, now }, null)).answer;
  const trials: Trial[] = [];
  for (const { name, text } of mutateQuestion(ask, variantsEach, random)) {
    const { answer } = await app.ask({ text, now }, null);
    trials.push({
      line: `${ask} → ${text} (${name}): ${base.value} → ${answer.value}`,
      wrong: statesAnother(base, answer),
      kept: answer.status === base.status && answer.value === base.value,
    });
  }
  return trials;
}

describe('mutated questions', () => {
  let app: App;
  beforeAll(async () => {
    app = await openTestApp();
  });
  afterAll(() => app.close());

  it('never change the figure, and mostly keep the answer', async () => {
    const random = createRandom(20_231_122);
    const trials: Trial[] = [];
    for (const { ask } of questions) trials.push(...(await tryVariants(app, ask, random)));
    const kept = trials.filter((trial) => trial.kept).length / trials.length;
    const wrong = trials.filter((trial) => trial.wrong).map((trial) => trial.line);
    console.log(
      `variants ${trials.length}, kept ${(100 * kept).toFixed(1)} %, wrong ${wrong.length}`,
    );
    expect(wrong).toEqual([]);
    expect(trials.length).toBeGreaterThan(3000);
    expect(kept).toBeGreaterThan(0.9);
  }, 120_000);
});
