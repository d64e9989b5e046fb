import { expect, test } from 'vitest';
import { EMPTY_SLOTS, type IntentName } from '../../src/model/interpretation.ts';
import type { Query } from '../../src/model/query.ts';
import { report } from './support/report.ts';
import { answer, figure, found, NORTH, rules, SOUTH } from './support/scene.ts';

const store = found([figure('requests.received', 12)], [report()]);
const words = (intent: IntentName, topic: string | null = null): Query => ({
  kind: 'words',
  intent,
  topic,
  slots: EMPTY_SLOTS,
});

test('a term is explained with its article, a field with its place in the form', () => {
  const term = rules.terms.find((of) => of.basis !== null);
  const made = answer(words('define', term?.id ?? ''), store);
  expect(made).toMatchObject({ status: 'answered', value: null, figures: [] });
  expect(made.text).toContain(`依据：${term?.basis}`);
  const field = answer(words('define', 'outcome.granted'), store);
  expect(field.text).toContain('予以公开');
  expect(field.text).toContain('在表里');
});

test('a term nobody explains is not made up', () => {
  expect(answer(words('define', 'no.such.term'), store).status).toBe('notUnderstood');
});

test.each(['fines', 'writing', 'howto', 'no such topic'])(
  'what no report tells is declined with questions that have an answer: %s',
  (topic) => {
    const made = answer(words('outOfScope', topic), store);
    expect(made).toMatchObject({ status: 'outOfScope', value: null, figures: [] });
    expect(made.choices.length).toBeGreaterThanOrEqual(2);
    expect(made.choices[0]?.question).toContain(NORTH.agency);
  },
);

test('talk is short and carries no figure', () => {
  for (const topic of ['greeting', 'thanks', 'farewell', 'no such topic']) {
    const made = answer(words('talk', topic), store);
    expect(made).toMatchObject({ status: 'talk', value: null, figures: [] });
    expect(made.text.length).toBeLessThan(80);
  }
});

test('help says what can be asked and offers it', () => {
  const made = answer(words('help'), store);
  expect(made.status).toBe('talk');
  expect(made.choices.length).toBeGreaterThan(1);
});

test('a year that is not there is never replaced by another', () => {
  const made = answer(
    {
      kind: 'missing',
      intent: 'value',
      agencyId: NORTH.agencyId,
      agency: NORTH.agency,
      years: [2019],
      choices: [{ label: '2023', question: 'q' }],
      slots: EMPTY_SLOTS,
    },
    store,
  );
  expect(made).toMatchObject({ status: 'noReport', value: null, figures: [] });
  expect(made.text).toContain('2019');
  expect(made.text).toContain('没有报告不等于该局未公开');
  expect(made.text).toContain('2023');
});

test('an agency without any report is told by name, markup taken out', () => {
  const made = answer(
    {
      kind: 'missing',
      intent: 'value',
      agencyId: null,
      agency: '<script>东海市教育局',
      years: [],
      choices: [],
      slots: EMPTY_SLOTS,
    },
    store,
  );
  expect(made.status).toBe('noReport');
  expect(made.text).toContain('东海市教育局');
  expect(made.text).not.toMatch(/[<>]/);
});

test('choices are numbered', () => {
  const choices = [NORTH, SOUTH].map(({ agency }) => ({ label: agency, question: agency }));
  const made = answer(
    { kind: 'clarify', intent: 'value', about: 'agency', choices, slots: EMPTY_SLOTS },
    store,
  );
  expect(made).toMatchObject({ status: 'clarify', choices });
  expect(made.text).toContain(`1 ${NORTH.agency}　2 ${SOUTH.agency}`);
});

test('the catalogue lists agencies with their years, or says there is none', () => {
  const list = (years: readonly number[]): Query => ({
    kind: 'catalogue',
    intent: 'list',
    topic: 'reports',
    agencies: [],
    years,
    slots: EMPTY_SLOTS,
  });
  expect(answer(list([]), store).text).toContain(`${NORTH.agency}：2023 年`);
  expect(answer(list([2024]), store).status).toBe('noReport');
});
