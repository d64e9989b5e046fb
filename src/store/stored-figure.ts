import type { Figure, Qualifier, State } from '../model/figure.ts';
import { toFigureAnchor, toFigureUrl } from '../model/figure.ts';
import type { ReportFigure } from '../model/report.ts';
import { readSheet, type SheetCell } from './cell-sheet.ts';
import type { ReportHead } from './head-cache.ts';
import { fillPlace, fillQuote, type SheetText, toPlainRaw } from './lay-out-figures.ts';
import type { NumberedMeasure } from './measure-register.ts';
import type { OpenedStore } from './opened-store.ts';
import type { NumberedPlace } from './place-register.ts';
import type { Tables } from './tables.ts';

export type LocatedCell = { readonly cell: SheetCell; readonly place: NumberedPlace };

/** Where a report prints a measure as a plain cell; null when it does not. */
export function locateCell(
  store: OpenedStore,
  head: ReportHead,
  field: number,
): LocatedCell | null {
  const sheet = readSheet(head.sheet);
  for (let run = sheet.next(); run !== null; run = sheet.next())
    for (let index = 0; index < run.length; index += 1) {
      const place = store.places.get(run.cell.place + index);
      if (place?.field === field) return { cell: run.cell, place };
    }
  return null;
}

/** Every plain cell of a report, in the order of the form. */
export function listCells(store: OpenedStore, head: ReportHead): readonly LocatedCell[] {
  const cells: LocatedCell[] = [];
  const sheet = readSheet(head.sheet);
  for (let run = sheet.next(); run !== null; run = sheet.next())
    for (let index = 0; index < run.length; index += 1) {
      const place = store.places.get(run.cell.place + index);
      if (place !== undefined) cells.push({ cell: run.cell, place });
    }
  return cells;
}

function toText(text: SheetText | undefined): string | null {
  return typeof text === 'string' ? text : null;
}

/** A plain cell with its number as the figure it was read as. */
export function toCellFigure(
  head: ReportHead,
  measure: NumberedMeasure,
  located: LocatedCell & { readonly value: number | null },
): ReportFigure {
  const { cell, place, value } = located;
  const { state, qualifier, line, page } = cell;
  const raw = cell.raw === 0 ? toPlainRaw(state, value) : toText(head.texts[cell.raw - 1]);
  const notes = cell.notes === 0 ? [] : head.texts[cell.notes - 1];
  return {
    field: measure.field,
    applicant: measure.applicant,
    label: place.label,
    state,
    value: state === 'reported' ? value : null,
    qualifier,
    unit: place.unit,
    raw,
    section: place.section,
    place: fillPlace(place.place, line, page),
    line,
    page,
    quote: cell.quote === 0 ? fillQuote(place.quote, raw) : toText(head.texts[cell.quote - 1]),
    notes: Array.isArray(notes) ? notes : [],
  };
}

/** A figure that is a row of its own. */
export function toRowFigure(measure: NumberedMeasure, row: Tables['figures']): ReportFigure {
  const { label, value, words, unit, raw, section, place, line, page, quote, notes } = row;
  return {
    field: measure.field,
    applicant: measure.applicant,
    label,
    state: row.state as State,
    value: words ?? value,
    qualifier: row.qualifier as Qualifier,
    unit,
    raw,
    section,
    place,
    line,
    page,
    quote,
    notes: notes === null ? [] : JSON.parse(notes),
  };
}

/** The figure as the contract wants it, with the address of its place in our own page. */
export function toFigure(
  store: OpenedStore,
  report: { readonly head: ReportHead; readonly agencyId: string; readonly year: number },
  figure: ReportFigure,
): Figure {
  const { head, agencyId, year } = report;
  const { field, applicant, label, state, value, qualifier, unit, raw } = figure;
  return {
    agency: head.agency,
    agencyId,
    year,
    field,
    applicant,
    label,
    state,
    value,
    qualifier,
    unit,
    raw,
    source: {
      report: head.id,
      title: head.title,
      section: figure.section,
      place: figure.place,
      line: figure.line,
      page: figure.page,
      quote: figure.quote,
      url: toFigureUrl(store.publicUrl, head.id, toFigureAnchor(field, applicant)),
      original: head.original,
    },
  };
}
