import { expect, test } from 'vitest';
import { EMPTY_SLOTS } from '../../src/model/interpretation.ts';
import type { Query } from '../../src/model/query.ts';
import { cell, check, report, reportQuery } from './support/report.ts';
import { answer, ask, figure, figuresQuery, found, NORTH } from './support/scene.ts';

const PUBLIC = { publicUrl: 'http://localhost:3000' };
const store = found([], [report()]);
const checkOf = (table: string | null): Query => ({
  kind: 'check',
  intent: 'check',
  agencies: [NORTH.agencyId],
  years: [2023],
  table,
  slots: EMPTY_SLOTS,
});

test('a phone is given exactly and cited with its line', () => {
  const made = answer(reportQuery('contact.phone', 'contact'), store, PUBLIC);
  expect(made).toMatchObject({ status: 'answered', value: '0533-1234567' });
  expect(made.text).toContain('0533-1234567');
  expect(made.figures[0]?.source).toMatchObject({
    line: 5,
    url: 'http://localhost:3000/reports/north-transport-2023#f-contact.phone',
  });
});

test('a contact the report does not give is noValue, with what it gives', () => {
  const made = answer(reportQuery('contact.email', 'contact'), store, PUBLIC);
  expect(made).toMatchObject({ status: 'noValue', value: null });
  expect(made.text).toContain('没有写邮箱');
  expect(made.text).toContain('0533-1234567');
});

test('the date of publication is the printed one', () => {
  const made = answer(reportQuery('published', 'source'), store, PUBLIC);
  expect(made).toMatchObject({ status: 'answered', value: '2024-01-22' });
  const undated = found([], [report({ publishedOn: null })]);
  expect(answer(reportQuery('published', 'source'), undated, PUBLIC).status).toBe('noValue');
});

test('problems and plans are quoted from section five, apart', () => {
  const problems = answer(reportQuery('problems'), store, PUBLIC);
  expect(problems.text).toContain('公开不够及时');
  expect(problems.text).not.toContain('加强培训');
  const plans = answer(reportQuery('plans'), store, PUBLIC);
  expect(plans.text).toContain('“下一步，我们将加强培训。”（第62行）');
});

test('channels are the whole sentence their figure stands in', () => {
  const quote = '投诉共580余件';
  const hotline = cell('prose.hotline.cases', { value: 580, unit: '件', quote, line: 9 });
  const query = reportQuery('channels');
  const measures = [{ field: 'prose.hotline.cases', applicant: null }];
  const made = answer(
    query.kind === 'report' ? { ...query, measures } : query,
    found([], [report({ figures: [hotline] })]),
    PUBLIC,
  );
  expect(made.text).toContain('“全年办理网络留言、服务热线投诉共580余件。”');
  expect(made.text).not.toContain('208条');
});

test('blank tables are counted by state', () => {
  const figures = [
    cell('requests.received', { applicant: 'total', state: 'blank' }),
    cell('penalty.decisions', { value: 97 }),
  ];
  const made = answer(reportQuery('blanks'), found([], [report({ figures })]), PUBLIC);
  expect(made.text).toContain('表二：有数 1 格｜表三：空白 1 格');
});

test('a number a person names is found wherever the report prints it', () => {
  const query = reportQuery('place', 'source');
  const slots = { ...EMPTY_SLOTS, claim: { value: 12, unit: '件' } };
  const figures = [
    cell('requests.received', { applicant: 'total', value: 12, unit: '件', quote: '本年新收' }),
    cell('requests.received', { applicant: 'natural_person', value: 12, unit: '件' }),
  ];
  const made = answer({ ...query, slots }, found([], [report({ figures })]), PUBLIC);
  expect(made).toMatchObject({ status: 'answered', value: 12 });
  expect(made.figures).toHaveLength(1);
});

test('checks tell what holds, what fails and what cannot be judged', () => {
  const checks = [
    check('T3.1'),
    check('T3.3', { verdict: 'fail', left: 5, right: 4, difference: 1, scope: '予以公开' }),
    check('T4.1', { verdict: 'notAssessable' }),
  ];
  const all = answer(checkOf(null), found([], [report({ checks })]), PUBLIC);
  expect(all).toMatchObject({ status: 'answered', value: null });
  expect(all.text).toContain('3 项里有 1 项不平');
  expect(all.text).toContain('（予以公开）：左 5，右 4，差 1');
  const four = answer(checkOf('t4'), found([], [report({ checks })]), PUBLIC);
  expect(four.text).toContain('全部不可判');
  expect(four.text).not.toContain('不平：');
});

test('a figure that takes part in a failed sum carries the warning', () => {
  const failed = check('T3.1', {
    verdict: 'fail',
    difference: 1,
    figures: ['requests.received@total'],
  });
  const made = answer(
    figuresQuery({ asked: [ask('requests.received')] }),
    found([figure('requests.received', 12)], [report({ checks: [failed] })]),
  );
  expect(made).toMatchObject({ status: 'answered', value: 12 });
  expect(made.notes.join()).toContain('原文勾稽不符（总计，差 1）');
});

test('prose that agrees is quoted, prose that disagrees is told', () => {
  const asked = ask('requests.received', {
    fallbacks: [{ field: 'prose.requests.received', applicant: null }],
  });
  const say = (value: number) =>
    answer(
      figuresQuery({ asked: [asked] }),
      found([
        figure('requests.received', 12),
        figure('prose.requests.received', value, { source: { quote: `受理${value}件` } }),
      ]),
    );
  expect(say(12).text).toContain('正文亦写“受理12件”');
  expect(say(15).text).toContain('两者不一致');
  expect(say(15).value).toBe(12);
});

test('what a year took over is held against what the year before handed on', () => {
  const carried = (year: number, field: string, value: number) =>
    report({
      id: `north-transport-${year}`,
      year,
      figures: [cell(field, { applicant: 'total', value, unit: '件' })],
    });
  const query = { ...checkOf(null), slots: { ...EMPTY_SLOTS, topic: 'carried' } };
  const before = carried(2022, 'requests.carried_out', 3);
  const now = carried(2023, 'requests.carried_in', 3);
  expect(answer(query, found([], [now, before]), PUBLIC).text).toContain('对得上');
  const other = carried(2022, 'requests.carried_out', 2);
  expect(answer(query, found([], [now, other]), PUBLIC).text).toContain('对不上');
  expect(answer(query, found([], [now]), PUBLIC).text).toContain('无法核对');
});
