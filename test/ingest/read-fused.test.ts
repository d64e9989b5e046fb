import { expect, it } from 'vitest';
import { bundled, readText } from './gold.ts';

const whole = bundled('zezhou-transport-2023.txt');
const start = whole.indexOf('第二十条第（一）项');
const end = whole.indexOf('三、收到和处理');

/** The bundled report with its table two run together on one line, as crawlers leave it. */
async function readNormative(digits: string): Promise<string[]> {
  const fused = `第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件${digits}第二十条第（五）项信息内容本年处理决定数量行政许可0第二十条第（六）项信息内容本年处理决定数量行政处罚195行政强制7第二十条第（八）项信息内容本年收费金额（单位：万元）行政事业性收费0\n\n`;
  const report = await readText(whole.slice(0, start) + fused + whole.slice(end));
  return report.figures
    .filter(({ field, state }) => field.startsWith('normative.') && state === 'reported')
    .map(({ field, value }) => `${field} ${value}`);
}

it('never cuts digits of table two that no sum of the form settles', async () => {
  expect(await readNormative('124')).toEqual([]);
  expect(await readNormative('8855698')).toEqual([]);
});

it('cuts them where no number may begin with a zero, and at a sign', async () => {
  expect(await readNormative('007')).toEqual([
    ...['normative.issued 0', 'normative.repealed 0', 'normative.in_force 7'],
  ]);
  expect(await readNormative('027')).toEqual([]);
  const head = '第二十条第（八）项信息内容';
  const report = await readText(
    whole.slice(0, start) +
      `${head}上一年项目数量本年增/减行政事业性收费35-15第二十条第（五）项信息内容上一年项目数量本年增/减处理决定数量行政许可2648-18538\n\n` +
      whole.slice(end),
  );
  const value = (id: string): unknown => report.figures.find(({ field }) => field === id)?.value;
  expect([value('fees.items_prev_year'), value('fees.items_change')]).toEqual([35, -15]);
  expect(value('licensing.items_change')).toBeUndefined();
});

it('reads table four run together only in places', async () => {
  const from = whole.indexOf('四、政府信息公开行政复议');
  const to = whole.indexOf('五、存在的主要问题');
  const four = '四、政府信息公开行政复议、行政诉讼情况行政复议行政诉讼 10 2 03 0 0 0 00 1 0 0 01';
  const report = await readText(`${whole.slice(0, from)}${four}${whole.slice(to)}`);
  const value = (id: string): unknown => report.figures.find(({ field }) => field === id)?.value;
  expect(['upheld', 'corrected', 'other', 'pending'].map((id) => value(`review.${id}`))).toEqual([
    1, 0, 2, 0,
  ]);
  expect(value('review.total')).toBe(3);
  expect(value('litigation.after_review.total')).toBe(1);
});

it.each([
  ['本年收费金额（单位：万元）', '12.5', 12.5],
  ['本年收费金额（单位：万元）', '125000元', 12.5],
  ['本年收费金额（单位：元）', '125000', 12.5],
  ['本年收费金额', '12.5万元', 12.5],
])(
  'counts in the unit printed in a name or behind a number: %s %s',
  async (name, printed, value) => {
    const two = `第二十条第（八）项信息内容${name}行政事业性收费${printed}第二十条第（九）项信息内容采购项目数量采购总金额政府集中采购 5 1.25万元`;
    const report = await readText(`${whole.slice(0, start)}${two}\n\n${whole.slice(end)}`);
    const read = (id: string): unknown => report.figures.find(({ field }) => field === id)?.value;
    expect(read('fees.amount')).toBe(value);
    expect([read('procurement.projects'), read('procurement.amount')]).toEqual([5, 12500]);
  },
);
