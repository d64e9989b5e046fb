import type { Block, Cell, Place } from '../model/document.ts';

/** A w:tc as it stands in the file: what merges with the cell above says so itself. */
export type WordCell = {
  readonly blocks: Block[];
  readonly place: Place;
  colSpan: number;
  merge: 'none' | 'begins' | 'goesOn';
};

type Table = Extract<Block, { kind: 'table' }>;
type Placed = { cell: Cell };
type Merging = ReadonlyMap<number, Placed>;

const toLine = (block: Block): string => {
  if (block.kind === 'image') return `[image: ${block.text}]`;
  if (block.kind !== 'table') return block.text;
  return block.rows.flatMap((row) => row.map((cell) => cell.text)).join('\n');
};

function toCell({ blocks, place, colSpan }: WordCell): Cell {
  const text = blocks.map(toLine).filter((line) => line !== '');
  return { text: text.join('\n'), place, rowSpan: 1, colSpan };
}

/** A table of one row inside a cell is a row of cells drawn by hand. */
function toCells(cell: WordCell): Cell[] {
  const [only, ...others] = cell.blocks;
  if (only?.kind !== 'table' || others.length > 0 || only.rows.length !== 1) return [toCell(cell)];
  return [...(only.rows[0] ?? [])];
}

/** Tables that only arrange the page: a single cell, or cells that hold tables of several rows. */
export function findLayoutBlocks(rows: readonly (readonly WordCell[])[]): readonly Block[] | null {
  const cells = rows.flat();
  const holdsTable = (block: Block): boolean => block.kind === 'table' && block.rows.length > 1;
  const layout = cells.length === 1 || cells.some((cell) => cell.blocks.some(holdsTable));
  return layout ? cells.flatMap((cell) => cell.blocks) : null;
}

/** The cell a merge goes on from, one row taller; nothing for a cell of its own. */
function extend(cell: WordCell, begun: Placed | undefined): Placed | null {
  if (cell.merge !== 'goesOn' || begun === undefined) return null;
  begun.cell = { ...begun.cell, rowSpan: begun.cell.rowSpan + 1 };
  return begun;
}

/** Cells of a row; `above` and what comes back are the merged cells that may go on, by column. */
function placeRow(row: readonly WordCell[], above: Merging): { kept: Placed[]; below: Merging } {
  const below = new Map<number, Placed>();
  const kept: Placed[] = [];
  let column = 0;
  for (const cell of row) {
    const begun = extend(cell, above.get(column));
    const fresh = begun === null ? toCells(cell).map((one) => ({ cell: one })) : [];
    const merging = begun ?? fresh[0];
    if (cell.merge !== 'none' && merging !== undefined) below.set(column, merging);
    kept.push(...fresh);
    column += cell.colSpan;
  }
  return { kept, below };
}

/** Rows of printed cells: cells that go on from above are taken into the one they began in. */
export function toWordTable(rows: readonly (readonly WordCell[])[], place: Place): Table {
  let above: Merging = new Map();
  const placed = rows.map((row) => {
    const { kept, below } = placeRow(row, above);
    above = below;
    return kept;
  });
  return { kind: 'table', rows: placed.map((row) => row.map(({ cell }) => cell)), place };
}
