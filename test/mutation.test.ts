import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../src/app.ts';
import type { Answer } from '../src/model/answer.ts';
import { readQuestions } from './support/answer-corpus.ts';
import { createRandom, mutateQuestion } from './support/mutate-question.ts';
import { openTestApp } from './support/open-test-app.ts';

const now = '2024-06-01';
const variantsEach = 10;

/** A variant may ask back or withhold; it must never state another figure than the question it came from. */
function statesAnother(base: Answer, variant: Answer): boolean {
  if (variant.status !== 'answered') return false;
  if (base.status !== 'answered') return variant.value !== null;
  return variant.value !== null && base.value !== null && variant.value !== base.value;
}

describe('mutated questions', () => {
  let app: App;
  beforeAll(async () => {
    app = await openTestApp();
  });
  afterAll(() => app.close());

  it('never change the figure, and mostly keep the answer', async () => {
    const random = createRandom(20_231_122);
    const wrong: string[] = [];
    let kept = 0;
    let total = 0;
    for (const { ask } of readQuestions()) {
      const base = (await app.ask({ text: ask, now }, null)).answer;
      for (const variant of mutateQuestion(ask, variantsEach, random)) {
        const { answer } = await app.ask({ text: variant.text, now }, null);
        total += 1;
        if (answer.status === base.status && answer.value === base.value) kept += 1;
        if (statesAnother(base, answer)) {
          wrong.push(`${ask} → ${variant.text} (${variant.name}): ${base.value} → ${answer.value}`);
        }
      }
    }
    console.log(
      `variants ${total}, kept ${((100 * kept) / total).toFixed(1)} %, wrong ${wrong.length}`,
    );
    expect(wrong).toEqual([]);
    expect(total).toBeGreaterThan(3000);
    expect(kept / total).toBeGreaterThan(0.9);
  }, 120_000);
});
