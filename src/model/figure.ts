/** Five kinds of no number beside the printed one, and the report that is missing. New ones go to the end: the store keeps positions. */
export const STATES = [
  'reported',
  'blank',
  'notApplicable',
  'image',
  'truncated',
  'notStated',
  'noReport',
] as const;
export type State = (typeof STATES)[number];

/** How firmly a printed number is meant. New ones go to the end: the store keeps positions. */
export const QUALIFIERS = ['exact', 'atLeast', 'about', 'statedInWords', 'inferredZero'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/** Where a figure stands in its report, for people and for the link. */
export type Provenance = {
  readonly report: string;
  readonly title: string;
  readonly section: string | null;
  /** 表三·（一）予以公开·总计 / 第15行 */
  readonly place: string;
  readonly line: number | null;
  readonly page: number | null;
  /** The short printed words the figure stands on. */
  readonly quote: string | null;
  /** This bot's own page of the report, scrolled to and marking the place. */
  readonly url: string;
  /** The publisher's page when known; never invented. */
  readonly original: string | null;
};

/** One stored figure: the cell of a table or a number stated in prose. */
export type Figure = {
  readonly agency: string;
  readonly agencyId: string;
  readonly year: number;
  readonly field: string;
  readonly applicant: string | null;
  readonly label: string;
  readonly state: State;
  /** null unless reported. */
  readonly value: number | string | null;
  readonly qualifier: Qualifier;
  readonly unit: string | null;
  /** Exactly as printed: "4万余件", "7007(从业资格证)", "". */
  readonly raw: string | null;
  readonly source: Provenance;
};

/** The stable address of a figure inside its report page, e.g. `f-requests.received-total`. */
export function toFigureAnchor(field: string, applicant: string | null): string {
  return applicant === null ? `f-${field}` : `f-${field}-${applicant}`;
}

/** The link a reply carries: the same figure has the same address after a re-import. */
export function toFigureUrl(publicUrl: string, reportId: string, anchor: string): string {
  return `${publicUrl.replace(/\/$/, '')}/reports/${reportId}#${anchor}`;
}
