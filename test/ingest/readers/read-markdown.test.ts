import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../../src/ingest/read-markdown.ts';
import { printHtmlTable } from './print-html.ts';
import { listTables, listTexts, sheet, toGrid, toSheetGrid } from './sheet.ts';

const read = async (...lines: readonly string[]) =>
  (await readMarkdown({ file: 'a.md', bytes: Buffer.from(lines.join('\n')) })).blocks;

describe('Markdown tables', () => {
  test('of pipes, with blanks, rules and marks', async () => {
    const blocks = await read(
      ...[
        '# 报告',
        '',
        '| 行 | 甲 | 乙 |',
        '|:---|---:|',
        '| **许可** | 1\\|2 | |',
        '| 处罚 | `3` | 4<br>5 |',
      ],
    );
    expect(blocks[0]).toMatchObject({ kind: 'heading', text: '报告', place: { line: 1 } });
    const [table] = listTables(blocks);
    expect(table?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['行', '甲', '乙'],
      ['许可', '1|2', ''],
      ['处罚', '3', '4\n5'],
    ]);
    expect(table?.rows.map((row) => row[0]?.place.line)).toEqual([3, 5, 6]);
  });
});

describe('Markdown tables as converters write them', () => {
  test('a table a row, and rows without outer pipes', async () => {
    const blocks = await read(
      '| 0 | 1 |',
      '|---|---|',
      '| 2 | 3 |',
      '|---|---|',
      '',
      'a | b',
      '--|--',
      'c | d',
    );
    expect(listTables(blocks).map(({ rows }) => toGrid(rows))).toEqual([
      [
        ['0', '1'],
        ['2', '3'],
      ],
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ]);
  });
});

describe('Markdown tables of other builds', () => {
  test('a row torn inside a cell', async () => {
    const blocks = await read('| 一、本年新收', '申请数量 | 32 | 34 |', '| 二、结转 | 0 | 0 |');
    expect(toGrid(listTables(blocks)[0]?.rows ?? [])).toEqual([
      ['一、本年新收申请数量', '32', '34'],
      ['二、结转', '0', '0'],
    ]);
  });

  test('in HTML, with lines of the whole file', async () => {
    const html = printHtmlTable(sheet, (text) => text).split('\n');
    const blocks = await read('前言', '', ...html, '', '后记');
    const [table] = listTables(blocks);
    expect(toGrid(table?.rows ?? [])).toEqual(toSheetGrid(sheet));
    expect(table?.place.line).toBe(3);
    expect(listTexts(blocks)).toEqual(['前言', '后记']);
  });
});

describe('Markdown prose', () => {
  test('wrapped hard is joined, cells of a lost table are not', async () => {
    const blocks = await read(
      ...[
        '全年收到政府信息公开申请三十四件，上年结转政府信息公开',
        '申请 2 件。',
        '',
        '行政许可 97',
        '行政处罚 0',
      ],
      ...['一、概述', '2.其他', '![表三](/x/t3.png)'],
    );
    expect(blocks.map(({ kind, place }) => [kind, place.line])).toEqual([
      ['paragraph', 1],
      ['paragraph', 4],
      ['paragraph', 5],
      ['paragraph', 6],
      ['paragraph', 7],
      ['image', 8],
    ]);
    expect(listTexts(blocks)).toEqual([
      ...['全年收到政府信息公开申请三十四件，上年结转政府信息公开申请 2 件。', '行政许可 97'],
      ...['行政处罚 0', '一、概述', '2.其他', '表三'],
    ]);
  });

  test('goes on behind the number of a page', async () => {
    const blocks = await read(
      '全年收到政府信息公开申请三十四件，其中自然人三十一件，全年共',
      '— 3 —',
      '答复 36 件。',
    );
    expect(listTexts(blocks)).toEqual([
      '全年收到政府信息公开申请三十四件，其中自然人三十一件，全年共答复 36 件。',
    ]);
  });
});
