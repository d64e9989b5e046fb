import type { Field, Measure } from '../model/field.ts';
import type { Figure } from '../model/figure.ts';
import type { Report, ReportFigure } from '../model/report.ts';
import { toFigure } from '../model/report-dump.ts';
import type { Found } from '../model/turn.ts';
import type { Rules } from '../rules/rules.ts';

/** One agency's one year. */
export type Subject = { readonly agencyId: string; readonly agency: string; readonly year: number };

type Key = { readonly agencyId: string; readonly year: number };
type Column = { readonly field: string; readonly applicant: string | null };

/** Finds the figure of a subject and a measure among everything the store gave. */
export type FigureIndex = {
  readonly fields: ReadonlyMap<string, Field>;
  find(subject: Key, measure: Measure): Figure | null;
  report(subject: Key): Report | null;
  /** A figure of a whole report in the shape of the contract. */
  adopt(report: Report, figure: ReportFigure): Figure;
};

const fieldsOf = new WeakMap<Rules, ReadonlyMap<string, Field>>();

function findFields(rules: Rules): ReadonlyMap<string, Field> {
  const known = fieldsOf.get(rules);
  if (known !== undefined) return known;
  const fields = new Map(rules.fields.map((field) => [field.id, field]));
  fieldsOf.set(rules, fields);
  return fields;
}

function findBase(found: Found, publicUrl: string): string {
  if (publicUrl !== '') return publicUrl;
  const url = found.figures[0]?.source.url ?? '';
  const end = url.indexOf('/reports/');
  return end === -1 ? '' : url.slice(0, end);
}

/** Stored figures first; whole reports fill in what the selection left out. */
export function indexFigures(found: Found, rules: Rules, publicUrl: string): FigureIndex {
  const fields = findFields(rules);
  const column = (of: Column) =>
    `${of.field}|${of.applicant ?? (fields.get(of.field)?.hasApplicant ? 'total' : '')}`;
  const key = (of: Key, measure: Column) => `${of.agencyId}|${of.year}|${column(measure)}`;
  const stored = new Map<string, Figure>();
  for (const figure of found.figures) {
    const at = key(figure, figure);
    if (!stored.has(at)) stored.set(at, figure);
  }
  const base = findBase(found, publicUrl);
  const findReport = (subject: Key) =>
    found.reports.find((of) => of.agencyId === subject.agencyId && of.year === subject.year) ??
    null;
  const adopt = (report: Report, figure: ReportFigure) => toFigure(report, figure, base);
  const search = (subject: Key, measure: Measure) => {
    const report = findReport(subject);
    const wanted = column(measure);
    const figure = report?.figures.find((of) => column(of) === wanted);
    return report === null || figure === undefined ? null : adopt(report, figure);
  };
  return {
    fields,
    find: (subject, measure) => stored.get(key(subject, measure)) ?? search(subject, measure),
    report: findReport,
    adopt,
  };
}
