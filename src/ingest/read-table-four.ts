import type { Block } from '../model/document.ts';
import type { Field } from '../model/field.ts';
import type { ReportFigure, ReportIssue } from '../model/report.ts';
import { type TableReading, toCellFigure, toGapFigure, toIssue } from './draft-figure.ts';
import type { GridCell } from './expand-spans.ts';
import { type FormIndex, isCue } from './form-index.ts';
import { squeeze, toLabelKey } from './label-key.ts';
import { isValueText, parseCell } from './parse-cell.ts';
import { readMatrix } from './read-matrix-four.ts';
import type { TableRow } from './table-row.ts';

type Column = { readonly column: number; readonly field: Field };

function listFields(index: FormIndex): readonly Field[] {
  return [...index.fields.values()].filter(({ group, kind }) => group === 't4' && kind === 'cell');
}

function isHeader(index: FormIndex, cells: readonly GridCell[]): boolean {
  return cells.some(({ text }) => text !== '' && !isValueText(text, index.reading));
}

/** A group label reaches to the right until the next printed cell. */
function fillRight(index: FormIndex, cells: readonly GridCell[]): (string | null)[] {
  let group: string | null = null;
  return cells.map(({ text }) => {
    const key = squeeze(text);
    if (key !== '') group = isCue(index, 't4', text) ? toLabelKey(text) : null;
    return group;
  });
}

/** Which field stands under which column: its group and its own label, read off the header rows. */
function toColumns(index: FormIndex, headers: readonly TableRow[]): Column[] {
  const groups = headers.map(({ cells }) => fillRight(index, cells));
  const width = Math.max(0, ...headers.map(({ cells }) => cells.length));
  const fields = listFields(index);
  const columns = Array.from({ length: width }, (_, column) => {
    const group = groups.map((row) => row[column] ?? null).findLast((each) => each !== null) ?? '';
    const label =
      headers
        .map(({ cells }) => toLabelKey(cells[column]?.text ?? ''))
        .findLast((each) => each !== '') ?? '';
    const field = fields.find(
      ({ rowLabels, columnLabels }) =>
        rowLabels.some((known) => toLabelKey(known) === group) &&
        columnLabels.some((known) => toLabelKey(known) === label),
    );
    return field ? [{ column, field }] : [];
  }).flat();
  const distinct = new Set(columns.map(({ field }) => field.id));
  return distinct.size === fields.length && columns.length === fields.length ? columns : [];
}

type Columns = { readonly columns: readonly Column[]; readonly width: number };

function toValues(
  index: FormIndex,
  row: TableRow,
  { columns, width }: Columns,
): (GridCell | null)[] | null {
  const fields = listFields(index);
  const filled = row.cells.filter(({ text, repeat }) => !repeat && squeeze(text) !== '');
  const under = columns.map(({ column }) => row.cells[column] ?? null);
  const first = row.cells.findIndex((cell) => under.includes(cell));
  const beside = row.cells.filter((cell) => filled.includes(cell) && !under.includes(cell));
  // Beside or between the columns a number says that the header does not stand over its values.
  if (beside.some((cell) => row.cells.indexOf(cell) > first))
    return filled.length === fields.length ? filled : null;
  const isBeside = beside.length > 0;
  // A cell beside the columns, like the number of the row, is none of their values.
  if (columns.length > 0 && isBeside && row.cells.length === width) return under;
  if (filled.length === fields.length) return filled;
  // A row longer than the header may have a cell too many before any of its blanks.
  const straight = columns.length > 0 && row.cells.length === width;
  return straight && filled.length < fields.length ? under : null;
}

/** One text and no other: a title or a note set into the table, no row of its head. */
function isCaption({ cells }: TableRow): boolean {
  return new Set(cells.map(({ text }) => squeeze(text)).filter((text) => text !== '')).size === 1;
}

function toFigure(
  index: FormIndex,
  { field, cell, row }: { field: Field; cell: GridCell | null; row: TableRow },
  said: { readonly notes: readonly string[]; readonly issues: ReportIssue[] },
): ReportFigure[] {
  const reading = parseCell(cell?.text ?? '', field.unit, index.reading);
  if (reading.state === null) {
    const values = { label: field.name, raw: reading.raw };
    said.issues.push(toIssue(index, 'valueUnclear', { place: row.place, values }));
    return [];
  }
  const { section, place } = row;
  const at = { table: 't4' as const, section, row: field.name, column: null };
  const spot = { ...at, place: cell?.place ?? place };
  return [toCellFigure(index, { field, applicant: null, reading, at: spot, notes: said.notes })];
}

function readData(index: FormIndex, row: TableRow, head: Columns): TableReading {
  const { columns } = head;
  const issues: ReportIssue[] = [];
  const values = toValues(index, row, head);
  const fields = columns.length > 0 ? columns.map(({ field }) => field) : listFields(index);
  const name = index.reading.tables.t4.name;
  if (!values) {
    const raw = row.cells
      .map(({ text }) => text)
      .join(' ')
      .trim();
    return {
      figures: [],
      issues: [
        toIssue(index, 'valuesUnclear', {
          place: row.place,
          values: { label: name, count: fields.length, raw },
        }),
      ],
    };
  }
  if (columns.length === 0)
    issues.push(toIssue(index, 'headerMissing', { place: row.place, values: {} }));
  const notes = columns.length === 0 ? [index.reading.notes.headerMissing ?? ''] : [];
  const cells = fields.map((field, at) => ({ field, cell: values[at] ?? null, row }));
  const figures = cells.flatMap((each) => toFigure(index, each, { notes, issues }));
  return { figures, issues };
}

function readBlank(index: FormIndex, header: TableRow): TableReading {
  const { name } = index.reading.tables.t4;
  const figures = listFields(index).map((field) =>
    toGapFigure(index, {
      ...{ field, applicant: null, state: 'blank' },
      at: {
        table: 't4',
        section: header.section,
        row: field.name,
        column: null,
        place: header.place,
      },
    }),
  );
  return {
    figures,
    issues: [toIssue(index, 'tableBlank', { place: header.place, values: { table: name } })],
  };
}

/** Table four: fifteen numbers in one row under three rows of column names; without names the order of the form holds. */
export function readTableFour(
  rows: readonly TableRow[],
  index: FormIndex,
  blocks: readonly Block[],
): TableReading {
  const headers = rows.filter((row) => isHeader(index, row.cells) && !isCaption(row));
  const data = rows.filter(({ cells }) => !isHeader(index, cells) && cells.length > 1);
  const width = Math.max(0, ...headers.map(({ cells }) => cells.length));
  const head = { columns: toColumns(index, headers), width };
  const filled = data.find(({ cells }) => cells.some(({ text }) => /\d/u.test(text))) ?? data[0];
  const isRow = filled !== undefined && toValues(index, filled, head) !== null;
  const matrix = isRow ? null : readMatrix({ rows, fields: listFields(index) }, index, blocks);
  if (matrix) {
    const issues: ReportIssue[] = [];
    return {
      figures: matrix.flatMap((cell) => toFigure(index, cell, { notes: [], issues })),
      issues,
    };
  }
  if (filled) return readData(index, filled, head);
  const last = headers.at(-1);
  return last ? readBlank(index, last) : { figures: [], issues: [] };
}
