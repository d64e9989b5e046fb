import { describe, expect, test } from 'vitest';
import { readPdf } from '../../../src/ingest/read-pdf.ts';
import { drawPdf, type Layout, type Pen, printPdf } from './print-pdf.ts';
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

/** A page drawn by hand: a paragraph and a grid of two rows. */
function draw(
  paint: (pen: Pen, text: string, at: readonly [number, number]) => void,
  turn = false,
) {
  return drawPdf((pen) => {
    if (turn) pen.rotate(-90, { origin: [0, 0] }).translate(-842, 0);
    pen.text(
      '本报告所列数据的统计期限为一年，自一月一日起至十二月三十一日止，由本局办公室编制，欢迎监督批评指正。',
      50,
      50,
      { width: 400 },
    );
    for (const [row, texts] of [
      ['许可', '10', '0'],
      ['处罚', '7', '195'],
    ].entries())
      for (const [column, text] of texts.entries()) {
        pen.rect(50 + column * 100, 150 + row * 30, 100, 30).stroke();
        paint(pen, text, [60 + column * 100, 158 + row * 30]);
      }
  });
}

const readGrid = async (bytes: Uint8Array) => {
  const { blocks } = await readPdf({ file: 'drawn.pdf', bytes });
  return listTables(blocks).map(({ rows }) => toGrid(rows));
};

describe('a PDF as other programs paint it', () => {
  const grid = [
    [
      ['许可', '10', '0'],
      ['处罚', '7', '195'],
    ],
  ];

  test('with bold faked by painting twice', async () => {
    const bytes = await draw((pen, text, [x, y]) => {
      for (const shift of [0, 0.3]) pen.text(text, x + shift, y, { lineBreak: false });
    });
    expect(await readGrid(bytes)).toEqual(grid);
  });

  test('sideways', async () => {
    const bytes = await draw(
      (pen, text, [x, y]) => pen.text(text, x, y, { lineBreak: false }),
      true,
    );
    expect(await readGrid(bytes)).toEqual(grid);
  });
});

const refusal = (bytes: Uint8Array) => readPdf({ file: 'x.pdf', bytes });

const drawScan = (): Promise<Uint8Array> =>
  drawPdf((pen) => {
    pen.rect(50, 50, 300, 300).stroke();
  });

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
