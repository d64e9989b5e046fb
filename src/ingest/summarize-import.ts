import type { ImportOutcome, ReportSummary } from '../model/report-store.ts';

/** A report in a list: its counts, not its figures. */
export type ImportedReport = Pick<
  ReportSummary,
  'id' | 'agencyId' | 'agency' | 'year' | 'figureCount' | 'failedChecks' | 'issueCount'
>;

/** What became of one file. */
export type FileOutcome =
  | {
      readonly file: string;
      readonly kind: 'imported';
      readonly outcome: ImportOutcome;
      readonly report: ImportedReport;
    }
  /** --dry-run: read, not stored. */
  | { readonly file: string; readonly kind: 'read'; readonly report: ImportedReport }
  | { readonly file: string; readonly kind: 'refused'; readonly reason: string };

export type ImportSummary = {
  readonly files: readonly FileOutcome[];
  readonly reports: number;
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly figures: number;
  readonly failedChecks: number;
  readonly issues: number;
  /** True when the signal stopped the import before every file was read; what was stored is whole. */
  readonly aborted: boolean;
};

/** Counts what became of the files of an import. */
export function summarize(files: readonly FileOutcome[], aborted: boolean): ImportSummary {
  const reports = files.flatMap((file) => (file.kind === 'refused' ? [] : [file.report]));
  const count = (outcome: ImportOutcome): number =>
    files.filter((file) => file.kind === 'imported' && file.outcome === outcome).length;
  const add = (of: (report: ImportedReport) => number): number =>
    reports.reduce((sum, report) => sum + of(report), 0);
  return {
    files,
    reports: reports.length,
    added: count('added'),
    replaced: count('replaced'),
    unchanged: count('unchanged'),
    refused: files.length - reports.length,
    figures: add(({ figureCount }) => figureCount),
    failedChecks: add(({ failedChecks }) => failedChecks),
    issues: add(({ issueCount }) => issueCount),
    aborted,
  };
}
