import type { Report, ReportFigure, ReportIssue } from '../model/report.ts';

/** A figure a person corrected. Source: data/corrections/*.yaml. */
export type Correction = {
  readonly report: string;
  readonly field: string;
  readonly applicant: string | null;
  /** The cell exactly as the report prints it: a correction of anything else is not taken. */
  readonly printed: string;
  readonly corrected: number | string;
  readonly why: string;
  readonly who: string;
  readonly wording: { readonly note: string; readonly issue: string; readonly refused: string };
};

function fill(template: string, correction: Correction, raw: string | null): string {
  const values: Record<string, string> = {
    printed: correction.printed,
    corrected: String(correction.corrected),
    why: correction.why,
    who: correction.who,
    raw: raw ?? '',
    field: correction.field,
  };
  return template.replace(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? '');
}

function matches(figure: ReportFigure, { field, applicant }: Correction): boolean {
  return figure.field === field && figure.applicant === applicant;
}

function applyOne(report: Report, correction: Correction): Report {
  const { wording } = correction;
  const figure = report.figures.find((each) => matches(each, correction));
  const taken = figure !== undefined && (figure.raw ?? '') === correction.printed;
  const text = fill(taken ? wording.issue : wording.refused, correction, figure?.raw ?? null);
  const issue: ReportIssue = {
    code: taken ? 'corrected' : 'correctionRefused',
    line: figure?.line ?? null,
    page: figure?.page ?? null,
    text: figure === undefined ? text : `${figure.label}：${text}`,
  };
  const issues = [...report.issues, issue];
  if (!taken) return { ...report, issues };
  const note = fill(wording.note, correction, figure.raw);
  const corrected: ReportFigure = {
    ...figure,
    state: 'reported',
    value: correction.corrected,
    notes: [...figure.notes, note],
  };
  return {
    ...report,
    issues,
    figures: report.figures.map((each) => (each === figure ? corrected : each)),
  };
}

/** What people corrected, never silently: the printed words stay as `raw`, and the figure says what was changed and why. */
export function applyCorrections(report: Report, corrections: readonly Correction[]): Report {
  return corrections.filter((each) => each.report === report.id).reduce(applyOne, report);
}
