import type { Place } from '../model/document.ts';
import type { Field } from '../model/field.ts';
import type { State } from '../model/figure.ts';
import type { ReportFigure, ReportIssue } from '../model/report.ts';
import type { FormIndex } from './form-index.ts';
import type { CellReading } from './parse-cell.ts';
import { fillTemplate, type TableId } from './reading-rules.ts';

/** A figure not yet settled: `cell` is where one was read off a picture, which the sums must confirm. */
export type DraftFigure = ReportFigure & { readonly cell?: Place };

/** What one table gave: its figures and what could not be read. */
export type TableReading = {
  readonly figures: readonly ReportFigure[];
  readonly issues: readonly ReportIssue[];
  /** Fields whose row was found, read or not: what is missing beyond them was never printed or is cut off. */
  readonly seen?: ReadonlySet<string>;
};

/** Where a cell stands: what a person would say to find it. */
export type CellPlace = {
  readonly table: TableId;
  readonly section: string | null;
  /** The printed row label, or the official name when none is printed. */
  readonly row: string | null;
  readonly column: string | null;
  readonly place: Place;
};

/** The one, the other, or both with the mark between them. */
function joinWords(one: string | null, other: string | null, mark: string): string {
  return one && other ? one + mark + other : (one ?? '') + (other ?? '');
}

/** 表三·（一）予以公开·总计 / 第15行 */
function namePlace(index: FormIndex, at: CellPlace): string {
  const { tables, places } = index.reading;
  const label = joinWords(at.row, at.column, '·');
  const cell = fillTemplate(places.cell ?? '', { table: tables[at.table].name, label });
  return joinPlace(index, cell.endsWith('·') ? cell.slice(0, -1) : cell, at.place);
}

/** Adds the line or page to the words for a place. */
export function joinPlace(index: FormIndex, words: string, place: Place): string {
  const { places } = index.reading;
  const address =
    place.line === null
      ? place.page === null
        ? ''
        : fillTemplate(places.page ?? '', { page: place.page })
      : fillTemplate(places.line ?? '', { line: place.line });
  return address === '' ? words : `${words} / ${address}`;
}

export function toIssue(
  index: FormIndex,
  code: string,
  at: {
    readonly place: Place | null;
    readonly values: Readonly<Record<string, string | number | null>>;
  },
): ReportIssue {
  const text = fillTemplate(index.reading.issues[code] ?? code, at.values);
  return { code, line: at.place?.line ?? null, page: at.place?.page ?? null, text };
}

type Cell = {
  readonly field: Field;
  readonly applicant: string | null;
  readonly reading: CellReading;
  readonly at: CellPlace;
  readonly notes?: readonly string[];
};

/** The figure of one printed cell. */
export function toCellFigure(
  index: FormIndex,
  { field, applicant, reading, at, notes }: Cell,
): DraftFigure {
  const scope =
    reading.scope === null
      ? []
      : [fillTemplate(index.reading.notes.scope ?? '', { text: reading.scope })];
  return {
    ...{ field: field.id, applicant, label: field.name, unit: field.unit },
    ...{
      state: reading.state ?? 'blank',
      value: reading.value,
      qualifier: 'exact' as const,
      raw: reading.raw,
    },
    ...{ section: at.section, line: at.place.line, page: at.place.page },
    place: namePlace(index, at),
    quote: joinWords(at.row, reading.raw, ' ') || null,
    notes: [...(notes ?? []), ...scope],
    ...(at.place.ocr === undefined ? {} : { cell: at.place }),
  };
}

/** The figure of a cell the form has but the document does not show. */
export function toGapFigure(
  index: FormIndex,
  { field, applicant, state, at }: Omit<Cell, 'reading' | 'notes'> & { readonly state: State },
): ReportFigure {
  const reading = { state, value: null, raw: '', scope: null };
  const figure = toCellFigure(index, {
    field,
    applicant,
    reading,
    at: { ...at, row: at.row ?? field.name },
  });
  return { ...figure, raw: state === 'blank' ? '' : null, quote: null };
}
