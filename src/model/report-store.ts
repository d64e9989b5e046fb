import type { Agency, CatalogueEntry } from './agency.ts';
import type { Measure } from './field.ts';
import type { Figure } from './figure.ts';
import type { Check, Report } from './report.ts';

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
  readonly agencyIds?: readonly string[];
  /** A name of the agency or a shortening of it: its characters in their order. */
  readonly agencyName?: string;
  readonly year?: number;
  readonly years?: readonly number[];
  readonly regionCode?: string;
  readonly format?: string;
  readonly checksFailed?: boolean;
  /** Read from exactly these bytes. */
  readonly sha256?: string;
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

/** The caveats of one figure, e.g. 表头缺失，列序为推定. */
export type FigureNotes = {
  readonly agencyId: string;
  readonly year: number;
  readonly field: string;
  readonly applicant: string | null;
  readonly notes: readonly string[];
};

/** One measure over many reports of one year, without a figure for each of them. */
export type FigureRanking = {
  /** The first of the ranking, complete; ties in order of agency id. */
  readonly figures: readonly Figure[];
  /** How many reports state a number, and what these add up to. */
  readonly reported: number;
  readonly sum: number;
  /** Reports that exist and state none. */
  readonly unreported: number;
};

/** The only door to what is stored. Every method rejects with STORE_UNAVAILABLE when the store is broken. */
export type ReportStore = {
  /**
   * One transaction; the same bytes change nothing, changed bytes replace the report and keep the history. `again` replaces
   * it although the bytes are the same: read by better rules, or corrected by hand.
   */
  importReport(
    report: Report,
    agency: Agency,
    options?: { readonly again?: boolean },
  ): Promise<ImportOutcome>;
  /** Writes an agency with its names; its reports get the name of their year. */
  saveAgency(agency: Agency): Promise<void>;
  /** Hands the reports and names of one agency to another and drops it; refused when both have a report of the same year. */
  mergeAgencies(from: string, into: string): Promise<{ readonly moved: number }>;
  /** Every (agency, year) there is, ordered by agency then year; cached until the next import. */
  readCatalogue(): Promise<readonly CatalogueEntry[]>;
  listAgencies(): Promise<readonly Agency[]>;
  /** In order agency, year, measure. A measure of an existing report that it does not state comes back as `notStated`. */
  findFigures(selection: Selection): Promise<readonly Figure[]>;
  /** Top or bottom `count` and the sum of the selection's first measure: for groups too large to list. */
  rankFigures(
    selection: Selection,
    order: { readonly direction: 'most' | 'least'; readonly count: number },
  ): Promise<FigureRanking>;
  /** The caveats of the selected figures; figures without any are left out. */
  findNotes(selection: Selection): Promise<readonly FigureNotes[]>;
  /** The checks of a report in the order they were made; none when there is no such report. */
  findChecks(reportId: string): Promise<readonly Check[]>;
  listReports(filter: ReportFilter): Promise<readonly ReportSummary[]>;
  /** `limit` reports of that list from the `offset`th on, and how many it has. */
  pageReports(
    filter: ReportFilter,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly items: readonly ReportSummary[]; readonly total: number }>;
  /** The whole report; `version` null is the current one. */
  readReport(id: string, version?: number): Promise<Report | null>;
  /** The current reports in the order asked; ids there are none of are left out. Kept in memory for a while. */
  readReports(ids: readonly string[]): Promise<readonly Report[]>;
  listVersions(id: string): Promise<readonly ReportVersion[]>;
  /** Every figure of a report as the contract's Figure, in the order of the form. */
  readFigures(reportId: string): Promise<readonly Figure[]>;
  close(): Promise<void>;
};
