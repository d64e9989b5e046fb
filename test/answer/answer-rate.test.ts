import { expect, test } from 'vitest';
import type { Measure } from '../../src/model/field.ts';
import type { Operation } from '../../src/model/query.ts';
import { answer, ask, figure, figuresQuery, found, NORTH, SOUTH, WEST } from './support/scene.ts';

const of = (field: string): Measure => ({ field, applicant: null });
const TOTAL = 'outcome.total';
const cutOff = [
  figure('outcome.granted', 5),
  figure('outcome.partial', 1),
  figure(TOTAL, null, { state: 'truncated' }),
  figure('requests.received', 12),
];
const share = (made: Partial<Extract<Operation, { kind: 'share' }>>): Operation => ({
  kind: 'share',
  part: of('outcome.granted'),
  whole: of(TOTAL),
  substitute: null,
  agency: null,
  claim: null,
  ...made,
});
const rate = (made: Partial<Extract<Operation, { kind: 'rate' }>>): Operation => ({
  kind: 'rate',
  field: 'derived.rate.disclosed',
  alternatives: [],
  substitute: null,
  claim: null,
  ...made,
});
const run = (operation: Operation, figures = cutOff) =>
  answer(figuresQuery({ asked: [ask('outcome.granted')], operation }), found(figures));

test('a share says both readings when its whole is cut off', () => {
  const made = run(share({ substitute: of('requests.received') }));
  expect(made).toMatchObject({ status: 'answered', value: 41.7, unit: '%' });
  expect(made.computation).toMatchObject({ formula: '5/12', inputs: [5, 12], result: 41.7 });
  expect(made.text).toContain('无法计算：缺少本年度办理结果总计');
});

test('a share without its whole is not computed', () => {
  const made = run(share({}));
  expect(made).toMatchObject({ status: 'noValue', value: null });
  expect(made.figures[0]?.state).toBe('truncated');
  expect(made.text).toContain('予以公开 5 件');
});

test('a share of a group divides by those with a number', () => {
  const field = 'coercion.decisions';
  const made = answer(
    figuresQuery({
      asked: [ask(field)],
      agencies: [NORTH.agencyId, SOUTH.agencyId, WEST.agencyId],
      operation: share({ part: of(field), whole: of(field), agency: NORTH.agencyId }),
    }),
    found([figure(field, 22), figure(field, 7, SOUTH), figure(field, 0, WEST)]),
  );
  expect(made).toMatchObject({ value: 75.9, unit: '%' });
});

test('a false claim is denied before the number is given', () => {
  const made = run(share({ substitute: of('requests.received'), claim: 100 }));
  expect(made.text).toMatch(/^不是。/);
  expect(run(share({ substitute: of('requests.received'), claim: 41.7 })).text).toMatch(/^是的。/);
});

test('a rate gives its formula, and no percentage of nothing', () => {
  const whole = [...cutOff.slice(0, 2), figure(TOTAL, 12)];
  const made = run(rate({}), whole);
  expect(made).toMatchObject({ status: 'answered', value: 50 });
  expect(made.text).toContain('算法：（予以公开＋部分公开）÷ 办结总计');
  const none = [figure('outcome.granted', 0), figure('outcome.partial', 0), figure(TOTAL, 0)];
  const empty = run(rate({}), none);
  expect(empty).toMatchObject({ status: 'noValue', value: null, computation: null });
  expect(empty.text).toContain('不适用（分母为 0）');
});

test('a rate of two readings over a stand-in states neither', () => {
  const operation = rate({
    alternatives: ['derived.rate.granted'],
    substitute: of('requests.received'),
  });
  const made = run(operation);
  expect(made).toMatchObject({ status: 'noValue', value: null, computation: null });
  expect(made.text).toContain('50.0%（6/12）');
  expect(made.text).toContain('41.7%（5/12）');
});

test('a small sample is called that', () => {
  const made = run(rate({}), [...cutOff.slice(0, 2), figure(TOTAL, 8)]);
  expect(made.notes.join()).toContain('样本很小');
});

test('one printed figure per another', () => {
  const made = answer(
    figuresQuery({
      asked: [ask('prose.wechat.posts')],
      operation: {
        kind: 'ratio',
        numerator: of('prose.wechat.posts'),
        denominator: of('prose.wechat.pushes'),
      },
    }),
    found([figure('prose.wechat.posts', 405, { unit: '篇' }), figure('prose.wechat.pushes', 74)]),
  );
  expect(made).toMatchObject({ status: 'answered', value: 5.47, unit: '篇/次' });
});

test('a share without a whole said is taken of the whole its field belongs to', () => {
  const made = answer(
    figuresQuery({ asked: [ask('prose.wechat.original')], intent: 'share' }),
    found([figure('prose.wechat.original', 74), figure('prose.wechat.posts', 405)]),
  );
  expect(made).toMatchObject({ status: 'answered', value: 18.3, unit: '%' });
});

test('what is larger than the whole is no part of it', () => {
  const operation = share({ part: of('penalty.decisions'), whole: of('coercion.decisions') });
  const made = run(operation, [figure('penalty.decisions', 97), figure('coercion.decisions', 22)]);
  expect(made).toMatchObject({ status: 'noValue', value: null, computation: null });
});
