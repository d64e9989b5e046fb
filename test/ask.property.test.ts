import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../src/app.ts';
import { answerSchema } from '../src/model/answer-schema.ts';
import { openTestApp } from './support/open-test-app.ts';

const LONGEST = 10_000;
const now = '2024-06-01';
const shards = [
  '淄博',
  '交通局',
  '2023年',
  '申请',
  '多少',
  '和',
  '比',
  '<b>',
  '\u0000',
  '😀',
  ' ',
  '%',
  "'",
];

let app: App;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** A valid answer whatever was said, and every entity still has its address in it. */
async function expectAnswer(text: string): Promise<void> {
  const { answer, interpretation } = await app.ask({ text, now }, null);
  answerSchema.parse(answer);
  for (const { span, text: said } of interpretation.entities) {
    expect(text.slice(span.start, span.end)).toBe(said);
  }
}

it('any string of up to 10,000 characters gets a valid answer', async () => {
  const any = fc.string({ unit: 'binary', maxLength: LONGEST, size: 'max' });
  await fc.assert(fc.asyncProperty(any, expectAnswer), { numRuns: 60, seed: 20_231_122 });
});

it('words of real questions in any order and number get a valid answer', async () => {
  const jumbled = fc
    .array(fc.constantFrom(...shards), { maxLength: 60 })
    .map((parts) => parts.join(''));
  await fc.assert(fc.asyncProperty(jumbled, expectAnswer), { numRuns: 300, seed: 20_231_122 });
});
