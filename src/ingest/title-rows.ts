import type { Block } from '../model/document.ts';
import { isLabel } from './line-row.ts';
import type { TableRow } from './table-row.ts';

type Titled = { readonly name: string; readonly row: TableRow };

/** The line over a table as a row of its head: one cell that reaches over all columns. */
function toTitle(row: TableRow, blocks: readonly Block[]): TableRow | null {
  const above = blocks[row.block - 1];
  if (!isLabel(above)) return null;
  const { text, place } = above;
  const cells = row.cells.map((cell, at) => ({ ...cell, text: at === 0 ? text : '', place }));
  return { ...row, cells, place };
}

/**
 * Small tables that stand under a line each, and the line says what they are of: the lines become rows of their heads. Only where every
 * line names something of its own; one line over one table is the title of the whole.
 */
export function addTitles(
  rows: readonly TableRow[],
  blocks: readonly Block[],
  findName: (text: string) => string | null,
): readonly TableRow[] {
  const firsts = rows.filter((row, at) => rows[at - 1]?.block !== row.block);
  const titles = firsts.flatMap((first): Titled[] => {
    const row = toTitle(first, blocks);
    const name = row && findName(row.cells[0]?.text ?? '');
    return row && name !== null ? [{ name, row }] : [];
  });
  if (titles.length < 2 || new Set(titles.map(({ name }) => name)).size < titles.length)
    return rows;
  const over = new Map(titles.map(({ row }) => [row.block, row]));
  return rows.flatMap((row) => {
    const title = firsts.includes(row) ? over.get(row.block) : undefined;
    return title ? [title, row] : [row];
  });
}
