import type { ReportStore, Selection } from '../../src/model/report-store.ts';

/** A store of its own for one test; `open` opens the same database once more. */
type StoreBench = { readonly store: ReportStore; open(): Promise<ReportStore> };

export type StoreTest = (bench: StoreBench) => Promise<void>;

export const RECEIVED = { field: 'requests.received', applicant: 'total' } as const;

/** A selection of the one measure most tests ask for. */
export function select(part: Partial<Selection>): Selection {
  return { agencies: [], regionCode: null, years: [], measures: [RECEIVED], ...part };
}
