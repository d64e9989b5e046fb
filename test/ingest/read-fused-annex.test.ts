import { expect, it } from 'vitest';
import { pick, readText } from './gold.ts';

const opening = [
  '沭阳县农业农村局2016年政府信息公开工作年度报告',
  '本报告所列数据的统计期限自2016年1月1日起至2016年12月31日止。',
  '政府信息公开情况统计表',
].join('\n');

const cells = [
  ...['统计指标', '单位', '统计数', '一、主动公开情况', '—'],
  ...['（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）', '条', '51'],
  ...['其中：主动公开规范性文件数', '条', '12'],
  ...['制发规范性文件总数', '件', '12', '（二）通过不同渠道和方式公开政府信息的情况', '—'],
  ...['1.政府公报公开政府信息数', '条', '11', '2.政府网站公开政府信息数', '条', '38'],
  ...['3.政务微博公开政府信息数', '条', '0', '4.政务微信公开政府信息数', '条', '2'],
  ...['四、行政复议数量', '件', '3', '（一）维持具体行政行为数', '件', '1'],
  ...['（二）被依法纠错数', '件', '2', '（三）其他情形数', '件', '0'],
  ...['五、行政诉讼数量', '件', '4', '（二）被依法纠错数', '件', '4'],
  ...['七、依申请公开信息收取的费用', '万元', '1.5'],
];

const expected: Readonly<Record<string, number>> = {
  ...{ 'disclosed.total': 51, 'disclosed.normative': 12, 'normative.issued': 12 },
  ...{ 'channel.gazette': 11, 'channel.website': 38, 'channel.weibo': 0, 'channel.wechat': 2 },
  ...{ 'review.total': 3, 'review.upheld': 1, 'review.corrected': 2, 'review.other': 0 },
  ...{ 'litigation.total': 4, 'litigation.corrected': 4, fees_collected: 1.5 },
};

it.each([
  ['in one line', cells.filter((cell) => cell !== '—').join('')],
  ['a cell a line', cells.join('\n')],
  [
    'a row a line',
    cells.join(' ').replaceAll(/ (?=[（一二三四五七]|\d\.\p{Script=Han}|其中|制发)/gu, '\n'),
  ],
])('reads the annex of 2014 left %s', async (_, text) => {
  const report = await readText(`${opening}\n${text}`);
  expect(report.format).toBe('annex2014');
  const read = Object.keys(expected).map((id) => [id, pick(report, `annex2014.${id}`)?.value]);
  expect(Object.fromEntries(read)).toEqual(expected);
});

it('takes no other row for one of the form, and cuts two columns only where both are 0', async () => {
  const text =
    '指标名称计量单位2016年度历年累计主动公开文件数条206912106其中：1.政府网站公开数条2069121062.政府公报公开数条00' +
    '受理依申请公开信息总数条00其中：1.当面申请数条002.网上申请数条113.信函、传真申请数条00' +
    '对申请的答复总数条00其中：1.同意公开答复数条00行政复议数件00行政诉讼数件00';
  const report = await readText(`${opening}\n${text}`);
  expect(report.format).toBe('annex2008');
  const read = report.figures.filter(({ field }) => field.startsWith('annex'));
  expect(read.map(({ field, value }) => `${field} ${value}`)).toEqual([
    'annex2008.requests.total 0',
    'annex2008.requests.in_person 0',
    'annex2008.replies.total 0',
    'annex2008.replies.granted 0',
    'annex2008.review.total 0',
    'annex2008.litigation.total 0',
  ]);
});

it.each(['\t', ' '])('takes the column of the year, not the sum of all years (%j)', async (gap) => {
  const rows = [
    ['指标名称', '计量单位', '2012年度', '历年累计'],
    ['申请总数', '条', '19', '61'],
    ['1.当面申请数', '条', '2', '7'],
    ['2.传真申请数', '条', '0', '0'],
    ['3.电子邮件申请数', '条', '17', '54'],
  ];
  const report = await readText(`${opening}\n${rows.map((row) => row.join(gap)).join('\n')}`);
  expect(report.format).toBe('annex2008');
  const value = (id: string): unknown => pick(report, `annex2008.requests.${id}`)?.value;
  expect(['total', 'in_person', 'fax', 'email'].map(value)).toEqual([19, 2, 0, 17]);
});

it('sees labels behind 1、 and what zeros leave only one way to cut', async () => {
  const text =
    '指标名称计量单位2015年度历年累计主动公开文件数条294981916其中：1、政府网站公开数条2949819162、政府公报公开数条00' +
    '受理依申请公开信息总数条01其中：1、当面申请数条002、网上申请数条003、信函、传真申请数条01对申请的答复总数条01' +
    '其中：1、同意公开答复数条012、同意部分公开答复数条123、不予公开答复数条00行政复议数件00行政诉讼数件00';
  const report = await readText(`${opening}\n${text}`);
  const read = report.figures.filter(({ field }) => field.startsWith('annex'));
  expect(read.map(({ field, value }) => `${field} ${value}`)).toEqual([
    ...['annex2008.requests.total 0', 'annex2008.requests.in_person 0'],
    'annex2008.requests.online 0',
    ...['annex2008.replies.total 0', 'annex2008.replies.granted 0'],
    ...['annex2008.review.total 0', 'annex2008.litigation.total 0'],
  ]);
});

it.each([
  ['run together', '86', ''],
  ['apart', ' 86 ', ' '],
])('reads the figures of a year’s end, %s', async (_, value, gap) => {
  const rows = [
    `主动公开信息数条${value}其中：1．网站公开条${value}2．政府公报公开条${gap}0`,
    `受理依申请公开信息总数条${gap}12`,
    `其中：1．当面申请数条${gap}9${gap}2．传真申请数条${gap}0${gap}3．电子邮件申请数条${gap}3${gap}`,
    `4．其它形式申请数条${gap}0对申请的答复数条${gap}12泽州县财政局2017年1月13日`,
  ];
  const report = await readText(`${opening}\n指标名称计量单位年末统计${gap}${rows.join('')}`);
  const read = (id: string): unknown => pick(report, `annex2008.${id}`)?.value;
  const requests = ['total', 'in_person', 'fax', 'email', 'other'];
  expect(read('disclosed.total')).toBe(86);
  expect(requests.map((id) => read(`requests.${id}`))).toEqual([12, 9, 0, 3, 0]);
});

it('keeps rows of its own under their printed label, and names those whose figure cannot be cut', async () => {
  const own = [...cells];
  own.splice(28, 0, '5.政务超市公开政府信息数', '条', '7');
  own.splice(own.indexOf('七、依申请公开信息收取的费用'), 0, '六、村务公开栏更新数', '次', '30');
  for (const text of [own.filter((cell) => cell !== '—').join(''), own.join('\n')]) {
    const report = await readText(`${opening}\n${text}`);
    const read = Object.keys(expected).map((id) => [id, pick(report, `annex2014.${id}`)?.value]);
    expect(Object.fromEntries(read)).toEqual(expected);
    const unknown = report.figures.filter(({ field }) => field.startsWith('unknown.'));
    expect(unknown.map(({ label, value }) => `${label} ${value}`)).toEqual([
      '政务超市公开政府信息数 7',
      '村务公开栏更新数 30',
    ]);
    expect(report.issues.filter(({ code }) => code === 'rowUnknown')).toHaveLength(2);
  }
  const text =
    '指标名称计量单位2016年度历年累计主动公开文件数条206912106其中：1.政府网站公开数条2069121062.政府公报公开数条00' +
    '村务公开栏更新数次1225受理依申请公开信息总数条00其中：1.当面申请数条002.网上申请数条003.信函、传真申请数条00' +
    '对申请的答复总数条00其中：1.同意公开答复数条00行政复议数件00行政诉讼数件00';
  const { figures, issues } = await readText(`${opening}\n${text}`);
  const unknown = figures.filter(({ field }) => field.startsWith('unknown.'));
  expect(unknown.map(({ label, value, unit }) => `${label} ${value} ${unit}`)).toEqual([
    '政府公报公开数 0 条',
    '信函、传真申请数 0 条',
  ]);
  const unclear = issues
    .filter(({ code }) => code === 'fusedUnclear')
    .map(({ text: said }) => said);
  expect(unclear.join()).toContain('“村务公开栏更新数”的数字连写为“1225');
});
