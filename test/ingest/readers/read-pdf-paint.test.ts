import { describe, expect, test } from 'vitest';
import { readPdf } from '../../../src/ingest/read-pdf.ts';
import { drawPdf, type Pen } from './print-pdf.ts';
import { listTables, listTexts } from './sheet.ts';

const intro =
  '本报告所列数据的统计期限为一年，自一月一日起至十二月三十一日止，由本局办公室编制，欢迎监督批评指正。';

type Place = readonly [x: number, y: number, width: number, height: number];

/** A ruled cell with its lines of text, middle by middle. */
function drawCell(pen: Pen, [x, y, width, height]: Place, lines: readonly string[]): void {
  pen.rect(x, y, width, height).stroke();
  pen.fontSize(10);
  for (const [index, line] of lines.entries()) {
    const left = x + (width - pen.widthOfString(line)) / 2;
    const top = y + height / 2 + (index - lines.length / 2) * 14;
    pen.text(line, left, top, { lineBreak: false });
  }
}

type Row = readonly (readonly string[])[];

function drawRows(pen: Pen, rows: readonly Row[], widths: readonly number[]): void {
  for (const [row, cells] of rows.entries())
    for (const [column, lines] of cells.entries()) {
      const x = 50 + widths.slice(0, column).reduce((sum, width) => sum + width, 0);
      drawCell(pen, [x, 150 + row * 34, widths[column] ?? 0, 34], lines);
    }
}

const one = (...texts: readonly string[]): Row => texts.map((text) => [text]);

const toTexts = ({ rows }: ReturnType<typeof listTables>[number]): string[][] =>
  rows.map((row) => row.map(({ text }) => text));

async function read(paint: (pen: Pen) => void) {
  const bytes = await drawPdf((pen) => {
    pen.fontSize(12).text(intro, 50, 50, { width: 400 });
    paint(pen);
  });
  const { blocks } = await readPdf({ file: 'painted.pdf', bytes });
  return { texts: listTexts(blocks), grids: listTables(blocks).map(toTexts) };
}

describe('text in and over the cells of a PDF table', () => {
  test('a raised note is no digit of the figure', async () => {
    const { grids } = await read((pen) => {
      drawRows(pen, [one('许可', '12', '3'), one('处罚', '7', '0')], [100, 100, 100]);
      const left = 150 + 50 + pen.widthOfString('12') / 2;
      pen.fontSize(6).text('1', left, 159, { lineBreak: false });
    });
    expect(grids[0]?.[0]).toEqual(['许可', '12', '3']);
  });

  test('a watermark aslant over the table is not read', async () => {
    const { grids, texts } = await read((pen) => {
      drawRows(pen, [one('许可', '12', '3'), one('处罚', '7', '0')], [100, 100, 100]);
      pen.save().rotate(-35, { origin: [100, 200] });
      pen.fontSize(30).text('政府信息公开', 90, 190, { lineBreak: false }).restore();
    });
    expect(grids).toEqual([
      [
        ['许可', '12', '3'],
        ['处罚', '7', '0'],
      ],
    ]);
    expect(texts).toEqual([intro]);
  });

  test('characters set apart on the whole page are no words of their own', async () => {
    const bytes = await drawPdf((pen) => {
      pen.fontSize(12).text(intro, 50, 50, { width: 480, characterSpacing: 3 });
      for (const [row, texts] of [
        ['许可', '190', '0'],
        ['处罚', '7.25', '1234'],
      ].entries())
        for (const [column, text] of texts.entries()) {
          pen.rect(50 + column * 100, 150 + row * 30, 100, 30).stroke();
          const spot = [60 + column * 100, 158 + row * 30] as const;
          pen.text(text, ...spot, { lineBreak: false, characterSpacing: 3 });
        }
    });
    const { blocks } = await readPdf({ file: 'apart.pdf', bytes });
    expect(listTexts(blocks)).toEqual([intro]);
    expect(listTables(blocks).map(toTexts)).toEqual([
      [
        ['许可', '190', '0'],
        ['处罚', '7.25', '1234'],
      ],
    ]);
  });
});

describe('digits over two lines of a narrow cell', () => {
  const widths = [60, 60, 60, 24];

  test('are one number where the other figures of the row stand on one line', async () => {
    const row: Row = [['许可'], ['497'], ['0'], ['49', '7']];
    const { grids } = await read((pen) => drawRows(pen, [row, one('处罚', '7', '0', '7')], widths));
    expect(grids[0]?.[0]).toEqual(['许可', '497', '0', '497']);
  });

  test('stay two where the whole row has two lines', async () => {
    const row: Row = [
      ['许可', '处罚'],
      ['497', '5'],
      ['0', '0'],
      ['49', '5'],
    ];
    const { grids } = await read((pen) => drawRows(pen, [row, one('强制', '7', '0', '7')], widths));
    expect(grids[0]?.[0]?.[3]).toBe('49\n5');
  });
});

describe('rules of a PDF table', () => {
  test('a heading right below the last row is no part of it', async () => {
    const { grids, texts } = await read((pen) => {
      drawRows(pen, [one('许可', '12'), one('处罚', '7')], [100, 100]);
      pen.fontSize(10).text('四、行政复议情况', 60, 215, { lineBreak: false });
    });
    expect(grids[0]?.[1]).toEqual(['处罚', '7']);
    expect(texts).toEqual([intro, '四、行政复议情况']);
  });

  test('what reaches over the edge of the paper is marked as cut', async () => {
    const { grids } = await read((pen) => {
      for (const [row, [label = '', text = '']] of [
        ['许可', '12'],
        ['处罚', '54'],
      ].entries()) {
        drawCell(pen, [450, 150 + row * 34, 100, 34], [label]);
        pen.rect(550, 150 + row * 34, 60, 34).stroke();
        pen.text(text, row === 0 ? 560 : 589, 160 + row * 34, { lineBreak: false });
      }
    });
    expect(grids[0]?.map((row) => row.at(-1))).toEqual(['12', '54…']);
  });

  test('a column that no rule crosses belongs to the table as one cell', async () => {
    const { grids } = await read((pen) => {
      drawRows(pen, [one('许可', '12'), one('处罚', '7'), one('强制', '0')], [100, 100]);
      pen.moveTo(20, 150).lineTo(20, 252).stroke();
    });
    expect(grids[0]?.map((row) => row.length)).toEqual([3, 2, 2]);
  });
});

describe('rows without rules', () => {
  const xs = [60, 250, 320, 390, 460];

  /** Texts at their columns, each a little off its line as a scanner's eye sets them. */
  function drawRow(pen: Pen, y: number, texts: readonly string[]): void {
    pen.fontSize(9);
    for (const [column, text] of texts.entries())
      if (text !== '')
        pen.text(text, xs[column] ?? 0, y + ((column * 7) % 3) - 1, { lineBreak: false });
  }

  test('set unevenly, with a label between two of them, keep their figures', async () => {
    const { grids } = await read((pen) => {
      drawRow(pen, 150, ['国家秘密', '16', '0', '2', '18']);
      drawRow(pen, 156, ['', '', '', '', '']);
      pen.text('（三）', 20, 156, { lineBreak: false });
      drawRow(pen, 162, ['其他法律', '21', '3', '0', '24']);
      drawRow(pen, 174, ['第三方', '5', '0', '0', '5']);
    });
    const figures = grids[0]?.map((row) => row.filter((text) => /^\d+$/.test(text)));
    expect(figures?.filter((row) => row.length > 0)).toEqual([
      ['16', '0', '2', '18'],
      ['21', '3', '0', '24'],
      ['5', '0', '0', '5'],
    ]);
  });

  test('never take half of a number that is broken over two lines', async () => {
    const { grids } = await read((pen) => {
      drawRow(pen, 150, ['许可', '16', '0', '2', '18']);
      drawRow(pen, 166, ['', '', '', '', '49']);
      drawRow(pen, 177, ['处罚', '490', '3', '4', '']);
      drawRow(pen, 188, ['', '', '', '', '7']);
      drawRow(pen, 206, ['强制', '5', '0', '0', '5']);
    });
    expect(grids[0]?.find(([label]) => label === '处罚')?.at(-1)).toBe('49\n7');
  });
});
