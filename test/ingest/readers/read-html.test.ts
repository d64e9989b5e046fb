import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../src/ingest/read-html.ts';
import { printHtmlTable, toWordNoise } from './print-html.ts';
import { listTables, listTexts, sheet, toGrid, toSheetGrid } from './sheet.ts';

const read = (html: string | Uint8Array) =>
  readHtml({ file: 'page.html', bytes: typeof html === 'string' ? Buffer.from(html) : html });

const plain = (text: string): string => text || '&nbsp;';
const body = `<p>全年公开信息1136条。</p>${printHtmlTable(sheet, toWordNoise)}<p>谢谢</p>`;

describe('encodings of a page', () => {
  const page = (charset: string): string => `<meta charset="${charset}"><body>${body}</body>`;
  test.each([
    ['gbk', 'gb2312', false],
    ['gb18030', 'gb18030', false],
    ['utf8', 'utf-8', false],
    ['utf8', 'utf-8', true],
    ['utf8', 'gbk', false],
    ['gbk', 'utf-8', false],
    ['utf16le', 'utf-16', true],
  ])('written in %s, declared %s, with a mark: %s', async (written, declared, addBOM) => {
    const { blocks, sha256 } = await read(iconv.encode(page(declared), written, { addBOM }));
    expect(listTexts(blocks)).toEqual(['全年公开信息1136条。', '谢谢']);
    expect(toGrid(listTables(blocks)[0]?.rows ?? [])).toEqual(toSheetGrid(sheet));
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('an HTML table', () => {
  test('keeps spans and blanks, and the line of every cell', async () => {
    const { blocks } = await read(printHtmlTable(sheet, plain));
    const [table] = listTables(blocks);
    expect(table?.rows[0]?.[0]).toMatchObject({ rowSpan: 3, colSpan: 3 });
    expect(table?.rows[3]?.map(({ text }) => text)).toEqual([
      ...['一、本年新收申请数量', '32', '2', '0', '', '34'],
    ]);
    expect(table?.rows[1]?.[0]?.place).toEqual({ line: 6, page: null });
  });

  test('survives cells that are never closed', async () => {
    const { blocks } = await read('<table><tr><td><p>甲<td><p>1<tr><td>乙<td>2</table><p>后');
    expect(toGrid(listTables(blocks)[0]?.rows ?? [])).toEqual([
      ['甲', '1'],
      ['乙', '2'],
    ]);
    expect(listTexts(blocks)).toEqual(['后']);
  });
});

describe('HTML tables in and beside each other', () => {
  test('inside a table that only arranges the page is found', async () => {
    const inner = printHtmlTable(sheet, plain);
    const { blocks } = await read(
      `<table><tr><td>左栏</td><td><p>前言</p>${inner}</td></tr></table>`,
    );
    expect(listTables(blocks).map(({ rows }) => toGrid(rows))).toEqual([toSheetGrid(sheet)]);
    expect(listTexts(blocks)).toEqual(['左栏', '前言']);
  });

  test('of one row inside a cell becomes cells of that row', async () => {
    const { blocks } = await read(
      '<table><tr><td>甲</td><td><table><tr><td>1</td><td></td><td>3</td></tr></table></td></tr>' +
        '<tr><td>乙</td><td>4</td><td>5</td><td>6</td></tr></table>',
    );
    expect(toGrid(listTables(blocks)[0]?.rows ?? [])).toEqual([
      ['甲', '1', '', '3'],
      ['乙', '4', '5', '6'],
    ]);
  });

  test('cut in two with nothing in between is one table', async () => {
    const [head, tail] = [sheet.slice(0, 5), sheet.slice(8)];
    const html = printHtmlTable(head, plain) + printHtmlTable(tail, plain);
    const tables = listTables((await read(html)).blocks);
    expect(tables.map(({ rows }) => toGrid(rows))).toEqual([toSheetGrid([...head, ...tail])]);
    const apart = `${printHtmlTable(head, plain)}<p>续</p>${printHtmlTable(tail, plain)}`;
    expect(listTables((await read(apart)).blocks)).toHaveLength(2);
  });

  test('shows pictures in cells by name', async () => {
    const { blocks } = await read(
      '<table><tr><td>总计</td><td><img src="/a/t3.png?x=1"></td></tr></table><img alt="表四" src="b.png">',
    );
    expect(toGrid(listTables(blocks)[0]?.rows ?? [])).toEqual([['总计', '[image:t3.png]']]);
    expect(blocks.at(-1)).toMatchObject({ kind: 'image', text: '表四' });
  });
});

const menu =
  '<div class="mainNav"><ul><li><a href="/">首页</a></li><li><a href="/a">公开</a></li></ul></div>';
const furniture = `<html><head><title>2023年度报告-某局</title><meta name="PubDate" content="2024-01-17">
<style>p{}</style></head><body><nav>导航</nav>${menu}<script>var a="<p>1</p>"</script>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/b">年报</a></div>
<div id="zoom"><h1>2023年度报告</h1>${body.repeat(2)}<p style="display:none">看不见</p></div>
<div class="bdshare">分享到</div><ul><li><a>2021年报</a></li><li><a>2020年报</a></li><li><a>2019年报</a></li></ul>
<footer>备案号123</footer></body></html>`;

describe('a saved page', () => {
  test('is read without its furniture', async () => {
    const { blocks } = await read(furniture);
    const shown = ['全年公开信息1136条。', '谢谢'];
    expect(listTexts(blocks)).toEqual([
      ...['2023年度报告-某局', 'PubDate: 2024-01-17', '2023年度报告', ...shown, ...shown],
    ]);
    expect(listTables(blocks)).toHaveLength(2);
  });

  test('nested without end is refused, deep spans are not', async () => {
    await expect(read('<div>'.repeat(30_000))).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
    const { blocks } = await read(`<p>${'<span>'.repeat(5_000)}深${'</span>'.repeat(5_000)}</p>`);
    expect(listTexts(blocks)).toEqual(['深']);
  });
});

describe('what a cell says', () => {
  const readRow = async (html: string) => {
    const { blocks } = await read(
      `<table><tr><td>许可</td><td>7</td></tr><tr>${html}</tr></table>`,
    );
    return toGrid(listTables(blocks)[0]?.rows ?? [])[1];
  };

  test.each([
    ['<td>许可</td><td>12<sup>1</sup></td>', ['许可', '12']],
    [
      '<td>处罚<sup>[2]</sup></td><td><span>3</span><span style="vertical-align: super">①</span></td>',
      ['处罚', '3'],
    ],
    ['<td>元</td><td>10m<sup>2</sup></td>', ['元', '10m2']],
    ['<td>强制</td><td><sup>5</sup></td>', ['强制', '5']],
    ['<td>许可</td><td><s>4</s>50<del>6</del></td>', ['许可', '50']],
    ['<td>许可</td><td><span style="text-decoration: line-through">4</span>5</td>', ['许可', '5']],
    [
      '<td>许可</td><td><span style="visibility:hidden">4</span>5<i style="font-size:0">6</i></td>',
      ['许可', '5'],
    ],
    ['<td>许可</td><td style="display:none">4</td><td>5</td>', ['许可', '5']],
  ])('%s', async (html, row) => expect(await readRow(html)).toEqual(row));
});
