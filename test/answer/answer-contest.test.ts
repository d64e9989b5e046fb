import { expect, test } from 'vitest';
import type { Operation } from '../../src/model/query.ts';
import { answer, ask, figure, figuresQuery, found, NORTH, SOUTH, WEST } from './support/scene.ts';

const PENALTY = 'penalty.decisions';
const [north, south, west] = [NORTH.agencyId, SOUTH.agencyId, WEST.agencyId];
const store = found([
  figure(PENALTY, 97),
  figure(PENALTY, 195, SOUTH),
  figure(PENALTY, null, { ...WEST, state: 'image' }),
]);

const run = (operation: Operation, agencies: readonly string[], figures = store) =>
  answer(figuresQuery({ asked: [ask(PENALTY)], operation, agencies }), figures);

test('compare names the winner, both figures and the difference', () => {
  const made = run({ kind: 'compare', by: 'agency', direction: 'most' }, [north, south]);
  expect(made).toMatchObject({ status: 'answered', winner: SOUTH.agency });
  expect(made.computation).toMatchObject({ formula: '195-97', result: 98 });
  expect(made.figures.map((of) => of.value)).toEqual([195, 97]);
  expect(made.text).toContain('相差 98 件');
});

test('compare has no winner when one side has no number, but gives the other', () => {
  const made = run({ kind: 'compare', by: 'agency', direction: 'most' }, [north, west]);
  expect(made).toMatchObject({ status: 'noValue', winner: null, value: null });
  expect(made.excluded).toEqual([{ agency: WEST.agency, year: 2023, state: 'image' }]);
  expect(made.text).toContain('97 件');
});

test('compare calls equal figures equal', () => {
  const figures = found([figure(PENALTY, 0), figure(PENALTY, 0, SOUTH)]);
  const made = run({ kind: 'compare', by: 'agency', direction: 'most' }, [north, south], figures);
  expect(made).toMatchObject({ status: 'answered', winner: 'equal' });
  expect(made.text).toContain('一样多');
});

test('compare of fields names the field as people do', () => {
  const made = answer(
    figuresQuery({
      asked: [ask('prose.website.posts'), ask('prose.wechat.posts')],
      operation: { kind: 'compare', by: 'measure', direction: 'most' },
    }),
    found([figure('prose.website.posts', 105), figure('prose.wechat.posts', 255)]),
  );
  expect(String(made.winner)).toMatch(/^微信公众号发布数/);
});

test('rank orders who has a number and names who has none', () => {
  const made = run({ kind: 'rank', by: 'agency', direction: 'most', count: null }, []);
  expect(made).toMatchObject({ status: 'answered', winner: SOUTH.agency, value: 195 });
  expect(made.text).toContain('依次：南河县交通运输局 195 件，北山市交通运输局 97 件');
  expect(made.text).toContain('未参与：西林区交通运输局：表格是图片');
});

test('rank refuses 最少 when a missing body could be it', () => {
  const rank: Operation = { kind: 'rank', by: 'agency', direction: 'least', count: null };
  expect(run(rank, [])).toMatchObject({ status: 'noValue', winner: null, value: null });
  const zero = found([
    figure(PENALTY, 0),
    figure(PENALTY, 195, SOUTH),
    figure(PENALTY, null, { ...WEST, state: 'blank' }),
  ]);
  expect(run(rank, [], zero)).toMatchObject({ status: 'answered', winner: NORTH.agency });
});

test('rank tells a tie', () => {
  const tied = found([figure(PENALTY, 7), figure(PENALTY, 7, SOUTH), figure(PENALTY, 1, WEST)]);
  const made = run({ kind: 'rank', by: 'agency', direction: 'most', count: null }, [], tied);
  expect(made.winner).toBe(`${NORTH.agency}、${SOUTH.agency}`);
  expect(made.text).toContain('并列');
});
