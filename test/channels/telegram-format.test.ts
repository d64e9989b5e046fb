import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderReply, toWordReply } from '../../src/channels/render.ts';
import { toTable } from '../../src/channels/table.ts';
import { formatParts, formatRich } from '../../src/channels/telegram-format.ts';
import type { Reply } from '../../src/model/message.ts';
import { findFault } from '../support/bot-api-rules.ts';
import { makeAnswer, makeFigure, makeTurn } from '../support/canned-ask.ts';
import { readWording } from '../support/channel-rig.ts';

const wording = readWording();
const voice = { wording, tongue: 'zh' } as const;
const utterance = { text: '问', now: '2024-06-01' };

const render = (text: string, figures = [makeFigure('甲局', 2023, 12)]): Reply =>
  renderReply(makeTurn(utterance, makeAnswer(text, { figures }), null), wording);

test('every part of any text is what a strict server takes', () => {
  const letters = fc.constantFrom(
    '<',
    '>',
    '&',
    '"',
    '年',
    '1',
    '2',
    '件',
    '😀',
    '\n',
    '。',
    '\uD800',
    'a',
  );
  const anyText = fc.array(letters, { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 120 }), (some, times) => {
      const reply = render(`x${some.join('').repeat(times)}`);
      for (const { html, plain } of formatParts(reply, wording)) {
        expect(findFault('sendMessage', { chat_id: 1, text: html, parse_mode: 'HTML' })).toBeNull();
        expect(plain.isWellFormed()).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test('an address in the words becomes a link and is not repeated below', () => {
  const figure = makeFigure('甲局', 2023, 12);
  const [part] = formatParts(render(`12件。出处：${figure.source.url}`, [figure]), wording);
  expect(part?.html).toBe(`12件。出处：<a href="${figure.source.url}">查看出处</a>`);
  expect(part?.plain).toContain(figure.source.url);
});

test('a report the words do not cite is linked below', () => {
  const [part] = formatParts(render('12件。'), wording);
  expect(part?.html).toMatch(/^12件。\n出处：<a href="[^"]+">甲局2023年报告 表三·总计<\/a>$/);
});

test('figures over two years and two agencies make a table, blanks said as blank', () => {
  const figures = ['甲局', '乙局'].flatMap((agency) => [
    makeFigure(agency, 2022, 3),
    makeFigure(agency, 2023, agency === '甲局' ? null : 0),
  ]);
  expect(toTable(figures, voice)).toEqual({
    head: ['机关', '2022', '2023'],
    rows: [
      ['甲局', '3', '空白'],
      ['乙局', '3', '0'],
    ],
  });
  expect(toTable(figures.slice(0, 2), voice)).toBeNull();
});

test('a table is <pre> lines of equal width, and a real one in a rich message', () => {
  const table = {
    head: ['机关', '2022'],
    rows: [
      ['甲局', '12'],
      ['海东局', '3'],
    ],
  };
  const reply = { ...toWordReply('对比：'), table };
  expect(formatParts(reply, wording)[0]?.html).toBe(
    '对比：\n<pre>机关    2022\n甲局      12\n海东局     3</pre>',
  );
  expect(formatRich(reply, wording)).toBe(
    '<p>对比：</p><table><tr><th>机关</th><th>2022</th></tr><tr><td>甲局</td><td>12</td></tr><tr><td>海东局</td><td>3</td></tr></table>',
  );
});

test('figures that are no grid make no table, and one wider than a phone is not sent as lines', () => {
  const figures = [2021, 2022, 2023].map((year) => makeFigure('甲局', year, 3));
  expect(toTable([...figures, makeFigure('乙局', 2023, 1)], voice)).toBeNull();
  const [first] = figures;
  const doubled = first ? [...figures, { ...first, applicant: 'business', value: 1 }] : [];
  expect(toTable(doubled, voice)).toBeNull();
  const wide = { head: ['项目', '数值'], rows: [['很'.repeat(30), '1']] };
  expect(formatParts({ ...toWordReply('对比'), table: wide }, wording)[0]?.html).toBe('对比');
});

test('a number that is not exact stands in a table as it is printed', () => {
  const figures = [2021, 2022, 2023].map((year) => makeFigure('甲局', year, 3));
  const about = {
    ...makeFigure('甲局', 2024, 40_000),
    qualifier: 'atLeast',
    raw: '4万余件',
  } as const;
  expect(toTable([...figures, about], voice)?.rows.at(-1)).toEqual(['2024', '4万余件']);
});
