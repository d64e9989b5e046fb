import type { Box } from './read-pdf-grid.ts';
import { isFigure } from './read-pdf-shape.ts';

export type Segment = { readonly text: string; readonly box: Box };
export type Row = {
  readonly segments: readonly Segment[];
  readonly box: Box;
  readonly size: number;
};
export type Interval = readonly [from: number, to: number];

const byLeft = (a: Segment, b: Segment): number => a.box[0] - b.box[0];

/** Pieces above one another make a column: those that overlap, one with the next. */
function cluster(segments: readonly Segment[]): Interval[] {
  const columns: [number, number][] = [];
  for (const { box } of [...segments].sort(byLeft)) {
    const last = columns.at(-1);
    if (last !== undefined && box[0] < last[1]) last[1] = Math.max(last[1], box[2]);
    else columns.push([box[0], box[2]]);
  }
  return columns;
}

/** The pieces of a row that are figures. */
export const takeFigures = ({ segments }: Row): Segment[] =>
  segments.filter(({ text }) => isFigure(text));

/** Rows with the most figures draw the columns; a figure set across two of them in a shorter row does not make them one. */
function findFigureColumns(rows: readonly Row[]): Interval[] {
  const counts = rows.map((row) => takeFigures(row).length);
  const most = Math.max(0, ...counts);
  const isFull = (_: Row, at: number): boolean => (counts[at] ?? 0) * 2 > most;
  const full = cluster(rows.filter(isFull).flatMap(takeFigures));
  const others = rows.filter((row, at) => !isFull(row, at)).flatMap(takeFigures);
  const reached = ({ box }: Segment): number =>
    full.filter(([from, to]) => box[0] < to && box[2] > from).length;
  const drawn = full.map(([from, to]) => ({ text: '0', box: [from, 0, to, 0] as const }));
  return cluster([...drawn, ...others.filter((figure) => reached(figure) < 2)]);
}

/** Columns of figures are where figures stand in any row; what stands left of them are labels, in the row with most of them. */
export function findColumns(rows: readonly Row[]): Interval[] {
  const figures = findFigureColumns(rows);
  const first = figures[0]?.[0] ?? Number.POSITIVE_INFINITY;
  const labels = rows.map((row) => row.segments.filter(({ box }) => box[2] < first));
  const most = Math.max(...labels.map((row) => row.length));
  const left = cluster(labels.filter((row) => row.length === most).flat());
  return figures.length === 0 ? left : [...left, ...figures];
}
