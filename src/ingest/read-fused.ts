import type { SourceDocument } from '../model/document.ts';
import type { ReportFigure, ReportIssue } from '../model/report.ts';
import { isColumnOf } from './column-label.ts';
import { type TableReading, toIssue } from './draft-figure.ts';
import { listExpected } from './expected-rows.ts';
import type { FoundSection } from './find-sections.ts';
import type { FormIndex } from './form-index.ts';
import { type Source, tell, toFigure } from './fused-figure.ts';
import { cutAtLabels, type FusedRow, listFusedText } from './fused-text.ts';
import { squeeze } from './label-key.ts';
import { readFusedAnnex } from './read-fused-annex.ts';
import { readFusedThree } from './read-fused-three.ts';
import { closesEvery, keepsBlanks, splitDigits, splitForced } from './split-digits.ts';

/** Figures printed apart, with their signs, or dashes in their place. */
const figures = /^(?:(?:[-+−增减]?\d[\d.,]*|[-—–/]{1,2}(?=\s|$))\s?)*/u;

type Cells = { readonly values: readonly string[]; readonly fused: boolean };

/** The numbers at the start of what follows a label: printed apart, or run together, wholly or in places, and cut in the one way the sums allow. */
function toCells(rest: string, count: number, size: number): Cells | null {
  const lead = figures.exec(rest)?.[0].trim() ?? '';
  const apart = lead.split(/ |(?<=\d)(?=[-+−]\d)/u).filter((part) => part !== '');
  if (apart.length === count) return { values: apart, fused: false };
  const forced = apart.length === 1 ? splitForced(lead, count) : null;
  if (forced) return { values: forced, fused: count > 1 };
  if (size === 0 || count % size > 0 || apart.length === 0) return null;
  const [closes, keeps] = [closesEvery(size), keepsBlanks(apart)];
  const cut = splitDigits(apart.join(''), count, (cells) => closes(cells) && keeps(cells));
  return cut ? { values: cut.map(String), fused: count > 1 } : null;
}

/** The unit of money printed behind the figures: 5 47.9万元. */
const unitBehind = /^\s?(?<unit>[万亿]?元)/u;
/** The unit a column names behind its words: 本年收费金额（单位：元）. */
const unitOfColumn = /^\([^()]{1,8}\)/u;

function readTwoRow(
  source: Source,
  { fields, label, rest }: FusedRow,
  columns: readonly string[],
): ReportFigure[] {
  if (!/^[-+−增减]?\d/u.test(rest) || fields.some(({ id }) => source.known.has(id))) return [];
  const cells = toCells(rest, columns.length, 0);
  const raw = /^[\d.\s]*/u.exec(rest)?.[0].trim() ?? '';
  if (!cells) tell(source, 'fusedUnclear', { label: squeeze(label), raw });
  const fused = cells?.fused ?? false;
  const behind = rest.slice(figures.exec(rest)?.[0].length ?? 0);
  const unit = unitBehind.exec(behind)?.groups?.unit ?? '';
  return columns.flatMap((name, at) => {
    const field = fields.find((each) => isColumnOf(each, name));
    const isMoney = at === columns.length - 1 && (field?.unit ?? '') in source.index.reading.money;
    const target = {
      applicant: null,
      raw: `${cells?.values[at] ?? ''}${isMoney ? unit : ''}`,
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
    const name = `${row.label}${unitOfColumn.exec(row.rest)?.[0] ?? ''}`;
    if (isColumn) columns = open ? [...columns, name] : [name];
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
  const longest = runs.toSorted((a, b) => b.length - a.length)[0]?.trim() ?? '';
  if (!cells && longest.replaceAll(' ', '').length >= fields.length)
    tell(source, 'fusedUnclear', { label: source.index.reading.tables.t4.name, raw: longest });
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
    ...sources('t3').flatMap(readFusedThree),
    ...sources('t4').flatMap(readFour),
    ...readFusedAnnex(document, { index, known, issues }),
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
