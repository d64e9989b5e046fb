import { expect, test } from 'vitest';
import { answerSchema } from '../../src/model/answer-schema.ts';
import { answer, ask, figure, figuresQuery, found, SOUTH } from './support/scene.ts';

const RECEIVED = 'requests.received';

test('says the number first, with agency, year, official name, unit and source', () => {
  const made = answer(
    figuresQuery({
      asked: [ask(RECEIVED)],
      slots: { year: { value: { kind: 'years', years: [2023] }, origin: 'said' } },
    }),
    found([figure(RECEIVED, 12, { source: { quote: '共受理政府信息公开申请12件' } })]),
  );
  expect(made).toMatchObject({ status: 'answered', value: 12, unit: '件' });
  expect(made.text.split('\n')).toEqual([
    '北山市交通运输局 2023 年新收政府信息公开申请：12 件。',
    '来源：《北山市交通运输局2023年政府信息公开工作年度报告》表三·本年新收政府信息公开申请数量（第50行），“共受理政府信息公开申请12件”｜http://localhost:3000/reports/north-transport-2023#f-requests.received｜原文链接未收录（库内编号 north-transport-2023）',
  ]);
  expect(() => answerSchema.parse(made)).not.toThrow();
});

test('says of a 0 whether it is printed, worded or inferred', () => {
  const say = (made: Parameters<typeof figure>[2]) =>
    answer(figuresQuery({ asked: [ask(RECEIVED)] }), found([figure(RECEIVED, 0, made)])).text;
  expect(say({})).toContain('0 件（表内填 0）');
  expect(say({ qualifier: 'statedInWords', source: { quote: '未收到申请' } })).toContain(
    '0 件（原文文字说明“未收到申请”，即 0）',
  );
  expect(say({ qualifier: 'inferredZero' })).toContain('按同行合计推算为 0');
});

test('keeps 余 and says there is no exact number', () => {
  const made = answer(
    figuresQuery({ asked: [ask('prose.wechat.followers')] }),
    found([figure('prose.wechat.followers', 7000, { qualifier: 'atLeast', raw: '7000余人' })]),
  );
  expect(made.value).toBe(7000);
  expect(made.text).toContain('：7000余人。');
  expect(made.text).toContain('没有精确数');
});

test('says the remark a cell prints behind its number', () => {
  const made = answer(
    figuresQuery({ asked: [ask('licensing.decisions')] }),
    found([figure('licensing.decisions', 7007, { raw: '7007(从业资格证)' })]),
  );
  expect(made.notes[0]).toContain('从业资格证');
  expect(made.text).toContain('7007 件');
});

test('says where a figure comes from that stands elsewhere than asked', () => {
  const asked = ask(RECEIVED, {
    fallbacks: [{ field: 'prose.requests.received', applicant: null }],
  });
  const made = answer(
    figuresQuery({ asked: [asked] }),
    found([
      figure(RECEIVED, null, { state: 'image' }),
      figure('prose.requests.received', 0, { source: { place: '第10行' } }),
    ]),
  );
  expect(made).toMatchObject({ status: 'answered', value: 0 });
  expect(made.text).toContain('表格是图片未能读出');
});

test.each([
  ['blank', '留空'],
  ['image', '图片'],
  ['truncated', '缺失'],
  ['notApplicable', '填的是'],
  ['notStated', '没有写'],
] as const)('%s has a sentence of its own and is never 0', (state, words) => {
  const made = answer(
    figuresQuery({ asked: [ask(RECEIVED)] }),
    found([figure(RECEIVED, null, { state })]),
  );
  expect(made).toMatchObject({ status: 'noValue', value: null });
  expect(made.figures[0]?.state).toBe(state);
  expect(made.text).toContain(words);
  expect(made.text).not.toMatch(/：0/);
});

test('is noReport when that year is not in the store', () => {
  const made = answer(
    figuresQuery({ asked: [ask(RECEIVED)], years: [2019] }),
    found([figure(RECEIVED, 12)]),
  );
  expect(made).toMatchObject({ status: 'noReport', value: null, figures: [] });
  expect(made.text).toContain('库里没有');
});

const parts = ['third_party', 'state_secret'].map((name) => `outcome.denied.${name}`);
const all = ask('outcome.denied').parts.map((part) => part.field);

test('is added up when every part is reported', () => {
  const figures = all.map((field) => figure(field, parts.includes(field) ? 2 : 0));
  const made = answer(figuresQuery({ asked: [ask('outcome.denied')] }), found(figures));
  expect(made).toMatchObject({ status: 'answered', value: 4 });
  expect(made.computation?.inputs).toHaveLength(8);
});

test('is withheld when one part is missing, and says what can be seen', () => {
  const figures = all.map((field, at) =>
    at > 4 ? figure(field, null, { state: 'truncated' }) : figure(field, at === 3 ? 1 : 0),
  );
  const made = answer(figuresQuery({ asked: [ask('outcome.denied')] }), found(figures));
  expect(made).toMatchObject({ status: 'noValue', value: null, computation: null });
  expect(made.figures[0]?.state).toBe('truncated');
  expect(made.text).toContain('只能看到 5 项：不予公开·保护第三方合法权益 1 件');
});

test('has no single value and names what is missing among them', () => {
  const made = answer(
    figuresQuery({ asked: [ask(RECEIVED), ask('requests.carried_out')] }),
    found([figure(RECEIVED, 12), figure('requests.carried_out', null, { state: 'truncated' })]),
  );
  expect(made).toMatchObject({ status: 'answered', value: null });
  expect(made.text).toContain('12 件｜结转下年度继续办理的申请 表格截断');
});

test('gives a line to each agency', () => {
  const made = answer(
    figuresQuery({ asked: [ask(RECEIVED)], agencies: ['north-transport', SOUTH.agencyId] }),
    found([figure(RECEIVED, 12), figure(RECEIVED, 0, SOUTH)]),
  );
  expect(made.text).toContain('南河县交通运输局 2023 年：0 件');
  expect(made.figures).toHaveLength(2);
});

test('names a default year and what was kept from before', () => {
  const made = answer(
    figuresQuery({
      asked: [ask(RECEIVED)],
      slots: {
        year: { value: { kind: 'last', count: 1 }, origin: 'default' },
        measures: {
          value: [[{ value: { field: RECEIVED, applicant: null }, score: 1 }]],
          origin: 'context',
        },
      },
    }),
    found([figure(RECEIVED, 12)]),
  );
  expect(made.text).toContain('未说年份，按最近一份 2023 年报告');
  expect(made.text).toContain('沿用：新收政府信息公开申请');
  expect(made.slots.year).toEqual({ value: 2023, origin: 'default' });
});

test('answers English in English', () => {
  const made = answer(figuresQuery({ asked: [ask(RECEIVED)] }), found([figure(RECEIVED, 12)]), {
    language: 'en',
  });
  expect(made.text).toMatch(/^北山市交通运输局, 2023: .*: 12/);
  expect(made.text).toContain('Source:');
});

test('leaves printed words as printed when the script changes', () => {
  const made = answer(
    figuresQuery({ asked: [ask(RECEIVED)] }),
    found([figure(RECEIVED, 12, { source: { quote: '申请件数' } })]),
    { language: 'zh-Hant', toTraditional: (text) => text.replaceAll('数', '數') },
  );
  expect(made.text).toContain('申請數量'.replace('請', '请'));
  expect(made.text).toContain('“申请件数”');
});
