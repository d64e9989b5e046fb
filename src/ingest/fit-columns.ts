import type { GridCell } from './expand-spans.ts';
import { squeeze } from './label-key.ts';

type Row = {
  readonly cells: readonly GridCell[];
  /** Columns of the header in the grid of this row. */
  readonly columns: readonly number[];
  readonly label: number;
  /** Cells in the row of the header. */
  readonly width: number;
  /** The header stands over another table: this row may have lost a cell anywhere. */
  readonly apart?: boolean;
};

const isFilled = (cell: GridCell): boolean => squeeze(cell.text) !== '' && !cell.repeat;

/** A blank before a number is a blank cell only where the row is as wide as its header: else a cell may be too many or lost. */
function isSure(
  { cells, columns, label, width, apart }: Row,
  filled: readonly GridCell[],
): boolean {
  if (cells.length === width || filled.length === 0) return true;
  // Two numbers in one cell: the edge of a cell was lost.
  if (filled.some(({ text }) => /\d\s+\d/u.test(text))) return false;
  if (apart && filled.length < columns.length) return false;
  return cells.findLastIndex(isFilled) - label === filled.length;
}

/**
 * The cell of every column of a small table: the one below the column's name, or, where they do not stand below one another but are as
 * many, the next in order. null when a number stands under no column or a gap might be anywhere.
 */
export function fitColumns(row: Row): readonly (GridCell | undefined)[] | null {
  const { cells, columns, label } = row;
  const filled = cells.slice(label + 1).filter(isFilled);
  const below = columns.map((column) => cells[column]);
  if (filled.length > columns.length || cells.length === label + 1) return null;
  const loose = filled.filter((cell) => !below.includes(cell) && /\d/u.test(cell.text));
  if (loose.length === 0 && isSure(row, filled)) return below;
  return filled.length === columns.length ? filled : null;
}
