import type { Field } from '../model/field.ts';
import type { ReportFigure, ReportIssue } from '../model/report.ts';
import { type AnnexGroup, decideAnnex, isOwnYear } from './annex-form.ts';
import { isColumnOf } from './column-label.ts';
import { type TableReading, toCellFigure, toIssue } from './draft-figure.ts';
import type { GridCell } from './expand-spans.ts';
import { type FormIndex, findRow, isCue } from './form-index.ts';
import { squeeze } from './label-key.ts';
import { isValueText, parseCell } from './parse-cell.ts';
import type { TableRow } from './table-row.ts';
import { toUnknownField } from './unknown-field.ts';

type Walk = {
  readonly index: FormIndex;
  readonly group: AnnexGroup;
  readonly order: readonly string[];
  readonly figures: Map<string, ReportFigure>;
  readonly issues: ReportIssue[];
  header: readonly GridCell[];
  /** Place in the form of the row read last: rows of the same words are told apart by what stands above them. */
  last: number;
};

type Label = { readonly text: string; readonly at: number; readonly field: Field | null };

function pickInOrder(walk: Walk, fields: readonly Field[]): Field | null {
  const next = fields.find(({ id }) => walk.order.indexOf(id) > walk.last);
  return next ?? fields[0] ?? null;
}

function isUnit({ index }: Walk, text: string): boolean {
  const unit = squeeze(text);
  return (
    unit in index.reading.money || [...index.fields.values()].some((field) => field.unit === unit)
  );
}

function findLabel(walk: Walk, cells: readonly GridCell[]): Label | null {
  const labels = cells.flatMap(({ text, repeat }, at) =>
    repeat || isValueText(text, walk.index.reading) || isUnit(walk, text) ? [] : [{ text, at }],
  );
  for (const { text, at } of labels.toReversed()) {
    const match = findRow(walk.index.rows[walk.group], text);
    if (match?.exact) return { text, at, field: pickInOrder(walk, match.fields) };
  }
  const last = labels.at(-1);
  return last ? { ...last, field: null } : null;
}

/** The value under the column the field asks for; with one number in the row there is no choice. */
function findValue(walk: Walk, row: TableRow, { at, field }: Label): GridCell | null {
  const values = [...row.cells.entries()].filter(
    ([column, { text, repeat }]) => column > at && !repeat && isValueText(text, walk.index.reading),
  );
  const filled = values.filter(([, { text }]) => squeeze(text) !== '');
  if (filled.length <= 1) return filled[0]?.[1] ?? values.at(-1)?.[1] ?? null;
  const title = (column: number): string => walk.header[column]?.text ?? '';
  const named = filled.filter(([column]) => field && isColumnOf(field, title(column)));
  const own = filled.filter(([column]) => isOwnYear(walk.index, title(column)));
  return named[0]?.[1] ?? (own.length === 1 ? own[0]?.[1] : null) ?? null;
}

function tell(
  walk: Walk,
  code: string,
  found: { row: TableRow; values: Readonly<Record<string, string | number>> },
): void {
  const table = walk.index.reading.tables.a14.name;
  walk.issues.push(
    toIssue(walk.index, code, { place: found.row.place, values: { table, ...found.values } }),
  );
}

function keep(
  walk: Walk,
  row: TableRow,
  { text, field, cell }: Label & { readonly cell: GridCell | null },
): void {
  const known = field ?? toUnknownField(walk.index, text, 'a14');
  const reading = parseCell(cell?.text ?? '', known.unit, walk.index.reading);
  const name = squeeze(text);
  if (!cell || reading.state === null) {
    tell(walk, 'valueUnclear', { row, values: { label: name, raw: cell?.text ?? '' } });
    return;
  }
  if (field) walk.last = walk.order.indexOf(field.id);
  else tell(walk, 'rowUnknown', { row, values: { label: name } });
  if (walk.figures.has(known.id)) return;
  const at = {
    table: 'a14' as const,
    section: row.section,
    row: name,
    column: null,
    place: cell.place,
  };
  walk.figures.set(
    known.id,
    toCellFigure(walk.index, { field: known, applicant: null, reading, at }),
  );
}

function readRow(walk: Walk, row: TableRow): void {
  if (row.cells.some(({ text }) => isCue(walk.index, 'a14', text))) {
    walk.header = row.cells;
    return;
  }
  const label = findLabel(walk, row.cells);
  const printed = row.cells.some(
    ({ text }) => /\d/u.test(text) && isValueText(text, walk.index.reading),
  );
  if (label && (label.field || printed))
    keep(walk, row, { ...label, cell: findValue(walk, row, label) });
}

/** The annexes before 2019: a label, a unit and one number a row. */
export function readAnnex(rows: readonly TableRow[], index: FormIndex, era: string): TableReading {
  const labels = rows.flatMap(({ cells }) => cells.map(({ text }) => text));
  const group = decideAnnex(index, labels) ?? (era === 'annex2008' ? 'a08' : 'a14');
  const order = [...index.fields.values()]
    .filter((field) => field.group === group)
    .map(({ id }) => id);
  const walk: Walk = {
    ...{ index, group, order, figures: new Map(), issues: [] },
    header: [],
    last: -1,
  };
  for (const row of rows) readRow(walk, row);
  return { figures: [...walk.figures.values()], issues: walk.issues };
}
