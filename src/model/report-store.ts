import type { Agency, CatalogueEntry } from './agency.ts';
import type { Measure } from './field.ts';
import type { Figure } from './figure.ts';
import type { Report } from './report.ts';

export type ImportOutcome = 'added' | 'replaced' | 'unchanged';

/** Agencies × years × measures. Empty `agencies` means every agency (narrowed by `regionCode`). */
export type Selection = {
  readonly agencies: readonly string[];
  /** Leading digits of a region code: 37 a province, 3703 a city. */
  readonly regionCode: string | null;
  /** Empty: every year there is. */
  readonly years: readonly number[];
  readonly measures: readonly Measure[];
};

export type ReportFilter = {
  readonly agencyId?: string;
  readonly year?: number;
  readonly regionCode?: string;
  readonly format?: string;
  readonly checksFailed?: boolean;
};

/** A report without its figures, for lists. */
export type ReportSummary = Omit<
  Report,
  'figures' | 'checks' | 'issues' | 'sections' | 'document'
> & {
  readonly figureCount: number;
  readonly failedChecks: number;
  readonly issueCount: number;
  readonly importedAt: string;
};

export type ReportVersion = {
  readonly version: number;
  readonly sha256: string;
  readonly file: string;
  readonly importedAt: string;
  /** Which figures changed against the version before, as `field@applicant: old → new`. */
  readonly changes: readonly string[];
};

/** The only door to what is stored. Every method rejects with STORE_UNAVAILABLE when the store is broken. */
export type ReportStore = {
  /** One transaction; the same bytes change nothing, changed bytes replace the report and keep the history. */
  importReport(report: Report, agency: Agency): Promise<ImportOutcome>;
  /** Every (agency, year) there is, ordered by agency then year; cached until the next import. */
  readCatalogue(): Promise<readonly CatalogueEntry[]>;
  listAgencies(): Promise<readonly Agency[]>;
  /** In order agency, year, measure. A measure of an existing report that it does not state comes back as `notStated`. */
  findFigures(selection: Selection): Promise<readonly Figure[]>;
  listReports(filter: ReportFilter): Promise<readonly ReportSummary[]>;
  /** The whole report; `version` null is the current one. */
  readReport(id: string, version?: number): Promise<Report | null>;
  listVersions(id: string): Promise<readonly ReportVersion[]>;
  /** Every figure of a report as the contract's Figure, in the order of the form. */
  readFigures(reportId: string): Promise<readonly Figure[]>;
  close(): Promise<void>;
};
