import type { Kysely, Transaction } from 'kysely';

/** `key` is year × 2^17 + agency ordinal everywhere: one integer addresses a report. */
export type Tables = {
  store_state: { id: number; revision: number };
  agencies: {
    ordinal: number;
    id: string;
    region_code: string | null;
    province: string | null;
    city: string | null;
    county: string | null;
    level: string | null;
    function: string | null;
    /** The ordinal of the agency its reports were handed to: an ordinal is never given twice. */
    merged_into: number | null;
  };
  agency_names: {
    agency: number;
    position: number;
    name: string;
    from_year: number | null;
    to_year: number | null;
  };
  /** A measure and its number; `wide` says that it has a column `m<number>` in cells. */
  fields: { number: number; field: string; applicant: string; wide: number };
  /** What a printed cell says of itself in report after report: kept once, not a row a report. */
  places: {
    number: number;
    field: number;
    label: string;
    unit: string | null;
    section: string | null;
    place: string;
    quote: string | null;
  };
  reports: {
    key: number;
    agency_ordinal: number;
    year: number;
    id: string;
    agency: string;
    title: string;
    published_on: string | null;
    format: string;
    province: string | null;
    city: string | null;
    county: string | null;
    contacts: string;
    file: string;
    sha256: string;
    original: string | null;
    version: number;
    changes: string;
    revision: number;
    imported_at: string;
    figure_count: number;
    failed_checks: number;
    issue_count: number;
    sheet: Uint8Array;
    texts: string | null;
  };
  /** One column a measure, added as the catalogue grows; null unless a number is printed. */
  cells: { key: number; revision: number };
  /** Figures that are no plain cell of the form: prose, annexes, rows no field knows. */
  figures: {
    key: number;
    position: number;
    field: number;
    label: string;
    state: string;
    value: number | null;
    words: string | null;
    qualifier: string;
    unit: string | null;
    raw: string | null;
    section: string | null;
    place: string;
    line: number | null;
    page: number | null;
    quote: string | null;
    notes: string | null;
  };
  /** Failed identities; those that pass are in the report's pack. */
  checks: {
    key: number;
    position: number;
    id: string;
    scope: string;
    verdict: string;
    left: number | null;
    right: number | null;
    difference: number | null;
    text: string;
    figures: string;
  };
  issues: {
    key: number;
    position: number;
    code: string;
    line: number | null;
    page: number | null;
    text: string;
  };
  /** Document, sections and passed checks, deflated against a dictionary of the same format. */
  documents: { key: number; dictionary: number; pack: Uint8Array };
  dictionaries: { number: number; format: string; bytes: Uint8Array };
  /** What a report was before it was replaced. */
  report_versions: {
    key: number;
    version: number;
    sha256: string;
    file: string;
    imported_at: string;
    changes: string;
    pack: Uint8Array;
  };
};

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

const ORDINAL_BITS = 17;

export const MAX_ORDINAL: number = 2 ** ORDINAL_BITS - 1;

/** The address of a report: sorted by year, then agency, so that a year is one range. */
export function toReportKey(year: number, ordinal: number): number {
  return year * 2 ** ORDINAL_BITS + ordinal;
}

/** Back from the address: its agency's ordinal. */
export function toOrdinal(key: number): number {
  return key & MAX_ORDINAL;
}

/** Back from the address: its year. */
export function toYear(key: number): number {
  return key >>> ORDINAL_BITS;
}
