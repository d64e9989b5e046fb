import type { Field } from '../model/field.ts';
import type { ReportFigure, ReportIssue } from '../model/report.ts';
import { assessIdentity, type Measured } from './assess-identity.ts';
import { toIssue } from './draft-figure.ts';
import { listExpected } from './expected-rows.ts';
import type { FormIndex } from './form-index.ts';
import { squeeze, toLabelKey } from './label-key.ts';
import type { TableRow } from './table-row.ts';
import { toUnknownField } from './unknown-field.ts';

const leastPiece = 6;

/** A row of table three as printed; `field` is null when its label was torn away. */
export type PrintedRow = {
  readonly field: Field | null;
  readonly figuresOf: (field: Field) => readonly ReportFigure[];
  readonly row: TableRow;
  /** What is left of the label: a piece that may belong to several rows of the form. */
  readonly piece?: string;
};

/** Whether words are a piece of a label of the form, long enough not to be chance. */
function isPieceOf(text: string, { rowLabels }: Field): boolean {
  const key = toLabelKey(text);
  return key.length >= leastPiece && rowLabels.some((label) => toLabelKey(label).includes(key));
}

/** Words that are a piece of some label of table three, not of which: the sums may tell. */
export function isPiece(index: FormIndex, text: string): boolean {
  const fields = [...index.fields.values()].filter(({ group }) => group === 't3');
  return fields.some((field) => isPieceOf(text, field));
}

/** Between two known rows as many loose rows as the form has rows there can only be those, in their order. */
function fillGap(between: readonly Field[], loose: readonly PrintedRow[]): readonly PrintedRow[] {
  if (loose.length === 0 || loose.length !== between.length) return [];
  const placed = loose.map((row, at) => ({ ...row, field: between[at] ?? null }));
  const fits = placed.every(
    ({ piece, field }) => piece === undefined || (field !== null && isPieceOf(piece, field)),
  );
  return fits ? placed : [];
}

function placeInOrder(printed: readonly PrintedRow[], expected: readonly Field[]): PrintedRow[] {
  const placed: PrintedRow[] = [];
  let loose: PrintedRow[] = [];
  let last = -1;
  for (const row of printed) {
    if (row.field === null) {
      loose.push(row);
      continue;
    }
    const at = expected.findIndex(({ id }) => id === row.field?.id);
    if (at > last) placed.push(...fillGap(expected.slice(last + 1, at), loose));
    placed.push(row);
    loose = [];
    if (at >= 0) last = at;
  }
  return [...placed, ...fillGap(expected.slice(last + 1), loose)];
}

/** The sums of the form prove the placing: every row, and in every column the results against their total. */
function isProven(rows: readonly PrintedRow[], index: FormIndex): boolean {
  const figures = rows.flatMap(({ field, figuresOf }) => (field ? figuresOf(field) : []));
  const measured: Measured = {
    index,
    figures: new Map(figures.map((figure) => [`${figure.field}@${figure.applicant}`, figure])),
  };
  const columns = index.rules.identities.filter(
    ({ scope, severity, years }) => scope === 'column' && severity === 'hard' && years === 'own',
  );
  const spots = index.rules.applicants.filter(({ id }) => id !== 'organizations');
  const checks = columns.flatMap((identity) =>
    spots.flatMap(
      ({ id, name }) =>
        assessIdentity(measured, identity, { scope: name, applicant: id, field: null }) ?? [],
    ),
  );
  return (
    checks.some(({ verdict }) => verdict === 'pass') &&
    checks.every(({ verdict }) => verdict !== 'fail')
  );
}

/** All rows in their places when the form, with （六） in one row or in three, leaves one way that its sums prove. */
function placeEvery(
  printed: readonly PrintedRow[],
  index: FormIndex,
): readonly PrintedRow[] | null {
  const own = printed.flatMap(({ field }) => (field ? [field.id] : []));
  const parts = [...index.fields.keys()].filter((id) => id.startsWith('outcome.other.'));
  const forms = own.some((id) => id.startsWith('outcome.other'))
    ? [own]
    : [own, [...own, ...parts]];
  const ways = forms
    .map((seen) => listExpected(index, 't3', { era: '', seen: new Set(seen) }))
    .map((expected) => placeInOrder(printed, expected))
    .filter((placed) => placed.length === printed.length && isProven(placed, index));
  return ways.length === 1 ? (ways[0] ?? null) : null;
}

function tellRows(index: FormIndex, code: string, rows: readonly PrintedRow[]): ReportIssue {
  const values = { table: index.reading.tables.t3.name, count: rows.length };
  return toIssue(index, code, { place: rows[0]?.row.place ?? null, values });
}

function tellPiece(index: FormIndex, { piece = '', row }: PrintedRow): ReportIssue {
  const values = { table: index.reading.tables.t3.name, label: squeeze(piece) };
  return toIssue(index, 'rowUnknown', { place: row.place, values });
}

/**
 * Rows whose label was torn away are given back to the row of the form they stand for, when their number fits the gap between two known
 * rows and the sums of the whole table close. Otherwise they are left out, and that is said; a piece of a label is kept as printed.
 */
export function placeLooseRows(
  printed: readonly PrintedRow[],
  index: FormIndex,
): { readonly rows: readonly PrintedRow[]; readonly issues: readonly ReportIssue[] } {
  const loose = printed.filter(({ field }) => field === null);
  if (loose.length === 0) return { rows: printed, issues: [] };
  const whole = placeEvery(printed, index);
  if (whole) return { rows: whole, issues: [tellRows(index, 'rowsPlaced', loose)] };
  const pieces = loose.filter(({ piece }) => piece !== undefined);
  const lost = loose.filter(({ piece }) => piece === undefined);
  const kept = printed.flatMap((row): PrintedRow[] => {
    if (row.piece !== undefined && row.field === null)
      return [{ ...row, field: toUnknownField(index, row.piece, 't3') }];
    return row.field === null ? [] : [row];
  });
  const issues = lost.length > 0 ? [tellRows(index, 'rowsLoose', lost)] : [];
  return { rows: kept, issues: [...pieces.map((row) => tellPiece(index, row)), ...issues] };
}
