import type { Cell, SourceDocument } from '../model/document.ts';
import { toFigureAnchor } from '../model/figure.ts';
import type { ReportFigure } from '../model/report.ts';
import { squeeze } from './plain-text.ts';

/** A printed row, with the words over each of its cells. */
type Row = {
  readonly cells: readonly Cell[];
  readonly texts: readonly string[];
  readonly heads: readonly string[];
  readonly lines: ReadonlySet<number>;
  readonly page: number | null;
};

/** Figures that stand in one printed row, in the order of the form. */
export type FigureRow = { readonly label: string; readonly figures: readonly ReportFigure[] };

type Matched = { readonly score: number; readonly pairs: readonly (readonly [number, number])[] };

/** Words over a cell are gathered downwards; a spanning head is over all it spans. */
function listTableRows(rows: readonly (readonly Cell[])[]): readonly Row[] {
  const heads: string[] = [];
  return rows.map((cells) => {
    const texts = cells.map(({ text }) => squeeze(text));
    const over = cells.map((_, index) => heads[index] ?? '');
    for (const [index, text] of texts.entries()) {
      if (text !== '' && !/^\d/.test(text)) heads[index] = `${heads[index] ?? ''} ${text}`;
    }
    const lines = new Set(cells.flatMap(({ place }) => (place.line === null ? [] : [place.line])));
    return { cells, texts, heads: over, lines, page: cells[0]?.place.page ?? null };
  });
}

/** The printed row label: what the quote has before the number. */
function findLabel({ quote, raw }: ReportFigure): string {
  const words = squeeze(quote ?? '');
  const value = squeeze(raw ?? '');
  return value !== '' && words.endsWith(value) ? words.slice(0, -value.length) : words;
}

const columnOf = ({ place }: ReportFigure): string =>
  squeeze(place.split(' / ')[0]?.split('·').at(-1) ?? '');

/** Figures in rows as the form prints them. */
export function groupFigures(figures: readonly ReportFigure[]): readonly FigureRow[] {
  const groups = new Map<string, ReportFigure[]>();
  for (const figure of figures) {
    const label = findLabel(figure);
    const table = figure.place.split('·')[0] ?? '';
    const key = JSON.stringify([table, label, figure.line, figure.page]);
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups.values()].map((own) => {
    const [first] = own;
    return { label: first ? findLabel(first) : '', figures: own };
  });
}

function compare(text: string, value: string): number {
  if (text === value) return 100;
  return value !== '' && text.endsWith(value) ? 40 : 0;
}

/** A cell that prints the value counts for much, the right words over it a little; a value behind other words, less. */
function scorePair(
  figure: ReportFigure,
  row: Row,
  { at, behind }: { readonly at: number; readonly behind: number },
): number {
  if (at <= behind || !isOnLine(figure, row, at)) return 0;
  const text = row.texts[at] ?? '';
  const value = squeeze(figure.raw ?? '');
  const worth = compare(text, value);
  if (worth === 0) return 0;
  return (row.heads[at] ?? '').includes(columnOf(figure)) ? worth + 1 : worth;
}

/** In a file where a row runs over several lines, a cell has its own: only there can the figure stand. */
function isOnLine({ line }: ReportFigure, { cells, lines }: Row, at: number): boolean {
  const own = cells[at]?.place.line ?? null;
  return lines.size < 2 || line === null || own === null || own === line;
}

type IsTaken = (cell: Cell) => boolean;

type Table = readonly number[][];

const at2 = (table: readonly (readonly number[])[], i: number, j: number): number =>
  table[i]?.[j] ?? 0;

/** How much the first i figures on the first j cells are worth at best. */
function fillBest(score: Table, width: number): Table {
  const best: number[][] = [new Array<number>(width + 1).fill(0)];
  for (let i = 1; i <= score.length; i += 1) {
    const line = [0];
    for (let j = 1; j <= width; j += 1) {
      const pair = at2(score, i - 1, j - 1);
      const matched = pair === 0 ? 0 : at2(best, i - 1, j - 1) + pair;
      line.push(Math.max(at2(best, i - 1, j), line[j - 1] ?? 0, matched));
    }
    best.push(line);
  }
  return best;
}

/** The best way to lay figures on cells, both in order; of equal ways the one further right. */
function matchRow({ label, figures }: FigureRow, row: Row, isTaken: IsTaken): Matched {
  const behind = label === '' ? -1 : row.texts.lastIndexOf(label);
  const score = figures.map((figure) =>
    row.cells.map((cell, at) => (isTaken(cell) ? 0 : scorePair(figure, row, { at, behind }))),
  );
  const best = fillBest(score, row.cells.length);
  const bonus = behind >= 0 ? 250 : 0;
  const total = at2(best, figures.length, row.cells.length);
  return { score: total + bonus, pairs: trace(best, score) };
}

/** Walks the best way back from the lower right. */
function trace(best: Table, score: Table): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  let i = score.length;
  let j = score[0]?.length ?? 0;
  while (i > 0 && j > 0) {
    const pair = at2(score, i - 1, j - 1);
    if (pair > 0 && at2(best, i, j) === at2(best, i - 1, j - 1) + pair) {
      pairs.push([i - 1, j - 1]);
      i -= 1;
      j -= 1;
    } else if (at2(best, i, j) === at2(best, i - 1, j)) i -= 1;
    else j -= 1;
  }
  return pairs;
}

function stands(figure: ReportFigure | undefined, row: Row): boolean {
  if (figure === undefined) return false;
  if (figure.line !== null) return row.lines.has(figure.line);
  return figure.page !== null && figure.page === row.page;
}

type Pair = { readonly cell: Cell; readonly figure: ReportFigure };

/** The pairs of the row that fits a group best. Without a row label only a row that holds all is theirs: an empty head is no blank value. */
function placeGroup(group: FigureRow, rows: readonly Row[], isTaken: IsTaken): readonly Pair[] {
  const [best] = rows
    .filter((row) => stands(group.figures[0], row))
    .map((row) => ({ row, ...matchRow(group, row, isTaken) }))
    .toSorted((a, b) => b.score - a.score);
  if (best === undefined) return [];
  if (group.label === '' && best.pairs.length < group.figures.length) return [];
  return best.pairs.flatMap(([figureAt, cellAt]) => {
    const figure = group.figures[figureAt];
    const cell = best.row.cells[cellAt];
    return figure && cell ? [{ cell, figure }] : [];
  });
}

/** Finds the printed cell of each table figure; what is not printed in a cell is left out. */
export function placeCells(
  document: SourceDocument,
  figures: readonly ReportFigure[],
): ReadonlyMap<Cell, readonly ReportFigure[]> {
  const rows = document.blocks.flatMap((block) =>
    block.kind === 'table' ? listTableRows(block.rows) : [],
  );
  const placed = new Map<Cell, readonly ReportFigure[]>();
  for (const group of groupFigures(figures.filter(({ raw }) => raw !== null))) {
    const pairs = placeGroup(group, rows, (cell) => placed.has(cell));
    for (const { cell, figure } of pairs) placed.set(cell, [figure]);
  }
  return placed;
}

export const anchorOf = ({ field, applicant }: ReportFigure): string =>
  toFigureAnchor(field, applicant);
