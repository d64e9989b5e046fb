import type { Figure, Provenance } from '../model/figure.ts';
import type { Report } from '../model/report.ts';
import type { Brief } from './brief.ts';

/** contact.phone, meta.report_date and phone, report_date name the same thing. */
export const lastWord = (topic: string): string => topic.slice(topic.lastIndexOf('.') + 1);

type Place = { readonly line: number | null; readonly quote: string | null };

/** A place of a report that no stored figure points at. */
export function makeSource(brief: Brief, report: Report, at: Place): Provenance {
  return makeFigure(brief, report, { field: 'meta.agency', value: report.agency, at }).source;
}

/** A stand-in for a figure that no table holds (a phone number, a date), so that it is cited like any other. */
export function makeFigure(
  brief: Brief,
  report: Report,
  made: { readonly field: string; readonly value: string; readonly at: Place },
): Figure {
  const { line, quote } = made.at;
  const place = line === null ? brief.say('source.whole') : brief.say('source.line', { line });
  return brief.index.adopt(report, {
    field: made.field,
    applicant: null,
    label: brief.index.fields.get(made.field)?.name ?? made.field,
    state: 'reported',
    value: made.value,
    qualifier: 'exact',
    unit: null,
    raw: made.value,
    section: null,
    place,
    line,
    page: null,
    quote,
    notes: [],
  });
}

/** The stored figure of a contact or meta field, when the reading kept one. */
export function findMeta(brief: Brief, report: Report, field: string): Figure | null {
  const figure = report.figures.find((of) => of.field === field && of.state === 'reported');
  return figure === undefined ? null : brief.index.adopt(report, figure);
}

/** Newest first: an agency's phone is the one its last report prints. */
export const newestFirst = (reports: readonly Report[]): readonly Report[] =>
  [...reports].sort((a, b) => b.year - a.year);
