import { expect, it } from 'vitest';
import { liftRows } from '../../src/ingest/lift-rows.ts';
import type { Block } from '../../src/model/document.ts';

const lines = (...texts: readonly string[]): Block[] =>
  texts.map((text, index) => ({ kind: 'paragraph', text, place: { line: index + 1, page: null } }));

it('makes lines of a label and many figures rows again, in place', () => {
  const blocks = liftRows(
    lines(
      '三、申请情况',
      '一、本年新收 21 0 0 0 0 0 1,021',
      '三、本年 1.属于国家秘密 0 0 0 0 0 0 0',
      '后文',
    ),
  );
  expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'table', 'paragraph']);
  const [, table] = blocks;
  const rows = table?.kind === 'table' ? table.rows : [];
  expect(rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['一、本年新收', '21', '0', '0', '0', '0', '0', '1,021'],
    ['三、本年', '1.属于国家秘密', '0', '0', '0', '0', '0', '0', '0'],
  ]);
  expect(rows[1]?.[0]?.place).toEqual({ line: 3, page: null });
});

it.each([
  '规章 0 0 0',
  '电话 0517 8722 2589',
  '全年公开信息1136条。',
  '2023 年 1 月 1 日至 12 月 31 日',
])('leaves %s as it is', (text) => {
  expect(liftRows(lines(text))).toEqual(lines(text));
});

it('takes figures one a line for the row of the label above them, unless there are many', () => {
  const figures = (count: number): string[] => Array.from({ length: count }, (_, at) => String(at));
  const [row, ...others] = liftRows(lines('一、本年新收', ...figures(7), '总计', ...figures(15)));
  const cells = row?.kind === 'table' ? row.rows.flat().map(({ text }) => text) : [];
  expect(cells).toEqual(['一、本年新收', ...figures(7)]);
  expect(others.map(({ kind }) => kind)).not.toContain('table');
});

it('takes lines of label, unit and figure for rows of an older form when there are several', () => {
  const form = [
    '一、主动公开 —— ——',
    '（一）公开数 条 2069',
    '1.政府网站 条 12 106',
    '三、收到申请数 件 5',
  ];
  const [table] = liftRows(lines(...form));
  const rows = table?.kind === 'table' ? table.rows.map((row) => row.map(({ text }) => text)) : [];
  expect(rows).toEqual([
    ['一、主动公开', '——', '——'],
    ['（一）公开数', '条', '2069'],
    ['1.政府网站', '条', '12', '106'],
    ['三、收到申请数', '件', '5'],
  ]);
  expect(liftRows(lines(...form.slice(1)))).toEqual(lines(...form.slice(1)));
});
