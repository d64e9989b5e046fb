import { expect, it } from 'vitest';
import { pick, readText } from './gold.ts';

const annex = [
  '沭阳县农业农村局2016年政府信息公开工作年度报告',
  '一、概述',
  '本年度报告所列数据的统计期限自2016年1月1日起至2016年12月31日止。',
  '附表',
  '统计指标\t单位\t统计数',
  '一、主动公开情况\t\t',
  '（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）\t条\t1,204',
  '其中：主动公开规范性文件数\t条\t12',
  '1.政府公报公开政府信息数\t条\t0',
  '2.政府网站公开政府信息数\t条\t1100',
  '（一）收到申请数\t件\t5',
  '1.当面申请数\t件\t1',
  '4.信函申请数\t件\t',
  '7.邮寄数\t件\t4',
  '四、行政复议数量\t件\t3',
  '（一）维持具体行政行为数\t件\t1',
  '（二）被依法纠错数\t件\t2',
  '五、行政诉讼数量\t件\t7',
  '（一）维持具体行政行为或者驳回原告诉讼请求数\t件\t3',
  '（二）被依法纠错数\t件\t4',
  '（三）其他情形数\t件\t0',
  '七、依申请公开信息收取的费用\t万元\t1.5',
].join('\n');

it('reads the annex of 2014 row by row, rows of the same words by what stands above them', async () => {
  const report = await readText(annex);
  expect(report).toMatchObject({ format: 'annex2014', year: 2016, agency: '沭阳县农业农村局' });
  const value = (field: string): unknown => pick(report, `annex2014.${field}`)?.value;
  expect(value('disclosed.total')).toBe(1204);
  expect(value('disclosed.normative')).toBe(12);
  expect(value('channel.gazette')).toBe(0);
  expect(value('review.corrected')).toBe(2);
  expect(value('litigation.corrected')).toBe(4);
  expect(value('litigation.other')).toBe(0);
  expect(value('review.other')).toBeUndefined();
  expect(value('fees_collected')).toBe(1.5);
});

it('keeps a blank a blank and an unknown row under its own words', async () => {
  const report = await readText(annex);
  expect(pick(report, 'annex2014.requests.letter')).toMatchObject({ state: 'blank', value: null });
  const unknown = report.figures.filter(({ field }) => field.startsWith('unknown.'));
  expect(unknown.map(({ label, value }) => [label, value])).toEqual([['7.邮寄数', 4]]);
});

it('takes the column the form asks for when there are two', async () => {
  const two = annex
    .replace('统计指标\t单位\t统计数', '统计指标\t单位\t统计数\t历年累计')
    .replace('\t条\t1,204', '\t条\t1,204\t9,999');
  expect(pick(await readText(two), 'annex2014.disclosed.total')?.value).toBe(1204);
});
