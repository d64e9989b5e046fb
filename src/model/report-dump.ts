import type { Figure } from './figure.ts';
import { toFigureAnchor, toFigureUrl } from './figure.ts';
import type { Check, Report, ReportFigure, ReportIssue } from './report.ts';

/** A report as it was read: what `show --json` and `import --dry-run --json` print. */
export type ReportDump = {
  readonly report: Pick<
    Report,
    | 'id'
    | 'agency'
    | 'agencyId'
    | 'year'
    | 'title'
    | 'publishedOn'
    | 'format'
    | 'region'
    | 'contacts'
    | 'file'
    | 'sha256'
    | 'original'
  >;
  /** With what the reader has to say of each: corrected by hand, read off a picture, order of columns inferred. */
  readonly figures: readonly (Figure & Pick<ReportFigure, 'notes'>)[];
  readonly checks: readonly Omit<Check, 'figures'>[];
  readonly issues: readonly ReportIssue[];
};

/** Gives a figure of a report the agency, year and link the contract wants. */
export function toFigure(report: Report, figure: ReportFigure, publicUrl: string): Figure {
  const { field, applicant, label, state, value, qualifier, unit, raw } = figure;
  const { section, place, line, page, quote } = figure;
  const url = toFigureUrl(publicUrl, report.id, toFigureAnchor(field, applicant));
  return {
    agency: report.agency,
    agencyId: report.agencyId,
    year: report.year,
    ...{ field, applicant, label, state, value, qualifier, unit, raw },
    source: {
      report: report.id,
      title: report.title,
      ...{ section, place, line, page, quote, url },
      original: report.original,
    },
  };
}

/** The contract's ReportDump of a report, stored or not. */
export function toReportDump(report: Report, publicUrl: string): ReportDump {
  const { id, agency, agencyId, year, title, publishedOn, format, region } = report;
  const { contacts, file, sha256, original } = report;
  return {
    report: {
      ...{ id, agency, agencyId, year, title, publishedOn, format, region },
      ...{ contacts, file, sha256, original },
    },
    figures: report.figures.map((figure) => ({
      ...toFigure(report, figure, publicUrl),
      notes: figure.notes,
    })),
    checks: report.checks.map(({ figures: _, ...check }) => check),
    issues: report.issues,
  };
}
