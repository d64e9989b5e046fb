import type { Field } from '../model/field.ts';
import type { ReportFigure, ReportIssue } from '../model/report.ts';
import { assessIdentity, type Measured } from './assess-identity.ts';
import { toIssue } from './draft-figure.ts';
import { listExpected } from './expected-rows.ts';
import type { FormIndex } from './form-index.ts';
import type { TableRow } from './table-row.ts';

/** A row of table three as printed; `field` is null when its label was torn away. */
export type PrintedRow = {
  readonly field: Field | null;
  readonly figuresOf: (field: Field) => readonly ReportFigure[];
  readonly row: TableRow;
};

/** Between two known rows as many loose rows as the form has rows there can only be those, in their order. */
function fillGap(between: readonly Field[], loose: readonly PrintedRow[]): readonly PrintedRow[] {
  if (loose.length === 0 || loose.length !== between.length) return [];
  return loose.map((row, at) => ({ ...row, field: between[at] ?? null }));
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

/**
 * Rows whose label was torn away are given back to the row of the form they stand for, when their number fits the gap between two known
 * rows and the sums of the whole table close. Otherwise they are left out, and that is said.
 */
export function placeLooseRows(
  printed: readonly PrintedRow[],
  index: FormIndex,
): { readonly rows: readonly PrintedRow[]; readonly issues: readonly ReportIssue[] } {
  const loose = printed.filter(({ field }) => field === null);
  const known = printed.filter(({ field }) => field !== null);
  if (loose.length === 0) return { rows: known, issues: [] };
  const whole = placeEvery(printed, index);
  const place = loose[0]?.row.place ?? null;
  const code = whole ? 'rowsPlaced' : 'rowsLoose';
  const issue = toIssue(index, code, {
    place,
    values: { table: index.reading.tables.t3.name, count: loose.length },
  });
  return { rows: whole ?? known, issues: [issue] };
}
