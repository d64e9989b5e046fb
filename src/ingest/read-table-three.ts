import type { Block } from '../model/document.ts';
import type { Field } from '../model/field.ts';
import type { ReportFigure, ReportIssue } from '../model/report.ts';
import { type AlignedValues, alignValues, type ValueColumns } from './align-values.ts';
import { type ApplicantHeader, addHeaderRow, toColumns } from './applicant-header.ts';
import { type TableReading, toCellFigure, toIssue } from './draft-figure.ts';
import type { GridCell } from './expand-spans.ts';
import type { FormIndex } from './form-index.ts';
import { findLabelAround } from './label-around.ts';
import { squeeze } from './label-key.ts';
import { parseCell } from './parse-cell.ts';
import { isPiece, type PrintedRow, placeLooseRows } from './place-loose-rows.ts';
import { findRowLabel, type RowLabel } from './row-label.ts';
import { blankUnits, isApplicantHeader, type TableRow } from './table-row.ts';
import { toUnknownField } from './unknown-field.ts';

/** What has been read so far of table three; one object for the walk over its rows. */
type Walk = {
  readonly index: FormIndex;
  readonly blocks: readonly Block[];
  readonly printed: PrintedRow[];
  readonly issues: ReportIssue[];
  readonly seen: Set<string>;
  header: ApplicantHeader;
  /** What the header says, until the next row of it. */
  columns: ValueColumns;
  headerOpen: boolean;
  width: number;
  /** A label that was cut at the end of a page, waiting for its rest. */
  pending: string;
};

type Values = {
  readonly row: TableRow;
  readonly text: string | null;
  readonly field: Field;
  readonly cells: AlignedValues;
};

/** A slot that a spanning cell only reaches into holds no number of its own. */
function ownCell(cell: GridCell | null | undefined): GridCell | null {
  return cell && !cell.repeat ? cell : null;
}

function toFigures(walk: Walk, { row, text, field, cells }: Values): readonly ReportFigure[] {
  const { index } = walk;
  const label = (text ?? field.name).replace(/\s+/gu, '');
  return walk.columns.flatMap(({ applicant }, at) => {
    const cell = ownCell(cells[at]);
    const raw = cell?.text ?? '';
    const reading = parseCell(raw, field.unit, index.reading);
    if (reading.state === null) {
      tell(walk, 'valueUnclear', { row, values: { label: field.name, raw } });
      return [];
    }
    const column = index.rules.applicants.find(({ id }) => id === applicant)?.name ?? applicant;
    const place = cell?.place ?? row.place;
    const spot = { table: 't3' as const, section: row.section, row: label, column, place };
    return [toCellFigure(index, { field, applicant, reading, at: spot })];
  });
}

type Finding = {
  readonly row: TableRow;
  readonly values: Readonly<Record<string, string | number>>;
};

function tell(walk: Walk, code: string, { row, values }: Finding): void {
  const table = walk.index.reading.tables.t3.name;
  walk.issues.push(toIssue(walk.index, code, { place: row.place, values: { table, ...values } }));
}

/** A row of numbers that lost its label keeps its place in the order, for the sums to decide whose it is. */
function readLoose(walk: Walk, row: TableRow): void {
  const { columns } = walk;
  const filled = row.cells.filter(({ text, repeat }) => !repeat && squeeze(text) !== '');
  if (filled.length !== columns.length) return;
  const around = findLabelAround(walk.index, walk.blocks, row);
  const field = around && !walk.seen.has(around.field.id) ? around.field : null;
  if (field) walk.seen.add(field.id);
  const text = around?.text ?? null;
  const figuresOf = (own: Field) => toFigures(walk, { row, text, field: own, cells: filled });
  walk.printed.push({ field, figuresOf, row });
}

function tellLabel(walk: Walk, row: TableRow, { field, text, exact }: RowLabel): void {
  const printed = squeeze(text);
  if (field) walk.seen.add(field.id);
  else tell(walk, 'rowUnknown', { row, values: { label: printed } });
  if (!exact) tell(walk, 'labelTypo', { row, values: { printed, label: field?.name ?? '' } });
}

function isBlank(cells: AlignedValues | null): boolean {
  return cells?.every((cell) => squeeze(cell?.text ?? '') === '') === true;
}

/** The beginning of a label that goes on in the next row. */
function isFragment({ field }: RowLabel, cells: AlignedValues | null): boolean {
  return field === null && (cells === null || isBlank(cells));
}

function tellUnclear(walk: Walk, row: TableRow, label: RowLabel): void {
  const raw = row.cells
    .slice(label.column + 1)
    .map(({ text }) => text)
    .join(' ')
    .trim();
  const count = walk.columns.length;
  tell(walk, 'valuesUnclear', { row, values: { label: squeeze(label.text), count, raw } });
}

function readLabelled(walk: Walk, row: TableRow, label: RowLabel): void {
  const { columns } = walk;
  const cells = alignValues({
    cells: row.cells,
    lastLabel: label.column,
    columns,
    width: walk.width,
  });
  const fragment = isFragment(label, cells);
  walk.pending = fragment ? label.text : '';
  // A known label without cells is no blank row: its cells were lost, or stand in the next row.
  if (fragment || row.cells.length === label.column + 1) return;
  walk.headerOpen = false;
  if (cells && label.field === null && isPiece(walk.index, label.text)) {
    const figuresOf = (field: Field) => toFigures(walk, { row, text: null, field, cells });
    walk.printed.push({ field: null, figuresOf, row, piece: label.text });
    return;
  }
  tellLabel(walk, row, label);
  if (!cells) {
    tellUnclear(walk, row, label);
    return;
  }
  // A subtotal of the form has no cells of its own: without a number it is only the heading of its rows.
  if (label.field?.kind === 'sum' && isBlank(cells)) return;
  const field = label.field ?? toUnknownField(walk.index, label.text, 't3');
  const figures = toFigures(walk, { row, text: label.text, field, cells });
  walk.printed.push({ field, figuresOf: () => figures, row });
}

function readRow(walk: Walk, printed: TableRow): void {
  const row = blankUnits(walk.index, printed);
  if (isApplicantHeader(walk.index, row.cells)) {
    if (!walk.headerOpen) walk.header = new Map();
    walk.headerOpen = true;
    walk.width = row.cells.length;
    addHeaderRow(walk.index, walk.header, row.cells);
    walk.columns = toColumns(walk.index, walk.header);
    return;
  }
  const label = findRowLabel(walk.index, row.cells, walk.pending);
  if (label) readLabelled(walk, row, label);
  else readLoose(walk, row);
}

function isEmpty(figures: readonly ReportFigure[]): boolean {
  return figures.every(({ state, raw }) => state === 'blank' && raw === '');
}

function differs(before: readonly ReportFigure[], figures: readonly ReportFigure[]): boolean {
  return !isEmpty(figures) && figures.some(({ value }, at) => value !== before[at]?.value);
}

/** A row printed twice (a label broken over a page) counts once; two different sets of numbers are said. */
function mergeRows(walk: Walk, rows: readonly PrintedRow[]): ReportFigure[] {
  const kept = new Map<string, readonly ReportFigure[]>();
  for (const { field, figuresOf, row } of rows) {
    if (!field) continue;
    const figures = figuresOf(field);
    const before = kept.get(field.id) ?? [];
    if (isEmpty(before)) kept.set(field.id, figures);
    else if (differs(before, figures))
      tell(walk, 'valuesDiffer', { row, values: { label: field.name } });
  }
  return [...kept.values()].flat();
}

/** Table three: rows are found by their label, the values follow it in the order the header prints the applicants. */
export function readTableThree(
  rows: readonly TableRow[],
  index: FormIndex,
  blocks: readonly Block[],
): TableReading {
  const walk: Walk = {
    ...{ index, blocks, printed: [], issues: [], seen: new Set() },
    ...{ header: new Map(), columns: toColumns(index, new Map()) },
    ...{ headerOpen: false, width: 0, pending: '' },
  };
  for (const row of rows) readRow(walk, row);
  const placed = placeLooseRows(walk.printed, index);
  for (const { field } of placed.rows) if (field) walk.seen.add(field.id);
  return {
    figures: mergeRows(walk, placed.rows),
    issues: [...walk.issues, ...placed.issues],
    seen: walk.seen,
  };
}
