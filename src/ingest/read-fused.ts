import type { SourceDocument } from '../model/document.ts';
import type { Field } from '../model/field.ts';
import type { ReportFigure, ReportIssue } from '../model/report.ts';
import { isColumnOf } from './column-label.ts';
import { type TableReading, toCellFigure, toIssue } from './draft-figure.ts';
import { listExpected } from './expected-rows.ts';
import type { FoundSection } from './find-sections.ts';
import type { FormIndex } from './form-index.ts';
import { cutAtLabels, type FusedRow, type FusedText, listFusedText } from './fused-text.ts';
import { squeeze } from './label-key.ts';
import { parseCell } from './parse-cell.ts';
import { closesEvery, splitDigits } from './split-digits.ts';

type Source = {
  readonly index: FormIndex;
  readonly text: FusedText;
  readonly issues: ReportIssue[];
  readonly known: ReadonlySet<string>;
};

type Cells = { readonly values: readonly string[]; readonly fused: boolean };

/** The numbers at the start of what follows a label: printed apart, or run together and cut in the one way the sums allow. */
function toCells(rest: string, count: number, size: number): Cells | null {
  const lead = /^[\d.,\s]*/u.exec(rest)?.[0].trim() ?? '';
  const apart = lead.split(' ').filter((part) => part !== '');
  if (apart.length === count) return { values: apart, fused: false };
  if (apart.length !== 1) return null;
  const isZeros = /^0+$/u.test(lead);
  const isProven = size > 0 && count % size === 0;
  if (!isZeros && !isProven) return null;
  const cut = splitDigits(lead, count, isProven ? closesEvery(size) : () => true);
  return cut ? { values: cut.map(String), fused: count > 1 } : null;
}

type Target = {
  readonly field: Field;
  readonly applicant: string | null;
  readonly raw: string;
  readonly row: string;
  readonly column: string | null;
  readonly fused: boolean;
};

function toFigure(
  { index, text }: Source,
  table: 't2' | 't3' | 't4',
  target: Target,
): ReportFigure[] {
  const { field, applicant, raw, row, column, fused } = target;
  const reading = parseCell(raw, field.unit, index.reading);
  const at = { table, section: text.section, row: squeeze(row), column, place: text.place };
  const notes = fused ? [index.reading.notes.fused ?? ''] : [];
  return reading.state === 'reported'
    ? [toCellFigure(index, { field, applicant, reading, at, notes })]
    : [];
}

function tell(
  { index, text, issues }: Source,
  code: string,
  values: { label: string; raw: string },
): void {
  issues.push(toIssue(index, code, { place: text.place, values }));
}

function readThreeRow(source: Source, { fields, label, rest }: FusedRow): ReportFigure[] {
  const columns = source.index.rules.applicants.filter(({ id }) => id !== 'organizations');
  const field = fields[0];
  if (!field || source.known.has(field.id) || !/^\d/u.test(rest)) return [];
  const cells = toCells(rest, columns.length, columns.length);
  const raw = /^[\d\s]*/u.exec(rest)?.[0].trim() ?? '';
  if (!cells) tell(source, 'fusedUnclear', { label: squeeze(label), raw });
  return columns.flatMap(({ id, name }, at) =>
    toFigure(source, 't3', {
      field,
      applicant: id,
      raw: cells?.values[at] ?? '',
      row: label,
      column: name,
      fused: cells?.fused ?? false,
    }),
  );
}

function readTwoRow(
  source: Source,
  { fields, label, rest }: FusedRow,
  columns: readonly string[],
): ReportFigure[] {
  if (!/^\d/u.test(rest) || fields.some(({ id }) => source.known.has(id))) return [];
  const cells = toCells(rest, columns.length, 0);
  const raw = /^[\d.\s]*/u.exec(rest)?.[0].trim() ?? '';
  if (!cells) tell(source, 'fusedUnclear', { label: squeeze(label), raw });
  const fused = cells?.fused ?? false;
  return columns.flatMap((name, at) => {
    const field = fields.find((each) => isColumnOf(each, name));
    const target = {
      applicant: null,
      raw: cells?.values[at] ?? '',
      row: label,
      column: squeeze(name),
      fused,
    };
    return field ? toFigure(source, 't2', { field, ...target }) : [];
  });
}

/** Table two run together: the column names since the last rows say how many numbers follow a label. */
function readTwo(source: Source): ReportFigure[] {
  let columns: string[] = [];
  let open = false;
  return cutAtLabels(source.index, 't2', source.text.text).flatMap((row) => {
    const isColumn = row.kind === 'column';
    if (isColumn) columns = open ? [...columns, row.label] : [row.label];
    open = isColumn;
    return isColumn ? [] : readTwoRow(source, row, columns);
  });
}

/** Table four run together: fifteen numbers, every fifth the sum of the four before it. */
function readFour(source: Source): ReportFigure[] {
  const fields = [...source.index.fields.values()].filter(
    ({ group, kind }) => group === 't4' && kind === 'cell',
  );
  const runs = source.text.text.match(/\d[\d\s]*/gu) ?? [];
  const found = runs.map((run) => toCells(run, fields.length, 5)).filter((cells) => cells !== null);
  const cells = found.length === 1 ? found[0] : undefined;
  return fields.flatMap((field, at) =>
    toFigure(source, 't4', {
      field,
      applicant: null,
      raw: cells?.values[at] ?? '',
      row: field.name,
      column: null,
      fused: cells?.fused ?? false,
    }),
  );
}

/** Tables whose cells a crawler ran together into the text. What a table already gave is not read again. */
export function readFused(
  document: SourceDocument,
  sections: readonly FoundSection[],
  asked: { readonly index: FormIndex; readonly known: ReadonlySet<string>; readonly era: string },
): TableReading {
  const { index, known } = asked;
  const issues: ReportIssue[] = [];
  const isRead = (table: 't2' | 't3' | 't4'): boolean =>
    listExpected(index, table, { era: asked.era, seen: known }).every(({ id }) => known.has(id));
  const sources = (table: 't2' | 't3' | 't4'): Source[] =>
    isRead(table)
      ? []
      : listFusedText(document, sections, table).map((text) => ({ index, text, issues, known }));
  const figures = [
    ...sources('t2').flatMap(readTwo),
    ...sources('t3').flatMap((source) =>
      cutAtLabels(index, 't3', source.text.text).flatMap((row) => readThreeRow(source, row)),
    ),
    ...sources('t4').flatMap(readFour),
  ].filter(({ field }) => !known.has(field));
  const first = figures.filter(
    ({ field, applicant }, at) =>
      figures.findIndex((each) => each.field === field && each.applicant === applicant) === at,
  );
  const fused = first.filter(({ notes }) => notes.length > 0);
  const place = { line: fused[0]?.line ?? null, page: fused[0]?.page ?? null };
  const told =
    fused.length > 0 ? [toIssue(index, 'fused', { place, values: { count: fused.length } })] : [];
  return { figures: first, issues: [...told, ...issues] };
}
