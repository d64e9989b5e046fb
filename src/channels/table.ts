import type { Figure } from '../model/figure.ts';
import type { Reply } from '../model/message.ts';
import { type ChannelWording, say, type Tongue } from './channel-wording.ts';

const axes = {
  agency: (figure: Figure) => figure.agency,
  year: (figure: Figure) => String(figure.year),
  field: (figure: Figure) => (figure.unit ? `${figure.label}（${figure.unit}）` : figure.label),
} as const;

type AxisName = keyof typeof axes;

const names: readonly AxisName[] = ['agency', 'year', 'field'];

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

/** What a cell shows: the value, the printed words where it is not exact, or why there is none. Never a 0 that was not printed. */
function toCell(figure: Figure, { wording, tongue }: Voice): string {
  if (figure.state !== 'reported') return say(wording, `state.${figure.state}`, { tongue });
  const isExact = figure.qualifier === 'exact' || figure.raw === null;
  return isExact ? String(figure.value ?? '') : (figure.raw ?? '');
}

type Voice = { readonly wording: ChannelWording; readonly tongue: Tongue };

/** Every row with every column, each cell once; null when the figures are no such grid. */
function fillGrid(
  figures: readonly Figure[],
  toRow: (figure: Figure) => string,
  toColumn: (figure: Figure) => string,
): ReadonlyMap<string, readonly Figure[]> | null {
  const columns = unique(figures.map(toColumn));
  const grid = new Map<string, readonly Figure[]>();
  for (const row of unique(figures.map(toRow))) {
    const inRow = figures.filter((figure) => toRow(figure) === row);
    const inOrder = columns.flatMap((column) => inRow.filter((each) => toColumn(each) === column));
    if (inRow.length !== columns.length || unique(inRow.map(toColumn)).length !== columns.length) {
      return null;
    }
    grid.set(row, inOrder);
  }
  return grid;
}

/** Rows along the first thing that varies, columns along the second; null where that makes no table worth showing. */
export function toTable(figures: readonly Figure[], voice: Voice): Reply['table'] {
  const varying = names.filter((name) => unique(figures.map(axes[name])).length > 1);
  const [rowAxis, columnAxis] = varying;
  if (figures.length < 3 || !rowAxis || varying.length > 2) return null;
  const { wording, tongue } = voice;
  const value = say(wording, 'table.value', { tongue });
  const measure = rowAxis === 'field' ? (): string => value : axes.field;
  const toColumn = columnAxis ? axes[columnAxis] : measure;
  const grid = fillGrid(figures, axes[rowAxis], toColumn);
  if (grid === null) return null;
  return {
    head: [say(wording, `table.${rowAxis}`, { tongue }), ...unique(figures.map(toColumn))],
    rows: [...grid].map(([row, cells]) => [row, ...cells.map((cell) => toCell(cell, voice))]),
  };
}
