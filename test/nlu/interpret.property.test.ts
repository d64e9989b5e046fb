import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openUnderstanding } from '../support/interpretation-corpus.ts';

const understand = await openUnderstanding();
const shards = [
  '淄博',
  '交通局',
  '2023年',
  '申请',
  '自然人',
  '占',
  '比',
  '谁最多',
  '表三',
  '（三）4',
  '除了',
  '?',
  ' ',
];

const expectWhole = (text: string): void => {
  const { interpretation } = understand(text);
  for (const { span, text: words } of interpretation.entities) {
    expect(text.slice(span.start, span.end)).toBe(words);
  }
};

test('any string at all is interpreted and planned without throwing', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), expectWhole), {
    numRuns: 200,
  });
});

test('any heap of question words is interpreted and planned without throwing', () => {
  const heap = fc
    .array(fc.constantFrom(...shards), { maxLength: 24 })
    .map((parts) => parts.join(''));
  fc.assert(fc.property(heap, expectWhole), { numRuns: 300 });
});

test('ten thousand characters are refused at once', () => {
  const { interpretation, query } = understand('申'.repeat(10_000));
  expect(interpretation.intent).toBe('notUnderstood');
  expect(query.kind).toBe('words');
});
