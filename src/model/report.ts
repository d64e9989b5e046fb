import type { SourceDocument } from './document.ts';
import type { Era } from './field.ts';
import type { Figure, Provenance } from './figure.ts';

export type Region = {
  readonly province: string | null;
  readonly city: string | null;
  readonly county: string | null;
};

export type Contacts = {
  readonly phone: string | null;
  readonly address: string | null;
  readonly email: string | null;
  readonly postcode: string | null;
  readonly website: string | null;
};

/**
 * A figure before it is stored: the report knows its agency and year, the figure its place. `label` is the official name, or what is
 * printed of a row no field knows (`field` is then `unknown.<n>`).
 */
export type ReportFigure = Omit<Figure, 'agency' | 'agencyId' | 'year' | 'source'> &
  Pick<Provenance, 'section' | 'place' | 'line' | 'page' | 'quote'> & {
    /** Caveats of this figure alone, e.g. 表头缺失，列序为推定. */
    readonly notes: readonly string[];
  };

type Verdict = 'pass' | 'fail' | 'notAssessable';

/** One identity of the form (勾稽), assessed. Source: data/identities.yaml. */
export type Check = {
  readonly id: string;
  /** The column, row or group it was assessed on, for people: 自然人 / （一）予以公开. */
  readonly scope: string;
  readonly verdict: Verdict;
  readonly left: number | null;
  readonly right: number | null;
  readonly difference: number | null;
  readonly text: string;
  /** Measures that take part, as `field@applicant` or `field`. */
  readonly figures: readonly string[];
};

/** A finding while reading: collected, never thrown. */
export type ReportIssue = {
  readonly code: string;
  readonly line: number | null;
  readonly page: number | null;
  readonly text: string;
};

/** A part of the prose worth quoting: 五 problems, 六 plans and other matters. */
export type Section = {
  /** 一 … 六, or the printed heading. */
  readonly number: string | null;
  readonly title: string;
  readonly firstBlock: number;
  readonly lastBlock: number;
};

/** One annual report as it was read. `id` is agencyId-year. */
export type Report = {
  readonly id: string;
  readonly agencyId: string;
  readonly agency: string;
  readonly year: number;
  readonly title: string;
  readonly publishedOn: string | null;
  readonly format: Era;
  readonly region: Region;
  readonly contacts: Contacts;
  readonly file: string;
  readonly sha256: string;
  /** The publisher's page when known; never invented. */
  readonly original: string | null;
  readonly figures: readonly ReportFigure[];
  readonly checks: readonly Check[];
  readonly issues: readonly ReportIssue[];
  readonly sections: readonly Section[];
  readonly document: SourceDocument;
};
