import type { Block } from '../model/document.ts';
import { type Found, joinLabelsAbove, toBrokenRow, toStacked } from './broken-labels.ts';
import { isLabel, type Row, toCell, toRow, toShortRow } from './line-row.ts';

/** One such line may be chance, a form has several in a row or many in all. */
const leastShort = 4;
const manyShort = 12;

/** The stretch of such lines from here on, when it is long enough to be a form. */
function takeShortRows(blocks: readonly Block[], from: number, least: number): readonly Row[] {
  const rows: Row[] = [];
  for (
    let row = toShortRow(blocks[from]);
    row !== null;
    row = toShortRow(blocks[from + rows.length])
  )
    rows.push(row);
  return rows.length >= least ? rows : [];
}

/** The line of column names over short rows: as many words as the rows have cells. */
function toHead(block: Block | undefined, first: Row | undefined): Row[] {
  if (!isLabel(block) || first === undefined || /\d(?!\d*年)/u.test(block.text)) return [];
  const texts = block.text.split(/[ \t\u3000]+/u);
  if (texts.length !== first.cells.length) return [];
  const { place } = block;
  return [{ cells: texts.map((text) => toCell({ text, place })), place }];
}

function findRows(blocks: readonly Block[], at: number, least: number): Found | null {
  const block = blocks[at];
  const own = block === undefined ? null : toRow(block);
  if (own !== null) return { rows: [own], next: at + 1 };
  const short = takeShortRows(blocks, at, least);
  if (short.length > 0) return { rows: short, next: at + short.length };
  const below = takeShortRows(blocks, at + 1, least);
  const head = toHead(block, below[0]);
  if (head.length > 0) return { rows: [...head, ...below], next: at + 1 + below.length };
  return toBrokenRow(blocks, at) ?? toStacked(blocks, at);
}

/** Text taken out of a PDF or a page keeps the rows of its tables as lines, or their cells: such lines are rows again. */
export function liftRows(source: readonly Block[]): Block[] {
  const blocks = joinLabelsAbove(source);
  const all = blocks.filter((block) => toShortRow(block) !== null).length;
  const least = all >= manyShort ? 1 : leastShort;
  const lifted: Block[] = [];
  let open: Row[] = [];
  const close = (): void => {
    const [first] = open;
    if (first !== undefined)
      lifted.push({ kind: 'table', rows: open.map(({ cells }) => cells), place: first.place });
    open = [];
  };
  for (let at = 0; at < blocks.length; ) {
    const found = findRows(blocks, at, least);
    for (const row of found?.rows ?? []) open.push(row);
    if (found === null) {
      close();
      lifted.push(...blocks.slice(at, at + 1));
    }
    at = found?.next ?? at + 1;
  }
  close();
  return lifted;
}
