import type { Field } from '../model/field.ts';
import type { ReportFigure, ReportIssue } from '../model/report.ts';
import { isColumnLabel, isColumnOf } from './column-label.ts';
import { type CellPlace, type TableReading, toCellFigure, toIssue } from './draft-figure.ts';
import type { GridCell } from './expand-spans.ts';
import { fitColumns } from './fit-columns.ts';
import { type FormIndex, findRow } from './form-index.ts';
import { squeeze } from './label-key.ts';
import { type CellReading, isValueText } from './parse-cell.ts';
import { parseMoney } from './parse-money.ts';
import type { TableRow } from './table-row.ts';
import { toUnknownField } from './unknown-field.ts';

type Column = { readonly at: number; readonly label: string };

type Found = { readonly row: TableRow; readonly values: Readonly<Record<string, string | number>> };

type Walk = {
  readonly index: FormIndex;
  readonly era: string;
  readonly figures: Map<string, ReportFigure>;
  readonly issues: ReportIssue[];
  /** Columns right of the header's first cell, with that cell's own column. */
  columns: readonly Column[];
  head: number;
  /** Cells in the row of the header, and the block it stands in. */
  width: number;
  block: number;
};

function isHeader({ index }: Walk, cells: readonly GridCell[]): boolean {
  const { header } = index.reading.tables.t2;
  if (cells.some(({ text }) => squeeze(text) === header)) return true;
  const named = cells.filter(({ text }) => text !== '' && isColumnLabel(index, text));
  return named.length > 0 && !cells.some(({ text }) => findRow(index.rows.t2, text)?.exact);
}

function readHeader(walk: Walk, { cells, block }: TableRow): void {
  walk.block = block;
  const { header } = walk.index.reading.tables.t2;
  walk.head = Math.max(
    0,
    cells.findIndex(({ text }) => squeeze(text) === header),
  );
  walk.width = cells.length;
  walk.columns = cells.flatMap(({ text, repeat }, at) =>
    at > walk.head && !repeat && squeeze(text) !== '' ? [{ at, label: squeeze(text) }] : [],
  );
}

/** The fields a row has in the printed form when no column names stand over it. */
function guessColumns(walk: Walk, fields: readonly Field[], count: number): readonly Column[] {
  const printed = walk.index.reading.expected.t2?.[walk.era] ?? [];
  const own = fields
    .filter(({ eras }) => eras.some((era) => era === walk.era))
    .sort((a, b) => printed.indexOf(a.id) - printed.indexOf(b.id));
  if (own.length !== count) return [];
  return own.map(({ columnLabels }, at) => ({ at: at + 1, label: columnLabels[0] ?? '' }));
}

type FoundLabel = { readonly at: number; readonly text: string; readonly fields: readonly Field[] };

function findLabel(walk: Walk, cells: readonly GridCell[]): FoundLabel | null {
  for (const [at, { text, repeat }] of cells.entries()) {
    const match = repeat || text === '' ? null : findRow(walk.index.rows.t2, text);
    if (match?.exact) return { at, text, fields: match.fields };
  }
  const at = cells.findIndex(({ text }) => text !== '' && !isValueText(text, walk.index.reading));
  const filled = cells
    .slice(at + 1)
    .some(({ text }) => /\d/u.test(text) && isValueText(text, walk.index.reading));
  return at >= 0 && filled ? { at, text: cells[at]?.text ?? '', fields: [] } : null;
}

function tell(walk: Walk, code: string, { row, values }: Found): void {
  const table = walk.index.reading.tables.t2.name;
  walk.issues.push(toIssue(walk.index, code, { place: row.place, values: { table, ...values } }));
}

type Target = {
  readonly row: TableRow;
  readonly text: string;
  readonly fields: readonly Field[];
  readonly notes: readonly string[];
};

type Value = {
  readonly name: string;
  readonly field: Field;
  readonly reading: CellReading;
  readonly notes: readonly string[];
  readonly at: CellPlace;
};

/** The same cell printed twice counts once; a blank gives way to a number. */
function keep(walk: Walk, row: TableRow, { name, field, reading, notes, at }: Value): void {
  const before = walk.figures.get(field.id);
  if (before === undefined || before.raw === '')
    walk.figures.set(
      field.id,
      toCellFigure(walk.index, { field, applicant: null, reading, at, notes }),
    );
  else if (reading.state !== 'blank' && before.value !== reading.value)
    tell(walk, 'valuesDiffer', { row, values: { label: name } });
}

function findField(walk: Walk, { row, text, fields }: Target, label: string): Field {
  const known = fields.find((field) => isColumnOf(field, label));
  if (known) return known;
  const name = `${squeeze(text)}·${label}`;
  tell(walk, fields.length > 0 ? 'columnUnknown' : 'rowUnknown', { row, values: { label: name } });
  return toUnknownField(walk.index, name, 't2');
}

function readCell(
  walk: Walk,
  target: Target,
  column: Column & { readonly cell: GridCell | undefined },
): void {
  const { row, text, fields, notes } = target;
  const raw = column.cell && !column.cell.repeat ? column.cell.text : '';
  if (squeeze(raw) === '' && !fields.some((field) => isColumnOf(field, column.label))) return;
  const name = `${squeeze(text)}·${column.label}`;
  const field = findField(walk, target, column.label);
  const reading = parseMoney(
    raw,
    { unit: field.unit, labels: [column.label, text] },
    walk.index.reading,
  );
  if (reading.state === null) {
    tell(walk, 'valueUnclear', { row, values: { label: name, raw } });
    return;
  }
  const printed = text.replace(/\s+/gu, '');
  const place = column.cell?.place ?? row.place;
  keep(walk, row, {
    name,
    field,
    reading,
    notes,
    at: { table: 't2', section: row.section, row: printed, column: column.label, place },
  });
}

type Fitted = { readonly columns: readonly Column[]; readonly cells: readonly Slot[] };
type Slot = GridCell | undefined;

/** The columns of a row with their cells: those the header names, or those of the form when no header stands over it. */
function fitRow(walk: Walk, row: TableRow, { at, text, fields }: FoundLabel): Fitted | null {
  const rest = row.cells.slice(at + 1).filter((cell) => squeeze(cell.text) !== '' && !cell.repeat);
  if (walk.columns.length > 0) {
    const columns = walk.columns.map((column) => column.at + at - walk.head);
    const apart = row.block !== walk.block;
    const cells = fitColumns({ cells: row.cells, columns, label: at, width: walk.width, apart });
    return cells && { columns: walk.columns, cells };
  }
  const columns = guessColumns(walk, fields, rest.length);
  if (rest.length > columns.length) return null;
  if (columns.length > 0) tell(walk, 'headerMissingTwo', { row, values: { label: squeeze(text) } });
  return { columns, cells: rest };
}

function readLabelled(walk: Walk, row: TableRow, label: FoundLabel): void {
  const { at, text, fields } = label;
  const fitted = fitRow(walk, row, label);
  if (fitted === null) {
    const raw = row.cells.slice(at + 1).map((cell) => (cell.repeat ? '' : cell.text));
    const values = { label: squeeze(text), count: walk.columns.length, raw: raw.join(' ').trim() };
    tell(walk, 'valuesUnclear', { row, values });
    return;
  }
  const headless = walk.columns.length === 0;
  const notes = headless ? [walk.index.reading.notes.headerMissing ?? ''] : [];
  for (const [order, column] of fitted.columns.entries())
    readCell(walk, { row, text, fields, notes }, { ...column, cell: fitted.cells[order] });
}

function readRow(walk: Walk, row: TableRow): void {
  if (isHeader(walk, row.cells)) {
    readHeader(walk, row);
    return;
  }
  const label = findLabel(walk, row.cells);
  if (label) readLabelled(walk, row, label);
  // 第二十条第（…）项 opens a part of its own: its columns are those of the header that follows.
  else if (row.cells.some(({ text }) => !isValueText(text, walk.index.reading))) walk.columns = [];
}

/** Table two: small tables one under the other, each with column names of its own, which decide the field. */
export function readTableTwo(
  rows: readonly TableRow[],
  index: FormIndex,
  era: string,
): TableReading {
  const at = { columns: [], head: 0, width: 0, block: -1 };
  const walk: Walk = { index, era, figures: new Map(), issues: [], ...at };
  for (const row of rows) readRow(walk, row);
  return { figures: [...walk.figures.values()], issues: walk.issues };
}
