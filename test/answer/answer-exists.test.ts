import { expect, test } from 'vitest';
import { answer, ask, figure, figuresQuery, found } from './support/scene.ts';

const RECEIVED = 'requests.received';
const exists = (value: number | null, state?: 'blank') =>
  answer(
    figuresQuery({ asked: [ask(RECEIVED)], operation: { kind: 'exists' } }),
    found([figure(RECEIVED, value, state === undefined ? {} : { state })]),
  );
const confirm = (claim: number, made: ReturnType<typeof figure>) =>
  answer(
    figuresQuery({
      asked: [ask(made.field)],
      operation: { kind: 'confirm', claim, unit: null, over: 'measure' },
    }),
    found([made]),
  );

test('yes or no comes first, with the figure', () => {
  expect(exists(12).text).toMatch(/^有。.*12 件/);
  expect(exists(0)).toMatchObject({ status: 'answered', value: 0 });
  expect(exists(0).text).toMatch(/^没有。.*0 件（表内填 0）/);
});

test('a blank is neither yes nor no', () => {
  expect(exists(null, 'blank')).toMatchObject({ status: 'noValue', value: null });
});

test('what is printed of a cut-off sum is enough for at least', () => {
  const denied = ask('outcome.denied');
  const figures = denied.parts.map(({ field }, at) =>
    at > 4 ? figure(field, null, { state: 'truncated' }) : figure(field, at === 3 ? 1 : 0),
  );
  const query = figuresQuery({ asked: [denied], operation: { kind: 'exists' } });
  const made = answer(query, found(figures));
  expect(made).toMatchObject({ status: 'answered', value: 1 });
  expect(made.text).toMatch(/^有，至少 1 件/);
});

test('nothing visible and the rest cut off is no answer', () => {
  const denied = ask('outcome.denied');
  const figures = denied.parts.map(({ field }, at) =>
    at > 4 ? figure(field, null, { state: 'truncated' }) : figure(field, 0),
  );
  const query = figuresQuery({ asked: [denied], operation: { kind: 'exists' } });
  expect(answer(query, found(figures))).toMatchObject({ status: 'noValue', value: null });
});

test('a claim is held against the printed figure', () => {
  expect(confirm(12, figure(RECEIVED, 12)).text).toMatch(/^是的。/);
  const wrong = confirm(15, figure(RECEIVED, 12));
  expect(wrong).toMatchObject({ status: 'answered', value: 12 });
  expect(wrong.text).toMatch(/^不是。.*12 件/);
  const rough = figure('prose.wechat.followers', 7000, { qualifier: 'atLeast', raw: '7000余人' });
  expect(confirm(7000, rough).text).toMatch(/^原文只有约数。/);
});

test('that blank means 0 is denied', () => {
  const made = confirm(0, figure(RECEIVED, null, { state: 'blank' }));
  expect(made).toMatchObject({ status: 'noValue', value: null });
  expect(made.text).toContain('都不等于 0');
});
