import type { Report, ReportFigure } from '../model/report.ts';
import { encodeSheet, type SheetCell } from './cell-sheet.ts';
import type { MeasureRegister, NumberedMeasure } from './measure-register.ts';
import type { PlaceRegister } from './place-register.ts';
import type { Tables } from './tables.ts';

/** A quote, a raw text or a list of notes that a sheet refers to by its position. */
export type SheetText = string | null | readonly string[];

export type FigureLayout = {
  readonly sheet: Uint8Array;
  readonly texts: readonly SheetText[];
  /** Printed numbers by column of cells. */
  readonly values: ReadonlyMap<string, number>;
  readonly rows: readonly Omit<Tables['figures'], 'key'>[];
};

export type Registers = { readonly measures: MeasureRegister; readonly places: PlaceRegister };

/** What a cell's raw text is when the sheet says nothing of it. */
export function toPlainRaw(state: string, value: number | null): string {
  return state === 'reported' ? String(value) : '';
}

function replaceLast(text: string, number: number | null, mark: string): string {
  const at = number === null ? -1 : text.lastIndexOf(String(number));
  return at < 0 ? text : text.slice(0, at) + mark + text.slice(at + String(number).length);
}

function toTemplate({ place, line, page }: ReportFigure): string {
  return replaceLast(replaceLast(place, line, '\u0001'), page, '\u0002');
}

/** A place template with the line and page of one report. */
export function fillPlace(template: string, line: number | null, page: number | null): string {
  const paged = page === null ? template : template.replace('\u0002', String(page));
  return line === null ? paged : paged.replace('\u0001', String(line));
}

function toRow(
  figure: ReportFigure,
  position: number,
  field: number,
): FigureLayout['rows'][number] {
  const { label, state, value, qualifier, unit, raw, section, place, line, page, quote, notes } =
    figure;
  return {
    position,
    field,
    label,
    state,
    value: typeof value === 'number' ? value : null,
    words: typeof value === 'string' ? value : null,
    qualifier,
    unit,
    raw,
    section,
    place,
    line,
    page,
    quote,
    notes: notes.length === 0 ? null : JSON.stringify(notes),
  };
}

/** A plain cell states a number or nothing, once a report. */
function isPlain(
  figure: ReportFigure,
  measure: NumberedMeasure,
  taken: ReadonlySet<number>,
): boolean {
  const { state, value } = figure;
  const stated = state === 'reported' ? typeof value === 'number' : value === null;
  return measure.column !== null && stated && !taken.has(measure.number);
}

function createTexts(): { readonly list: SheetText[]; refer(text: SheetText): number } {
  const list: SheetText[] = [];
  const known = new Map<string, number>();
  return {
    list,
    refer(text) {
      const key = JSON.stringify(text);
      const index = known.get(key) ?? list.push(text);
      known.set(key, index);
      return index;
    },
  };
}

/** Splits a report's figures into the sheet of its plain cells, their numbers, and rows for the others. */
export function layOutFigures(report: Report, { measures, places }: Registers): FigureLayout {
  const cells: SheetCell[] = [];
  const rows: FigureLayout['rows'][number][] = [];
  const values = new Map<string, number>();
  const taken = new Set<number>();
  const texts = createTexts();
  for (const [position, figure] of report.figures.entries()) {
    const measure = measures.find(figure.field, figure.applicant);
    if (measure === undefined) throw new Error(`unnumbered measure ${figure.field}`);
    const { label, unit, section, quote, line, page, state, qualifier, raw, value, notes } = figure;
    const plain = isPlain(figure, measure, taken);
    const printed = {
      field: measure.number,
      label,
      unit,
      section,
      place: toTemplate(figure),
      quote,
    };
    const place = plain ? places.assign(printed) : null;
    if (typeof value === 'number' && measure.column !== null && !taken.has(measure.number))
      values.set(measure.column, value);
    if (place === null) {
      rows.push(toRow(figure, position, measure.number));
      continue;
    }
    taken.add(measure.number);
    const number = typeof value === 'number' ? value : null;
    cells.push({
      place: place.number,
      line,
      page,
      state,
      qualifier,
      raw: raw === toPlainRaw(state, number) ? 0 : texts.refer(raw),
      quote: quote === place.quote ? 0 : texts.refer(quote),
      notes: notes.length === 0 ? 0 : texts.refer(notes),
    });
  }
  return { sheet: encodeSheet(cells), texts: texts.list, values, rows };
}
