import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../../../src/ingest/read-pdf.ts';
import { type Layout, printPdf } from './print-pdf.ts';
import { listTables, listTexts, type Sheet, sheet, toGrid, toSheetGrid } from './sheet.ts';

const before = [
  '二〇二三年度报告',
  '本报告所列数据的统计期限为一年，全年公开信息1136条，其中规范性文件5件。',
];
const after = ['四、行政复议情况'];
const layout: Layout = { style: 'lines', breaks: [], repeatHead: 0, top: 60 };

const read = async (over: Partial<Layout>, form: Sheet = sheet) => {
  const bytes = await printPdf([...before, form, ...after], { ...layout, ...over });
  return readPdf({ file: 'made.pdf', bytes });
};

describe('a PDF table', () => {
  test.each(['lines', 'boxes', 'bars'] as const)('ruled with %s', async (style) => {
    const { blocks, format } = await read({ style });
    const [table, ...more] = listTables(blocks);
    expect(format).toBe('pdf');
    expect(more).toEqual([]);
    expect(toGrid(table?.rows ?? [])).toEqual(toSheetGrid(sheet));
    expect(listTexts(blocks)).toEqual([...before, ...after]);
  });

  test.each([
    [4, 0],
    [6, 0],
    [7, 0],
    [8, 3],
    [5, 3],
  ])('broken at row %i with %i rows of its head again', async (breakAt, repeatHead) => {
    const { blocks } = await read({ breaks: [breakAt], repeatHead });
    const [table, ...more] = listTables(blocks);
    expect(more).toEqual([]);
    expect(toGrid(table?.rows ?? [])).toEqual(toSheetGrid(sheet));
    const pages = new Set(table?.rows.flat().map((cell) => cell.place.page));
    expect([...pages]).toEqual([1, 2]);
  });
});

describe('a cell of a PDF table', () => {
  test('keeps page and box', async () => {
    const { blocks } = await read({});
    const cell = listTables(blocks)[0]
      ?.rows.flat()
      .find(({ text }) => text === '34');
    const [left, top, right, bottom] = cell?.place.box ?? [0, 0, 0, 0];
    expect(cell?.place.page).toBe(1);
    expect([left, right].map(Math.round)).toEqual([490, 545]);
    expect(bottom - top).toBeGreaterThan(10);
    expect(top).toBeGreaterThan(120);
  });

  test('without rules is found by its columns', async () => {
    const plain = sheet.slice(3, 5).map((row) => row.map(([text]) => [text, 1, 1] as const));
    const rows = [...plain, ...plain].map(([label, ...values]) => [
      [label?.[0] ?? '', 1, 3] as const,
      ...values.map(([text]) => [text === '' ? '7' : text, 1, 1] as const),
    ]);
    const { blocks } = await read({ style: 'unruled' }, rows);
    const [table] = listTables(blocks);
    expect(table?.rows.map((row) => row.map(({ text }) => text))).toEqual(
      rows.map((row) => row.map(([text]) => text)),
    );
  });
});

const refusal = (bytes: Uint8Array) => readPdf({ file: 'x.pdf', bytes });

async function drawScan(): Promise<Uint8Array> {
  const pen = new PDFDocument({ size: 'A4' });
  const chunks: Uint8Array[] = [];
  pen.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => pen.on('end', resolve));
  pen.rect(50, 50, 300, 300).stroke();
  pen.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

describe('a PDF that cannot be read is refused with one line', () => {
  test('without a text layer', async () => {
    await expect(refusal(await drawScan())).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
      message: expect.stringMatching(/^PDF 没有文字层.*：x\.pdf$/),
    });
  });

  test('broken bytes', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7\nnothing of use');
    await expect(refusal(bytes)).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
  });

  test('no bytes', async () => {
    await expect(refusal(new Uint8Array())).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
  });
});
