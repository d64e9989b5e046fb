import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createChart } from '../../src/answer/chart.ts';
import { wrapText } from '../../src/answer/chart-frame.ts';
import { toChartSpec } from '../../src/answer/chart-spec.ts';
import type { ChartWords } from '../../src/answer/chart-words.ts';
import { makeAnswer, makeFigure } from '../support/canned-ask.ts';

const words: ChartWords = {
  states: { blank: '空白', noReport: '无报告', truncated: '截断' },
  applicants: { natural_person: '自然人', total: '总计' },
  ...{
    source: '来源：',
    more: '等 {count} 份年报',
    gaps: '没有数字：',
    unit: '单位：',
    year: '年',
  },
  ...{ part: '所问部分', rest: '其余' },
};
const fontFile = fileURLToPath(
  new URL('../../data/fonts/noto-sans-sc-gb2312.ttf', import.meta.url),
);

const trend = makeAnswer('趋势', {
  intent: 'trend',
  figures: [makeFigure('甲局', 2019, 5), makeFigure('甲局', 2023, 8)],
  excluded: [{ agency: '甲局', year: 2021, state: 'blank' }],
});
const rank = makeAnswer('排名', {
  intent: 'rank',
  figures: [makeFigure('甲局', 2023, 12), makeFigure('乙局', 2023, 0)],
  excluded: [{ agency: '丙局', year: 2023, state: 'truncated' }],
});
const share = makeAnswer('占比', {
  intent: 'share',
  figures: [
    { ...makeFigure('甲局', 2023, 5), applicant: 'natural_person' },
    makeFigure('甲局', 2023, 12),
  ],
  computation: { formula: '5/12', inputs: [5, 12], result: 41.7, unit: '%' },
});

test('a trend has a place for every year; one without a number has none and says why', () => {
  const spec = toChartSpec(trend, words);
  expect(spec?.labels).toEqual(['2019', '2020', '2021', '2022', '2023']);
  expect(spec?.series[0]?.cells).toEqual([
    { value: 5, why: null },
    { value: null, why: '无报告' },
    { value: null, why: '空白' },
    { value: null, why: '无报告' },
    { value: 8, why: null },
  ]);
  expect(spec?.unit).toBe('件');
  expect(spec?.source).toContain('来源：《甲局2019年报告》等 2 份年报');
});

test('a ranking keeps the order of the reply, a printed 0 is a 0 and a missing number is none', () => {
  const spec = toChartSpec(rank, words);
  expect(spec?.labels).toEqual(['甲局', '乙局', '丙局']);
  expect(spec?.series[0]?.cells).toEqual([
    { value: 12, why: null },
    { value: 0, why: null },
    { value: null, why: '截断' },
  ]);
});

test('a share shows the part and the rest of the very numbers of the reply', () => {
  const spec = toChartSpec(share, words);
  expect(spec?.series[0]?.cells.map(({ value }) => value)).toEqual([5, 7]);
  expect(spec?.share).toBe(41.7);
  expect(spec?.labels[0]).toContain('自然人');
});

test.each([
  ['one number', makeAnswer('x', { intent: 'trend', figures: [makeFigure('甲局', 2023, 1)] })],
  ['no answer', { ...trend, status: 'noValue' as const }],
  ['a plain value', { ...rank, intent: 'value' }],
  [
    'mixed units',
    { ...rank, figures: [makeFigure('甲', 2023, 1), { ...makeFigure('乙', 2023, 2), unit: '条' }] },
  ],
  [
    'a part larger than the whole',
    {
      ...share,
      computation: { ...share.computation, formula: '', inputs: [13, 12], result: 108, unit: '%' },
    },
  ],
])('%s has no picture', (_, answer) => {
  expect(toChartSpec(answer, words)).toBeNull();
});

test.each([
  ['trend', trend],
  ['rank', rank],
  ['share', share],
])('the picture of a %s has its words in it, and is twice as fine', async (_, answer) => {
  const chart = createChart({ fontFile, words })(answer);
  const svg = (await chart?.svg()) ?? '';
  expect(svg).toContain('来源：');
  expect(svg).toContain('单位：件');
  expect(svg).not.toMatch(/<script|<image|href=/);
  const png = (await chart?.png()) ?? new Uint8Array();
  const view = new DataView(png.buffer, png.byteOffset);
  expect(view.getUint32(16)).toBe(720);
});

test('where the years leave no room for reasons, the gaps are named at the foot', async () => {
  const figures = [2013, 2014, 2022].map((year) => makeFigure('甲局', year, 5));
  const excluded = [2016, 2017].map((year) => ({ agency: '甲局', year, state: 'blank' as const }));
  const long = makeAnswer('趋势', { intent: 'trend', figures, excluded });
  const svg = (await createChart({ fontFile, words })(long)?.svg()) ?? '';
  const said = svg.replace(/<[^>]+>/g, '');
  expect(said).toContain('没有数字：2015、2018–2021 无报告；');
  expect(said).toContain('2016–2017 空白');
});

test('lines break at blanks first, then evenly', () => {
  expect(wrapText('淄博市交通运输局 2023年 本年新收政府信息公开申请数量', 20)).toBe(
    '淄博市交通运输局 2023年\n本年新收政府信息公开申请数量',
  );
  expect(
    wrapText('一二三四五六七八九十甲', 10)
      .split('\n')
      .map((line) => line.length),
  ).toEqual([6, 5]);
  expect(wrapText('短', 10)).toBe('短');
});

test('Chinese letters leave ink: without the font the same picture has less', async () => {
  const drawn = await createChart({ fontFile, words })(rank)?.png();
  const blank = await createChart({ fontFile: '/nonexistent.ttf', words })(rank)?.png();
  expect(drawn?.length ?? 0).toBeGreaterThan((blank?.length ?? 0) * 1.5);
});

test('the same answer is drawn once', async () => {
  const chart = createChart({ fontFile, words });
  expect(chart(rank)).toBe(chart({ ...rank }));
});
