import { expandSpans } from '../../../src/ingest/expand-spans.ts';
import type { Block, Cell } from '../../../src/model/document.ts';

/** A printed cell of a made-up form: text, rows down, columns across. */
export type Printed = readonly [text: string, down: number, across: number];
export type Sheet = readonly (readonly Printed[])[];

const one = (text: string): Printed => [text, 1, 1];
const numbers = (values: readonly string[]): Printed[] => values.map(one);

/** A small form with everything the real one has: heads over heads, labels over rows, blanks, wide numbers. */
export const sheet: Sheet = [
  [
    ['（本列数据的勾稽关系）', 3, 3],
    ['申请人情况', 1, 5],
  ],
  [
    ['自然人', 2, 1],
    ['法人或其他组织', 1, 3],
    ['总计', 2, 1],
  ],
  numbers(['商业企业', '科研机构', '其他']),
  [['一、本年新收申请数量', 1, 3], ...numbers(['32', '2', '0', '', '34'])],
  [['二、上年结转申请数量', 1, 3], ...numbers(['0', '', '', '', '0'])],
  [['三、结果', 4, 1], ['（一）予以公开', 1, 2], ...numbers(['9', '0', '0', '0', '9'])],
  [['（二）不予公开', 2, 1], one('1.属于国家秘密'), ...numbers(['1', '0', '0', '0', '1'])],
  [one('2.其他法律行政法规禁止公开'), ...numbers(['12345', '0', '0', '0', '12345'])],
  [['（三）总计', 1, 2], ...numbers(['12355', '0', '0', '0', '12355'])],
  [['四、结转下年度继续办理', 1, 3], ...numbers(['1', '0', '0', '0', '1'])],
];

/** Texts of every slot of a table, white space of wrapped lines taken out. */
export function toGrid(rows: readonly (readonly Cell[])[]): string[][] {
  return expandSpans(rows).map((row) => row.map((cell) => cell.text.replace(/\s/g, '')));
}

/** The same for a made-up form. */
export function toSheetGrid(from: Sheet): string[][] {
  const place = { line: 1, page: null };
  return toGrid(
    from.map((row) => row.map(([text, rowSpan, colSpan]) => ({ text, place, rowSpan, colSpan }))),
  );
}

/** The tables of a document in order. */
export function listTables(blocks: readonly Block[]): Extract<Block, { kind: 'table' }>[] {
  return blocks.filter((block) => block.kind === 'table');
}

/** The running text of a document, a block a line. */
export function listTexts(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? [] : [block.text]));
}

/** A printed cell with its row and column in the grid. */
export type Spot = {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly down: number;
  readonly across: number;
};

/** Row and column of every printed cell. */
export function locate(from: Sheet): Spot[] {
  const taken = new Set<string>();
  const spots: Spot[] = [];
  const take = ({ row, column, down, across }: Spot): void => {
    for (let at = 0; at < down * across; at += 1)
      taken.add(`${row + Math.floor(at / across)} ${column + (at % across)}`);
  };
  for (const [row, cells] of from.entries())
    for (const [text, down, across] of cells) {
      let column = 0;
      while (taken.has(`${row} ${column}`)) column += 1;
      const spot = { text, row, column, down, across };
      spots.push(spot);
      take(spot);
    }
  return spots;
}
