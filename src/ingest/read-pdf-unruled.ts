import type { BoxedCell } from './read-pdf-cell.ts';
import { findColumns, type Interval, type Row, takeFigures } from './read-pdf-columns.ts';
import { type Line, surround, toText } from './read-pdf-lines.ts';
import type { Run } from './read-pdf-page.ts';
import { isFigure } from './read-pdf-shape.ts';

/** Figures stand closer than words: half a character of nothing parts them. */
function isApart(before: Run | undefined, run: Run, size: number): boolean {
  if (before === undefined) return true;
  const gap = run.box[0] - before.box[2];
  return gap > size * (isFigure(before.text) && isFigure(run.text) ? 0.5 : 1.2);
}

/** Pieces of a line with nothing between them. */
function toRow(line: Line): Row {
  const groups: Run[][] = [];
  for (const run of line.runs) {
    const last = groups.at(-1);
    if (last === undefined || isApart(last.at(-1), run, line.size)) groups.push([run]);
    else last.push(run);
  }
  const segments = groups.map((runs) => {
    const box = surround(runs.map((run) => run.box));
    return { text: toText({ runs, box, size: line.size }), box };
  });
  return { segments, box: line.box, size: line.size };
}

/** Three columns, or a label and its number: what running text never looks like. */
function isRow({ segments }: Row): boolean {
  return segments.length >= 3 || (segments.length === 2 && isFigure(segments[1]?.text ?? ''));
}

/** A line of one or two pieces between rows: part of a wrapped label or of a head. */
function mayBelong(row: Row, above: Row, width: number): boolean {
  const gap = row.box[1] - above.box[3];
  const narrow = row.segments.every(({ box }) => box[2] - box[0] < width * 0.5);
  return narrow && gap < row.size * 2.5;
}

/** Lines of a head stand above the figures, close together; the title over a table begins at the margin. */
function takeHead(rows: readonly Row[], stretch: readonly Row[]): Row[] {
  const figures = stretch.flatMap((row) => row.segments.filter(({ text }) => isFigure(text)));
  const left = Math.min(...figures.map(({ box }) => box[0]));
  const head: Row[] = [];
  let below = stretch[0];
  for (let at = rows.indexOf(stretch[0] as Row) - 1; at >= 0 && head.length < 8; at -= 1) {
    const row = rows[at];
    if (row === undefined || below === undefined) break;
    const above = row.segments.some(({ box }) => box[0] > left - row.size * 2);
    if (!above || below.box[1] - row.box[3] > row.size * 2.5) break;
    head.unshift(row);
    below = row;
  }
  return head;
}

/** Stretches of lines that are rows, with the wrapped labels between them; ends are rows themselves or close to one. */
function findStretches(rows: readonly Row[], width: number): Row[][] {
  const stretches: Row[][] = [];
  let open: Row[] = [];
  const close = (): void => {
    const last = open.findLastIndex(isRow);
    if (open.filter(isRow).length >= 2) stretches.push(open.slice(0, last + 1));
    open = [];
  };
  for (const row of rows) {
    const above = open.at(-1);
    const far = above !== undefined && row.box[1] - above.box[3] > row.size * 4;
    if (far) close();
    if (isRow(row) || (above !== undefined && mayBelong(row, above, width))) open.push(row);
    else close();
  }
  close();
  return stretches;
}

/** Edges half-way between neighbours, so that cells touch as ruled ones do. */
function toEdges(intervals: readonly Interval[], first: number, last: number): number[] {
  const inner = intervals
    .slice(1)
    .map(([from], index) => ((intervals[index]?.[1] ?? from) + from) / 2);
  return [first, ...inner, last];
}

const isWide = (row: Row): boolean => takeFigures(row).length >= 3;
/** Digits alone on a line close to a row of figures are the rest of one of them. */
const isLoneFigure = ({ segments }: Row): boolean =>
  segments.length === 1 && isFigure(segments[0]?.text ?? '');

/** One piece left of the figures: column names above a row are several or stand over them. */
function isLabelPart({ segments }: Row, row: Row): boolean {
  const first = row.segments.find(({ text }) => isFigure(text));
  return segments.length === 1 && (segments[0]?.box[2] ?? 0) < (first?.box[0] ?? 0);
}

/** A line of one piece that nearly touches a row is part of its wrapped label; so are such lines close above it. */
function isOfGroup(group: readonly Row[], row: Row): boolean {
  const above = group.at(-1);
  if (above === undefined) return false;
  const gap = row.box[1] - above.box[3];
  if (isRow(row)) {
    const mayOpen = (line: Row): boolean =>
      isLabelPart(line, row) || (isWide(row) && isLoneFigure(line));
    return group.every(mayOpen) && gap < row.size * 0.9;
  }
  const rest = isLoneFigure(row) && group.some(isWide) ? 0.9 : 0.35;
  return row.segments.length === 1 && gap < row.size * rest;
}

/** The rest of a number that stands nearer to the row below is of that row. */
function belongsBelow(row: Row, above: Row | undefined, below: Row | undefined): boolean {
  if (above === undefined || below === undefined || !isLoneFigure(row) || !isWide(below))
    return false;
  return below.box[1] - row.box[3] < row.box[1] - above.box[3];
}

function foldLabels(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [];
  for (const [at, row] of rows.entries()) {
    const last = groups.at(-1);
    const below = belongsBelow(row, last?.at(-1), rows[at + 1]);
    if (last !== undefined && !below && isOfGroup(last, row)) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function toCells(rows: readonly Row[], page: number): BoxedCell[] {
  const box = surround(rows.map((row) => row.box));
  const columns = findColumns(rows);
  const xs = toEdges(columns, box[0], box[2]);
  const groups = foldLabels(rows);
  const bands = groups.map((group) => surround(group.map((row) => row.box)));
  const ys = toEdges(
    bands.map((band) => [band[1], band[3]] as const),
    box[1],
    box[3],
  );
  return groups.flatMap((group, index) => {
    const [top, bottom] = [ys[index] ?? 0, ys[index + 1] ?? 0];
    return toBand(group, xs).map(({ text, span: [left, right] }) => {
      return { text, box: [left, top, right, bottom] as const, page, full: false };
    });
  });
}

type Banded = { readonly text: string; readonly span: Interval };

/** The cells of one row: a piece takes every column it reaches into, columns without one are blank. */
function toBand(group: readonly Row[], xs: readonly number[]): Banded[] {
  const segments = group.flatMap((row) => row.segments);
  const cells: { texts: string[]; from: number; to: number }[] = [];
  for (let column = 0; column < xs.length - 1; column += 1) {
    const [left, right] = [xs[column] ?? 0, xs[column + 1] ?? 0];
    const own = segments.filter(({ box }) => Math.min(box[2], right) - Math.max(box[0], left) > 2);
    const begins = own.filter(({ box }) => column === 0 || box[0] >= left - 2);
    const last = cells.at(-1);
    if (own.length > 0 && begins.length === 0 && last !== undefined) last.to = right;
    else cells.push({ texts: begins.map(({ text }) => text), from: left, to: right });
  }
  return cells.map(({ texts, from, to }) => ({ text: texts.join('\n'), span: [from, to] }));
}

export type UnruledTable = {
  readonly cells: readonly BoxedCell[];
  readonly lines: ReadonlySet<Line>;
};

/** Tables drawn without lines: rows whose pieces stand in columns. */
export function findUnruledTables(
  lines: readonly Line[],
  page: number,
  width: number,
): UnruledTable[] {
  const origin = new Map(lines.map((line) => [toRow(line), line] as const));
  const all = [...origin.keys()];
  return findStretches(all, width).map((stretch) => {
    const rows = [...takeHead(all, stretch), ...stretch];
    const lines = new Set(rows.flatMap((row) => origin.get(row) ?? []));
    return { cells: toCells(rows, page), lines };
  });
}
