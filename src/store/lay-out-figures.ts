import type { Report, ReportFigure } from '../model/report.ts';
import { encodeSheet, type SheetCell } from './cell-sheet.ts';
import type { MeasureRegister, NumberedMeasure } from './measure-register.ts';
import type { NumberedPlace, PlaceRegister } from './place-register.ts';
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

function replaceLast(text: string, part: string, mark: string): string {
  const at = part === '' ? -1 : text.lastIndexOf(part);
  return at < 0 ? text : text.slice(0, at) + mark + text.slice(at + part.length);
}

function toTemplate({ place, line, page }: ReportFigure): string {
  const lined = replaceLast(place, line === null ? '' : String(line), '\u0001');
  return replaceLast(lined, page === null ? '' : String(page), '\u0002');
}

/** An empty cell is quoted without the value, yet shares the template of those that have one. */
function toQuoteTemplate({ quote, raw }: ReportFigure): string | null {
  if (quote === null || raw === null) return quote;
  return raw === '' ? `${quote} \u0003` : replaceLast(quote, raw, '\u0003');
}

/** A quote template with what one report prints in the cell. */
export function fillQuote(template: string | null, raw: string | null): string | null {
  if (raw === '') return template?.replace(' \u0003', '') ?? null;
  return template?.replace('\u0003', () => raw ?? '') ?? null;
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

/** A plain cell states a number or nothing and is the first of its measure in the report. */
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

type Layout = {
  readonly cells: SheetCell[];
  readonly rows: FigureLayout['rows'][number][];
  readonly values: Map<string, number>;
  readonly taken: Set<number>;
  readonly texts: ReturnType<typeof createTexts>;
};

function toCell(
  figure: ReportFigure,
  { place, template }: { readonly place: NumberedPlace; readonly template: string | null },
  texts: Layout['texts'],
): SheetCell {
  const { line, page, state, qualifier, raw, quote, notes, value } = figure;
  const plainRaw = toPlainRaw(state, typeof value === 'number' ? value : null);
  return {
    place: place.number,
    line,
    page,
    state,
    qualifier,
    raw: raw === plainRaw ? 0 : texts.refer(raw),
    quote: template === place.quote ? 0 : texts.refer(quote),
    notes: notes.length === 0 ? 0 : texts.refer(notes),
  };
}

function addFigure(
  layout: Layout,
  of: {
    readonly figure: ReportFigure;
    readonly position: number;
    readonly measure: NumberedMeasure;
  },
  places: PlaceRegister,
): void {
  const { figure, position, measure } = of;
  const { cells, rows, values, taken, texts } = layout;
  const { label, unit, section, state, value } = figure;
  const quote = toQuoteTemplate(figure);
  const plain = isPlain(figure, measure, taken);
  const printed = { field: measure.number, label, unit, section, place: toTemplate(figure), quote };
  const place = plain ? places.assign(printed) : null;
  const counts = state === 'reported' && typeof value === 'number' && !taken.has(measure.number);
  if (counts && measure.column !== null) values.set(measure.column, value);
  taken.add(measure.number);
  if (place === null) {
    rows.push(toRow(figure, position, measure.number));
    return;
  }
  cells.push(toCell(figure, { place, template: quote }, texts));
}

/** Splits a report's figures into the sheet of its plain cells, their numbers, and rows for the others. */
export function layOutFigures(report: Report, { measures, places }: Registers): FigureLayout {
  const texts = createTexts();
  const layout: Layout = { cells: [], rows: [], values: new Map(), taken: new Set(), texts };
  for (const [position, figure] of report.figures.entries()) {
    const measure = measures.find(figure.field, figure.applicant);
    if (measure === undefined) throw new Error(`unnumbered measure ${figure.field}`);
    addFigure(layout, { figure, position, measure }, places);
  }
  const { cells, rows, values } = layout;
  return { sheet: encodeSheet(cells), texts: texts.list, values, rows };
}
