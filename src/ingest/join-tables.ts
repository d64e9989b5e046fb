import type { Block, Cell } from '../model/document.ts';
import { expandSpans } from './expand-spans.ts';

type Table = Extract<Block, { kind: 'table' }>;

function countColumns(rows: readonly (readonly Cell[])[]): number {
  return Math.max(0, ...expandSpans(rows).map((row) => row.length));
}

/** A form of few columns is not split for want of room: only wide tables are joined. */
const minColumns = 6;

function joins(above: Block | undefined, below: Block): above is Table {
  if (above?.kind !== 'table' || below.kind !== 'table') return false;
  const columns = countColumns(above.rows);
  return columns >= minColumns && columns === countColumns(below.rows);
}

/** A table split in two where nothing is printed in between is one table again. */
export function joinTables(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const above = joined.at(-1);
    if (block.kind === 'table' && joins(above, block))
      joined.splice(-1, 1, { ...above, rows: [...above.rows, ...block.rows] });
    else joined.push(block);
  }
  return joined;
}
