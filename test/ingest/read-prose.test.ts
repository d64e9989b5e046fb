import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { pick, readText } from './gold.ts';

function report(body: string): Promise<Report> {
  return readText(`某某市交通运输局2023年政府信息公开工作年度报告\n一、总体情况\n${body}\n`);
}

describe('numbers in running text', () => {
  it.each([
    ['全年主动公开政府信息1,113条。', 'prose.disclosed.total', 1113, 'exact'],
    ['全年主动公开政府信息1１３余条。', 'prose.disclosed.total', 113, 'atLeast'],
    ['今年以来受理投诉咨询近18万件。', 'prose.hotline.cases', 180000, 'about'],
    ['召开新闻发布会两次。', 'prose.press_conferences', 2, 'exact'],
    ['全年共收到政府信息公开申请3宗。', 'prose.requests.received', 3, 'exact'],
    ['全年没有收到公民、法人的政府信息公开申请。', 'prose.requests.received', 0, 'statedInWords'],
    ['全年未发生行政复议、行政诉讼案件。', 'prose.litigation.total', 0, 'statedInWords'],
    ['收取信息处理费1.2万元。', 'prose.fee.collected', 12000, 'exact'],
  ])('reads %s', async (body, field, ...[value, qualifier]) => {
    expect(pick(await report(body), field)).toMatchObject({ value, qualifier, line: 3 });
  });
});

describe('what a number is not', () => {
  it('counts no cases where only lost ones are denied', async () => {
    const { figures } = await report('全年未发生因公开工作被行政复议纠错或行政诉讼败诉的情形。');
    expect(figures.filter(({ field }) => field.startsWith('prose.'))).toEqual([]);
  });

  it('takes no digits out of names', async () => {
    const { figures } = await report(
      '通过12345市民热线、S317临历线、国务院令第711号和12328平台开展工作，第三季度完成。',
    );
    expect(figures.filter(({ field }) => field.startsWith('prose.'))).toEqual([]);
  });

  it('leaves the numbers of other years alone', async () => {
    const found = await report(
      '2022年共收到政府信息公开申请30件。去年主动公开政府信息90条。2023年收到政府信息公开申请12件，较上年增加2件。',
    );
    expect(pick(found, 'prose.requests.received')?.value).toBe(12);
    expect(pick(found, 'prose.disclosed.total')).toBeUndefined();
  });

  it('keeps a part from standing for the whole', async () => {
    const found = await report('其中，局机关主动公开政府信息20条。全年主动公开政府信息50条。');
    expect(pick(found, 'prose.disclosed.total')?.value).toBe(50);
  });

  it('says when the text contradicts itself, and keeps both numbers', async () => {
    const found = await report('主动公开政府信息50条。\n经统计，主动公开政府信息60条。');
    expect(found.issues.map(({ code }) => code)).toContain('proseConflict');
    expect(found.figures.map(({ value }) => value)).toEqual(expect.arrayContaining([50, 60]));
  });

  it('joins a sentence that a page break cut', async () => {
    const found = await report(
      '我局严格按照条例的规定和要求认真做好各项政务公开工作，2023年全年共收到政府信息\n\n公开申请12件，均已答复。',
    );
    expect(pick(found, 'prose.requests.received')).toMatchObject({ value: 12, line: 3 });
  });

  it('keeps other stated numbers under their own words', async () => {
    const found = await report('全年共受理网络问政182件。');
    expect(pick(found, 'prose.stated.1')).toMatchObject({
      label: '受理网络问政',
      value: 182,
      unit: '件',
    });
  });
});

it('takes what the windows of a service hall accept for no application of this kind', async () => {
  const hall = await report('目前进驻审批部门15个，开设窗口30个，共受理申请98765件。');
  expect(pick(hall, 'prose.requests.received')).toBeUndefined();
  const window = await report('通过服务大厅窗口收到政府信息公开申请4件。');
  expect(pick(window, 'prose.requests.received')?.value).toBe(4);
});
