import type { Cell } from '../model/document.ts';

/** A slot of the grid. `repeat` is true in every slot but the first one that a printed cell covers. */
export type GridCell = Cell & { readonly repeat: boolean };

const maxColumns = 200;
const blankAt = (place: Cell['place']): GridCell => ({
  text: '',
  place,
  rowSpan: 1,
  colSpan: 1,
  repeat: true,
});

type Carry = { readonly cell: GridCell; left: number };

function placeCell(row: GridCell[], carried: Map<number, Carry>, cell: Cell): void {
  let column = row.length;
  while (row[column] !== undefined) column += 1;
  const width = Math.max(1, Math.min(cell.colSpan, maxColumns - column));
  for (let offset = 0; offset < width; offset += 1) {
    const slot: GridCell = { ...cell, repeat: offset > 0 };
    row[column + offset] = slot;
    const repeated: GridCell = { ...cell, repeat: true };
    if (cell.rowSpan > 1) carried.set(column + offset, { cell: repeated, left: cell.rowSpan - 1 });
  }
}

/** Slots that cells of the rows above reach into this one; every such slot counts down. */
function takeCarried(carried: Map<number, Carry>): Map<number, GridCell> {
  const taken = new Map<number, GridCell>();
  for (const [column, carry] of carried) {
    taken.set(column, carry.cell);
    carry.left -= 1;
    if (carry.left === 0) carried.delete(column);
  }
  return taken;
}

/**
 * A rectangular-looking grid is what labels are read from: a cell that spans rows or columns stands in every slot it covers, but only
 * its first slot (repeat false) holds a value, so that no figure is counted twice.
 */
export function expandSpans(rows: readonly (readonly Cell[])[]): GridCell[][] {
  const carried = new Map<number, Carry>();
  return rows.map((cells) => {
    const taken = takeCarried(carried);
    const row: GridCell[] = [];
    const fill = (): void => {
      for (let slot = taken.get(row.length); slot !== undefined; slot = taken.get(row.length)) {
        taken.delete(row.length);
        row.push(slot);
      }
    };
    for (const cell of cells) {
      fill();
      if (row.length < maxColumns) placeCell(row, carried, cell);
    }
    fill();
    for (const [column, slot] of [...taken].sort(([a], [b]) => a - b)) {
      while (row.length < column) row.push(blankAt(slot.place));
      row.push(slot);
    }
    return row;
  });
}
