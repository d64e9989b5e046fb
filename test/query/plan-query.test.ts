import { expect, test } from 'vitest';
import { openUnderstanding } from '../support/interpretation-corpus.ts';

const understand = await openUnderstanding();

test('a figure is looked for in the table first, then in the prose, each measure once', () => {
  const { query } = understand('文登交通局2023年收到多少申请');
  expect(query.kind === 'figures' && query.asked[0]?.fallbacks.map(({ field }) => field)).toContain(
    'prose.requests.received',
  );
  const measures = query.kind === 'figures' ? query.selection.measures : [];
  const keys = measures.map(({ field, applicant }) => `${field}@${applicant}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('a sum of the form is asked for with its parts', () => {
  const { query } = understand('淄博交通局2023年不予公开几件');
  expect(query.kind === 'figures' && query.asked[0]?.parts.length).toBe(8);
});

test('organizations are the sum of five columns', () => {
  const { query } = understand('淄博交通局2023年法人或其他组织申请几件');
  const [asked] = query.kind === 'figures' ? query.asked : [];
  expect(asked?.parts.map(({ applicant }) => applicant)).toEqual([
    'business',
    'research',
    'nonprofit',
    'legal_service',
    'other',
  ]);
});

test('an unknown year offers the years there are, each as a question that works', () => {
  const { query } = understand('淄博交通局2019年行政处罚多少');
  const choices = query.kind === 'missing' ? query.choices : [];
  expect(choices.map(({ label }) => label)).toEqual(['2023', '2017']);
  for (const { question } of choices) {
    expect(understand(question).query.kind).toBe('figures');
  }
});

test('a function without a place is asked back with two to five questions that work', () => {
  const { query } = understand('交通局去年处罚多少');
  const choices = query.kind === 'clarify' ? query.choices : [];
  expect(choices.length).toBeGreaterThanOrEqual(2);
  expect(choices.length).toBeLessThanOrEqual(5);
  for (const { question } of choices) {
    expect(understand(question).query.kind).toBe('figures');
  }
});
