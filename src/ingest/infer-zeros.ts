import type { ReportFigure, ReportIssue } from '../model/report.ts';
import { toIssue } from './draft-figure.ts';
import type { FormIndex } from './form-index.ts';

function toValue({ state, value }: ReportFigure): number {
  return state === 'reported' && typeof value === 'number' ? value : 0;
}

/** Blank cells of a row whose printed total is the sum of its printed cells can only be 0. */
function isProven(row: readonly ReportFigure[]): boolean {
  const total = row.find(({ applicant }) => applicant === 'total');
  const parts = row.filter(
    ({ applicant }) => applicant !== 'total' && applicant !== 'organizations',
  );
  const blank = parts.filter(({ state }) => state === 'blank');
  const printed = parts.filter(({ state }) => state === 'reported');
  if (total?.state !== 'reported' || blank.length === 0 || printed.length === 0) return false;
  if (blank.length + printed.length !== parts.length) return false;
  return printed.reduce((sum, part) => sum + toValue(part), 0) === toValue(total);
}

/**
 * A blank stays a blank; where the printed total proves it to be 0 it is marked so, and an answer may say it. Nothing else is inferred.
 */
export function inferZeros(
  figures: readonly ReportFigure[],
  index: FormIndex,
): { readonly figures: readonly ReportFigure[]; readonly issues: readonly ReportIssue[] } {
  const rows = Map.groupBy(
    figures.filter(({ applicant }) => applicant !== null),
    ({ field }) => field,
  );
  const proven = new Set([...rows].filter(([, row]) => isProven(row)).map(([field]) => field));
  const note = index.reading.notes.inferredZero ?? '';
  const first = figures.find(({ field }) => proven.has(field));
  const place = { line: first?.line ?? null, page: first?.page ?? null };
  const issues = first
    ? [toIssue(index, 'inferredZero', { place, values: { count: proven.size } })]
    : [];
  const marked = figures.map((figure) =>
    proven.has(figure.field) && figure.applicant !== null && figure.state === 'blank'
      ? { ...figure, qualifier: 'inferredZero' as const, notes: [...figure.notes, note] }
      : figure,
  );
  return { figures: marked, issues };
}
