import type { State } from '../model/figure.ts';

/** The few words a picture needs. Source: data/channels.yaml and data/applicants.yaml. */
export type ChartWords = {
  readonly states: Readonly<Partial<Record<State, string>>>;
  /** Applicant id → its official name. */
  readonly applicants: Readonly<Record<string, string>>;
  readonly source: string;
  /** Behind the first title, with {count}. */
  readonly more: string;
  /** Before the places that have no number. */
  readonly gaps: string;
  readonly unit: string;
  readonly year: string;
  readonly part: string;
  readonly rest: string;
};
