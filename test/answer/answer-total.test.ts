import { expect, test } from 'vitest';
import { answer, ask, figure, figuresQuery, found, NORTH, SOUTH, WEST } from './support/scene.ts';

const RECEIVED = 'requests.received';
const agencies = [NORTH.agencyId, SOUTH.agencyId, WEST.agencyId];

test('a sum over agencies counts those with a number and names the others', () => {
  const made = answer(
    figuresQuery({
      asked: [ask(RECEIVED)],
      operation: { kind: 'total', over: 'agency' },
      agencies,
    }),
    found([
      figure(RECEIVED, 12),
      figure(RECEIVED, 0, SOUTH),
      figure(RECEIVED, null, { ...WEST, state: 'blank' }),
    ]),
  );
  expect(made).toMatchObject({ status: 'answered', value: 12, unit: '件' });
  expect(made.computation).toMatchObject({ formula: '12+0', inputs: [12, 0] });
  expect(made.excluded).toEqual([{ agency: WEST.agency, year: 2023, state: 'blank' }]);
  expect(made.text).toContain('空白，不是 0');
});

test('channels are added with a warning that they may repeat each other', () => {
  const made = answer(
    figuresQuery({
      asked: [ask('prose.website.posts'), ask('prose.wechat.posts')],
      operation: { kind: 'total', over: 'measure' },
    }),
    found([figure('prose.website.posts', 105), figure('prose.wechat.posts', 255)]),
  );
  expect(made.value).toBe(360);
  expect(made.notes.join()).toContain('可能重复');
});

test.each([
  ['a whole and what may be in it', ['prose.website.posts', 'prose.website.notices'], 'measure'],
  ['figures of different units', ['prose.wechat.pushes', 'penalty.decisions'], 'measure'],
  ['counts at a point of time over years', ['normative.in_force'], 'year'],
] as const)('%s are not added up', (_name, fields, over) => {
  const figures = fields.flatMap((field) => [figure(field, 4), figure(field, 3, { year: 2022 })]);
  const made = answer(
    figuresQuery({
      asked: fields.map((field) => ask(field)),
      operation: { kind: 'total', over },
      years: over === 'year' ? [2022, 2023] : [2023],
    }),
    found(figures),
  );
  expect(made).toMatchObject({ status: 'noValue', value: null, computation: null });
  expect(made.figures.length).toBeGreaterThan(0);
});

test('a missing part leaves no sum', () => {
  const made = answer(
    figuresQuery({
      asked: [ask('penalty.decisions'), ask('coercion.decisions')],
      operation: { kind: 'total', over: 'measure' },
    }),
    found([
      figure('penalty.decisions', 97),
      figure('coercion.decisions', null, { state: 'blank' }),
    ]),
  );
  expect(made).toMatchObject({ status: 'noValue', value: null });
});

test('a mean has two decimals and says over how many', () => {
  const made = answer(
    figuresQuery({ asked: [ask(RECEIVED)], operation: { kind: 'mean', over: 'agency' }, agencies }),
    found([figure(RECEIVED, 12), figure(RECEIVED, 1, SOUTH), figure(RECEIVED, 0, WEST)]),
  );
  expect(made.value).toBe(4.33);
  expect(made.text).toContain('3 个数');
});
