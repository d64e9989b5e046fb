import { lostMark } from './close-tags.ts';
import type { GridCell } from './expand-spans.ts';
import { squeeze } from './label-key.ts';

/** The value columns of a table as its header prints them: which grid column holds which applicant, left to right. */
export type ValueColumns = readonly { readonly column: number; readonly applicant: string }[];

/** One value cell for each column of the header, in its order; null when the row does not fit the header. */
export type AlignedValues = readonly (GridCell | null)[];

type Row = {
  readonly cells: readonly GridCell[];
  readonly lastLabel: number;
  readonly columns: ValueColumns;
  /** Cells in a row of the header. */
  readonly width: number;
};

function isFilled(cell: GridCell | undefined): boolean {
  return cell !== undefined && !cell.repeat && squeeze(cell.text) !== '';
}

function filledColumns({ cells, lastLabel }: Row): number[] {
  return [...cells.keys()].filter((column) => column > lastLabel && isFilled(cells[column]));
}

function toNumber(cell: GridCell | null | undefined): number | null {
  const text = squeeze(cell?.text ?? '');
  return /^\d+$/u.test(text) ? Number(text) : null;
}

/** Whether the printed total is the sum of the other cells, gaps apart: the only proof of where a gap stands. */
function closes(columns: ValueColumns, values: AlignedValues): boolean {
  const total = toNumber(values[columns.findIndex(({ applicant }) => applicant === 'total')]);
  const others = values.filter(
    (_, index) => !['total', 'organizations'].includes(columns[index]?.applicant ?? ''),
  );
  const sum = others.reduce((all, cell) => all + (toNumber(cell) ?? 0), 0);
  return total !== null && sum === total;
}

/** The grid is straight: labels stand left of the value columns and every number under a column of the header. */
function alignByColumn(row: Row, filled: readonly number[]): AlignedValues | null {
  const printed = row.columns.map(({ column }) => column);
  const straight =
    row.lastLabel < Math.min(...printed) && filled.every((column) => printed.includes(column));
  return straight ? printed.map((column) => row.cells[column] ?? null) : null;
}

/** Every run of as many cells as the header has columns that takes in all the numbers. */
function listRuns(row: Row, filled: readonly number[]): AlignedValues[] {
  const count = row.columns.length;
  const [first = 0, last = 0] = [filled[0], filled.at(-1)];
  const starts = [...row.cells.keys()].filter(
    (start) =>
      start > row.lastLabel &&
      start <= first &&
      last < start + count &&
      start + count <= row.cells.length,
  );
  return starts.map((start) => row.columns.map((_, offset) => row.cells[start + offset] ?? null));
}

/** Where nothing stands straight, the printed total must close in exactly one way, or as many cells as columns follow the label. */
function alignBySum(row: Row, filled: readonly number[]): AlignedValues | null {
  const runs = listRuns(row, filled);
  const closing = runs.filter((values) => closes(row.columns, values));
  const [only, ...others] = closing.length > 0 ? closing : runs;
  const exact = row.cells.length - row.lastLabel - 1 === row.columns.length;
  const proven = closing.length > 0 && row.cells.length <= row.width;
  return only !== undefined && others.length === 0 && (proven || exact) ? only : null;
}

/**
 * Gaps leave a choice: a row as wide as the header that stands straight under it is what it seems. A longer one may have a cell too many
 * before the gap, a shorter one has lost a cell: there only the row's own sum tells where the numbers belong.
 */
function alignWithGaps(row: Row, filled: readonly number[]): AlignedValues | null {
  const straight = alignByColumn(row, filled);
  if (!straight) return alignBySum(row, filled);
  const width = Math.max(row.width, ...row.columns.map(({ column }) => column + 1));
  if (row.cells.length === width) return straight;
  // A sum of nothing but zeros closes wherever the blanks stand.
  const sums = straight.some((cell) => (toNumber(cell) ?? 0) > 0);
  return sums && closes(row.columns, straight) ? straight : null;
}

/** A row whose cells are all there, though blank; a label alone has lost them. */
const hasCells = ({ cells, lastLabel }: Row): boolean => cells.length > lastLabel + 1;

/**
 * Puts the cells after a label under the columns of the header. As many numbers as columns leave no choice, none at all is a blank row;
 * anything that is not certain is not guessed.
 */
export function alignValues(row: Row): AlignedValues | null {
  const filled = filledColumns(row);
  if (filled.some((column) => row.cells[column]?.text.includes(lostMark))) return null;
  if (filled.length === 0) return hasCells(row) ? row.columns.map(() => null) : null;
  if (filled.length > row.columns.length) return null;
  const full = filled.length === row.columns.length;
  return full ? filled.map((column) => row.cells[column] ?? null) : alignWithGaps(row, filled);
}
