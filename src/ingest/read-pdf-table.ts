import type { Cell } from '../model/document.ts';
import { dropRepeatedHead, mergeOverBreak, type Slot } from './read-pdf-break.ts';
import type { BoxedCell } from './read-pdf-cell.ts';
import { clusterPositions } from './read-pdf-grid.ts';

/** One table, its part of each page in order. */
export type TableParts = readonly (readonly BoxedCell[])[];

function findEdge(edges: readonly number[], at: number): number {
  let best = 0;
  for (const [index, edge] of edges.entries())
    if (Math.abs(edge - at) < Math.abs((edges[best] ?? 0) - at)) best = index;
  return best;
}

function toSlots(part: readonly BoxedCell[], columns: readonly number[]): Slot[][] {
  const edges = clusterPositions(
    part.flatMap((cell) => [cell.box[1], cell.box[3]]),
    3,
  );
  const rows: Slot[][] = Array.from({ length: Math.max(1, edges.length - 1) }, () => []);
  for (const { text, box, page, full } of part) {
    const row = findEdge(edges, box[1]);
    const column = findEdge(columns, box[0]);
    const rowSpan = Math.max(1, findEdge(edges, box[3]) - row);
    const colSpan = Math.max(1, findEdge(columns, box[2]) - column);
    rows[row]?.push({ column, rowSpan, colSpan, text, box, page, full });
  }
  for (const row of rows) row.sort((a, b) => a.column - b.column);
  return rows;
}

function toCell({ text, box, page, rowSpan, colSpan }: Slot): Cell {
  const [left, top, right, bottom] = box;
  return { text, place: { line: null, page, box: [left, top, right, bottom] }, rowSpan, colSpan };
}

/** Columns are shared by all parts of the table; rows go on from page to page, without the heads printed again. */
export function toRows(parts: TableParts): readonly (readonly Cell[])[] {
  const columns = clusterPositions(
    parts.flatMap((part) => part.flatMap((cell) => [cell.box[0], cell.box[2]])),
    3,
  );
  const [first = [], ...others] = parts.map((part) => toSlots(part, columns));
  let rows = first;
  for (const part of others) rows = mergeOverBreak(rows, dropRepeatedHead(first, part));
  return rows.map((row) => row.map(toCell));
}
