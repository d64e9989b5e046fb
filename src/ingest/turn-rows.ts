import type { ReportIssue } from '../model/report.ts';
import { toIssue } from './draft-figure.ts';
import type { GridCell } from './expand-spans.ts';
import { type FormIndex, findRow } from './form-index.ts';
import { toLabelKey } from './label-key.ts';
import { isValueText } from './parse-cell.ts';
import { findRowLabel } from './row-label.ts';
import type { TableRow } from './table-row.ts';

type Turned = { readonly rows: readonly TableRow[]; readonly issues: readonly ReportIssue[] };

/** So many of the seven applicants under one another, and so many rows of the form beside one another, are no chance. */
const leastApplicants = 5;
const leastFields = 5;

function countApplicants(index: FormIndex, cells: readonly (GridCell | undefined)[]): number {
  return new Set(cells.flatMap((cell) => index.applicants.get(toLabelKey(cell?.text ?? '')) ?? []))
    .size;
}

function countFields(index: FormIndex, { cells }: TableRow): number {
  const found = cells.map(({ text }) => findRow(index.rows.t3, text));
  return new Set(found.flatMap((match) => (match?.exact ? (match.fields[0]?.id ?? []) : []))).size;
}

/** Applicants down, rows of the form across. */
function isTurned(index: FormIndex, rows: readonly TableRow[]): boolean {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, at) => rows.map(({ cells }) => cells[at]));
  return (
    columns.some((column) => countApplicants(index, column) >= leastApplicants) &&
    rows.every(({ cells }) => countApplicants(index, cells) < leastApplicants) &&
    rows.some((row) => countFields(index, row) >= leastFields)
  );
}

/** The same table with its rows as columns; null when a row is longer than another, so that nobody knows what stands below what. */
function turn(rows: readonly TableRow[]): TableRow[] | null {
  const [first] = rows;
  const width = first?.cells.length ?? 0;
  if (first === undefined || rows.some(({ cells }) => cells.length !== width)) return null;
  return Array.from({ length: width }, (_, at) => {
    const cells = rows.flatMap((row) => row.cells[at] ?? []);
    return { ...first, cells, place: cells[0]?.place ?? first.place };
  });
}

/** Every column bears the name of a row of the form, and all seven applicants are named. */
function isCertain(index: FormIndex, rows: readonly TableRow[]): boolean {
  const isNumber = ({ text }: GridCell): boolean =>
    /\d/u.test(text) && isValueText(text, index.reading);
  const filled = rows.filter(({ cells }) => cells.some(isNumber));
  const heads = rows.filter((row) => !filled.includes(row)).flatMap(({ cells }) => cells);
  const labels = filled.map(({ cells }) => findRowLabel(index, cells, ''));
  const named = labels.filter((label) => label?.field?.kind === 'cell' && label.exact);
  const distinct = new Set(named.map((label) => label?.field?.id));
  const needed = index.rules.applicants.filter(({ id }) => id !== 'organizations').length;
  const applicants = new Set(
    heads.flatMap(({ text }) => index.applicants.get(toLabelKey(text)) ?? []),
  );
  applicants.delete('organizations');
  return distinct.size === filled.length && applicants.size === needed;
}

/** Table three with its applicants as rows is turned, so that it is read as any other; where a heading is not certain it is left out. */
export function turnRows(rows: readonly TableRow[], index: FormIndex): Turned {
  const issues: ReportIssue[] = [];
  const blocks = Map.groupBy(rows, ({ block }) => block);
  const read = [...blocks.values()].flatMap((own) => {
    if (own.every(({ table }) => table !== 't3') || !isTurned(index, own)) return own;
    const turned = turn(own);
    if (turned !== null && isCertain(index, turned)) return turned;
    const values = { table: index.reading.tables.t3.name };
    issues.push(toIssue(index, 'tableTurned', { place: own[0]?.place ?? null, values }));
    return [];
  });
  return { rows: read, issues };
}
