import type { Field } from '../model/field.ts';
import type { ReportFigure, ReportIssue } from '../model/report.ts';
import { alignValues, type ValueColumns } from './align-values.ts';
import { type CellPlace, type TableReading, toCellFigure, toIssue } from './draft-figure.ts';
import type { GridCell } from './expand-spans.ts';
import { type FormIndex, findRow } from './form-index.ts';
import { squeeze, toLabelKey } from './label-key.ts';
import { isValueText, parseCell } from './parse-cell.ts';
import { findApplicants, isApplicantHeader, type TableRow } from './table-row.ts';
import { toUnknownField } from './unknown-field.ts';

type Label = {
  readonly text: string;
  readonly column: number;
  readonly field: Field | null;
  readonly exact: boolean;
};

/** What has been read so far of table three; one object for the walk over its rows. */
type Walk = {
  readonly index: FormIndex;
  readonly figures: Map<string, readonly ReportFigure[]>;
  readonly issues: ReportIssue[];
  readonly seen: Set<string>;
  header: Map<number, string>;
  headerOpen: boolean;
  /** A label that was cut at the end of a page, waiting for its rest. */
  pending: string;
};

function toColumns(walk: Walk): ValueColumns {
  const columns = [...walk.header]
    .sort(([a], [b]) => a - b)
    .map(([column, applicant]) => ({ column, applicant }));
  const unique = columns.filter(
    ({ applicant }, at) => columns.findIndex((each) => each.applicant === applicant) === at,
  );
  const needed = walk.index.rules.applicants.filter(({ id }) => id !== 'organizations');
  const complete = needed.every(({ id }) => unique.some(({ applicant }) => applicant === id));
  return complete
    ? unique
    : needed.map(({ id }, column) => ({ column: column + 3, applicant: id }));
}

function readHeader(walk: Walk, cells: readonly GridCell[]): void {
  if (!walk.headerOpen) walk.header = new Map();
  walk.headerOpen = true;
  for (const [column, applicant] of findApplicants(walk.index, cells))
    if (applicant !== 'organizations' || !cells[column]?.repeat) walk.header.set(column, applicant);
  const { subtotals } = walk.index.reading;
  for (const [column, cell] of cells.entries())
    if (subtotals.includes(toLabelKey(cell.text)) && walk.header.get(column) !== 'total')
      walk.header.set(column, 'organizations');
}

function listLabels(
  { index }: Walk,
  cells: readonly GridCell[],
): { text: string; column: number }[] {
  return cells.flatMap(({ text }, column) =>
    isValueText(text, index.reading) ? [] : [{ text, column }],
  );
}

/** The row a set of label cells names: the last one, or for a subtotal the one before it. */
function findLabel(walk: Walk, labels: readonly { text: string; column: number }[]): Label | null {
  const last = labels.at(-1);
  if (!last) return null;
  const isSubtotal = walk.index.reading.subtotals.includes(toLabelKey(last.text));
  const named = isSubtotal
    ? (labels.findLast(({ text }) => toLabelKey(text) !== toLabelKey(last.text)) ?? last)
    : last;
  const matches = [named.text, walk.pending + named.text, labels.map(({ text }) => text).join('')]
    .map((text) => ({ text, match: findRow(walk.index.rows.t3, text) }))
    .filter(({ match }) => match !== null);
  const best = matches.find(({ match }) => match?.exact) ?? matches[0];
  const field = best?.match?.fields[0] ?? null;
  return {
    text: best?.text ?? named.text,
    column: last.column,
    field,
    exact: best?.match?.exact ?? true,
  };
}

function toFigures(walk: Walk, row: TableRow, label: Label): readonly ReportFigure[] | null {
  const columns = toColumns(walk);
  const values = alignValues({ cells: row.cells, lastLabel: label.column, columns });
  const field = label.field ?? toUnknownField(walk.index, label.text, 't3');
  if (!values) return null;
  return columns.map(({ applicant }, at) => {
    const cell = values[at];
    const known = walk.index.rules.applicants.find(({ id }) => id === applicant);
    const place = cell && !cell.repeat ? cell.place : row.place;
    const spot: CellPlace = {
      ...{
        table: 't3',
        section: row.section,
        row: label.text.replace(/\s+/gu, ''),
        column: known?.name ?? applicant,
        place,
      },
    };
    const reading = parseCell(
      cell?.repeat ? '' : (cell?.text ?? ''),
      field.unit,
      walk.index.reading,
    );
    return toCellFigure(walk.index, { field, applicant, reading, at: spot });
  });
}

function isEmpty(figures: readonly ReportFigure[]): boolean {
  return figures.every(({ state, raw }) => state === 'blank' && raw === '');
}

function keep(walk: Walk, label: Label, figures: readonly ReportFigure[], row: TableRow): void {
  const id = figures[0]?.field ?? '';
  const before = walk.figures.get(id);
  if (before && !isEmpty(before)) {
    const same = isEmpty(figures) || figures.every(({ value }, at) => value === before[at]?.value);
    if (!same)
      walk.issues.push(
        toIssue(walk.index, 'valuesDiffer', {
          place: row.place,
          values: { label: squeeze(label.text) },
        }),
      );
    return;
  }
  // A subtotal of the form has no cells of its own: without a number it is only the heading of its rows.
  if (label.field?.kind === 'sum' && isEmpty(figures)) return;
  walk.figures.set(id, figures);
}

function tell(
  walk: Walk,
  code: string,
  row: TableRow,
  values: Readonly<Record<string, string | number>>,
): void {
  walk.issues.push(toIssue(walk.index, code, { place: row.place, values }));
}

function readRow(walk: Walk, row: TableRow): void {
  if (isApplicantHeader(walk.index, row.cells)) return readHeader(walk, row.cells);
  const label = findLabel(walk, listLabels(walk, row.cells));
  if (!label) return;
  const figures = toFigures(walk, row, label);
  const printed = squeeze(label.text);
  walk.pending = '';
  if (!label.field && (!figures || isEmpty(figures))) {
    walk.pending = label.text;
    return;
  }
  walk.headerOpen = false;
  if (label.field) walk.seen.add(label.field.id);
  if (!label.field)
    tell(walk, 'rowUnknown', row, { table: walk.index.reading.tables.t3.name, label: printed });
  if (!label.exact) tell(walk, 'labelTypo', row, { printed, label: label.field?.name ?? '' });
  if (figures)
    return keep(
      walk,
      label,
      figures.filter((figure) => isReadable(walk, figure, row)),
      row,
    );
  const raw = row.cells
    .slice(label.column + 1)
    .map(({ text }) => text)
    .join(' ')
    .trim();
  tell(walk, 'valuesUnclear', row, { label: printed, count: toColumns(walk).length, raw });
}

/** A value cell that is neither a number nor an accepted gap is left out and said, never guessed. */
function isReadable(walk: Walk, figure: ReportFigure, row: TableRow): boolean {
  const clear = parseCell(figure.raw ?? '', figure.unit ?? '', walk.index.reading).state !== null;
  if (!clear) tell(walk, 'valueUnclear', row, { label: figure.label, raw: figure.raw ?? '' });
  return clear;
}

/** Table three: rows are found by their label, the values follow it in the order the header prints the applicants. */
export function readTableThree(rows: readonly TableRow[], index: FormIndex): TableReading {
  const walk: Walk = {
    ...{
      index,
      figures: new Map(),
      issues: [],
      seen: new Set(),
      header: new Map(),
      headerOpen: false,
      pending: '',
    },
  };
  for (const row of rows) readRow(walk, row);
  return { figures: [...walk.figures.values()].flat(), issues: walk.issues, seen: walk.seen };
}
