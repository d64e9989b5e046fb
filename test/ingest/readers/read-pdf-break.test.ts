import { describe, expect, test } from 'vitest';
import { mergeOverBreak, type Slot } from '../../../src/ingest/read-pdf-break.ts';

/** A row as `column:text`, with `×rows` where the cell spans several; full lines, as a torn label has. */
function toRow(cells: readonly string[], page: number): Slot[] {
  return cells.map((cell) => {
    const {
      at = '0',
      text = '',
      rows = '1',
    } = /^(?<at>\d+):(?<text>[^×]*)(?:×(?<rows>\d+))?$/.exec(cell)?.groups ?? {};
    const box = [0, 0, 0, 0] as const;
    return { text, box, page, full: true, column: +at, rowSpan: +rows, colSpan: 1 };
  });
}

function merge(above: readonly string[][], below: readonly string[][]): string[][] {
  const [upper, lower] = [above, below].map((rows, page) => rows.map((row) => toRow(row, page)));
  return mergeOverBreak(upper ?? [], lower ?? []).map((row) =>
    row.map(({ text, rowSpan, column }) => `${column}:${text}${rowSpan > 1 ? `×${rowSpan}` : ''}`),
  );
}

describe('a table over a page break', () => {
  test('joins a group label that is broken in the middle of a word', () => {
    const rows = merge(
      [
        ['0:（三）不予公×2', '1:1.国家秘密', '2:4'],
        ['1:2.其他法律', '2:5'],
      ],
      [
        ['0:开×2', '1:3.安全', '2:6'],
        ['1:4.第三方', '2:7'],
      ],
    );
    expect(rows).toEqual([
      ['0:（三）不予公\n开×4', '1:1.国家秘密', '2:4'],
      ['1:2.其他法律', '2:5'],
      ['1:3.安全', '2:6'],
      ['1:4.第三方', '2:7'],
    ]);
  });

  test('keeps two groups apart', () => {
    const rows = merge(
      [
        ['0:（三）不予公开×2', '1:1.国家秘密', '2:4'],
        ['1:2.其他法律', '2:5'],
      ],
      [
        ['0:（四）无法提供×2', '1:1.不掌握', '2:6'],
        ['1:2.没有', '2:7'],
      ],
    );
    expect(rows[2]).toEqual(['0:（四）无法提供×2', '1:1.不掌握', '2:6']);
  });
});

describe('a row torn by a page break', () => {
  test('takes back the empty rest of a torn row', () => {
    const rows = merge(
      [['0:强制', '1:4', '2:0']],
      [
        ['0:', '1:', '2:'],
        ['0:收费', '1:5', '2:0'],
      ],
    );
    expect(rows).toEqual([
      ['0:强制', '1:4', '2:0'],
      ['0:收费', '1:5', '2:0'],
    ]);
  });

  test('takes numbers that stand below the break to the label above it', () => {
    expect(merge([['0:强制', '1:', '2:']], [['0:', '1:4', '2:0']])).toEqual([
      ['0:强制', '1:4', '2:0'],
    ]);
  });

  test('leaves a row of figures below its column names', () => {
    const rows = merge([['0:维持', '1:纠正', '2:总计']], [['0:1', '1:2', '2:3']]);
    expect(rows).toEqual([
      ['0:维持', '1:纠正', '2:总计'],
      ['0:1', '1:2', '2:3'],
    ]);
  });
});
