import { afterAll, expect, test } from 'vitest';
import type { Measure } from '../../src/model/field.ts';
import { EMPTY_SLOTS } from '../../src/model/interpretation.ts';
import type { Operation, Query } from '../../src/model/query.ts';
import { openBundled } from './support/bundled.ts';
import { ask, figuresQuery } from './support/scene.ts';

const { run, close } = await openBundled();
afterAll(close);

const ZIBO = 'zibo-transport';
const HAIDONG = 'haidong-transport';
const WENDENG = 'wendeng-transport';
const ZEZHOU = 'zezhou-transport';

const total = (field: string): Measure => ({ field, applicant: 'total' });
const of = (agency: string, field: string, operation?: Operation): Query => {
  const query = figuresQuery({
    asked: [ask(field)],
    agencies: [agency],
    years: [2023],
    ...(operation === undefined ? {} : { operation }),
  });
  if (query.kind !== 'figures' || operation?.kind !== 'rate') return query;
  const measures = RATED.map((id) => ({ field: id, applicant: null }));
  return { ...query, selection: { ...query.selection, measures } };
};
const RATED = [
  'outcome.granted',
  'outcome.partial',
  'outcome.total',
  'review.corrected',
  'review.total',
  'review.pending',
  'licensing.decisions',
  'penalty.decisions',
  'coercion.decisions',
];
const rate = (field: string): Operation => ({
  kind: 'rate',
  field,
  alternatives: [],
  substitute: null,
  claim: null,
});

test.each([
  [ZIBO, 'requests.received', 12, '正文亦写'],
  [ZEZHOU, 'requests.received', 0, '表内填 0'],
  [ZEZHOU, 'penalty.decisions', 195, '第48行'],
  [ZIBO, 'fees.amount', 3.978, '3.978 万元'],
  [HAIDONG, 'licensing.decisions', 7007, '从业资格证'],
  [HAIDONG, 'prose.hotline.cases', 580, '580余件'],
  [WENDENG, 'prose.wechat.followers', 7000, '7000余人'],
  [WENDENG, 'prose.fee.collected', 0, '未收取'],
] as const)('%s %s is %d', async (...[agency, field, value, words]) => {
  const asked = of(agency, field);
  const prose = { field: 'prose.requests.received', applicant: null };
  const query =
    asked.kind === 'figures' && field === 'requests.received'
      ? {
          ...asked,
          asked: [ask(field, { fallbacks: [prose] })],
          selection: { ...asked.selection, measures: [total(field), prose] },
        }
      : asked;
  const made = await run(query);
  expect(made).toMatchObject({ status: 'answered', value });
  expect(made.text).toContain(words);
});

test.each([
  [HAIDONG, 'requests.received', 'blank', '整表空白'],
  [WENDENG, 'licensing.decisions', 'image', '图片'],
  [ZIBO, 'outcome.total', 'truncated', '可见部分'],
  [ZIBO, 'outcome.denied', 'truncated', '只能看到 5 项'],
  [ZEZHOU, 'prose.training.sessions', 'notStated', '没有写'],
] as const)('%s %s is withheld: %s', async (...[agency, field, state, words]) => {
  const made = await run(of(agency, field));
  expect(made).toMatchObject({ status: 'noValue', value: null });
  expect(made.figures[0]?.state).toBe(state);
  expect(made.text).toContain(words);
});

test.each([
  [ZIBO, 'derived.rate.disclosed', null, '无法计算：缺少'],
  [ZIBO, 'derived.review.correction_rate', null, '不适用（分母为 0）'],
  [ZIBO, 'derived.service_enforcement_ratio', 124.59, '14826/119'],
  [ZEZHOU, 'derived.rate.disclosed', null, '不适用（分母为 0）'],
  [HAIDONG, 'derived.rate.disclosed', null, '无法计算'],
] as const)('%s %s is %s', async (...[agency, field, value, words]) => {
  const made = await run(of(agency, field, rate(field)));
  expect(made.value).toBe(value);
  expect(made.status).toBe(value === null ? 'noValue' : 'answered');
  expect(made.text).toContain(words);
});

test('penalties are ranked, the picture is left out by name', async () => {
  const made = await run(
    figuresQuery({
      asked: [ask('penalty.decisions')],
      agencies: [ZIBO, HAIDONG, WENDENG, ZEZHOU],
      operation: { kind: 'rank', by: 'agency', direction: 'most', count: null },
    }),
  );
  expect(made).toMatchObject({ status: 'answered', winner: '泽州县交通运输局', value: 195 });
  expect(made.figures.map((figure) => figure.value)).toEqual([195, 97, 1]);
  expect(made.excluded).toMatchObject([{ agency: '威海市文登区交通运输局', state: 'image' }]);
});

test('a refusal is certain though the table is cut off', async () => {
  const made = await run(of(ZIBO, 'outcome.denied', { kind: 'exists' }));
  expect(made).toMatchObject({ status: 'answered', value: 1 });
});

test('a clerk reads that table three closes, or cannot be judged', async () => {
  const check = (agency: string): Query => ({
    kind: 'check',
    intent: 'check',
    agencies: [agency],
    years: [2023],
    table: 't3',
    slots: EMPTY_SLOTS,
  });
  expect((await run(check(ZEZHOU))).text).toContain('总计＝六类申请人之和 23/23 平');
  expect((await run(check(ZIBO))).text).toContain('总计＝六类申请人之和 9/9 平（另 14 项不可判）');
  expect((await run(check(HAIDONG))).text).toContain('全部不可判');
});

test('every reported figure is cited with report, place and link', async () => {
  for (const field of ['requests.received', 'penalty.decisions', 'prose.wechat.posts']) {
    for (const agency of [ZIBO, HAIDONG, WENDENG, ZEZHOU]) {
      const made = await run(of(agency, field));
      for (const { state, source } of made.figures) {
        if (state !== 'reported') continue;
        expect(source.place).not.toBe('');
        expect(made.text).toContain(source.url);
      }
    }
  }
});
