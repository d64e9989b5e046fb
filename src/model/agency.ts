/** A name an agency bore; null bounds are open. */
export type AgencyName = {
  readonly name: string;
  readonly from: number | null;
  readonly to: number | null;
};

/** A body that publishes reports. Source: data/agencies.yaml, or created from a report's title. */
export type Agency = {
  readonly id: string;
  /** Current full name first. */
  readonly names: readonly AgencyName[];
  /** Administrative code of its region (6 digits). */
  readonly regionCode: string | null;
  readonly province: string | null;
  readonly city: string | null;
  readonly county: string | null;
  readonly level: 'province' | 'city' | 'county' | 'township' | null;
  /** Official name of its function, e.g. 交通运输局; a key of data/functions.yaml. */
  readonly function: string | null;
};

/** The name an agency bore in a year; the current one where none is known for it. */
export function findNameInYear({ names }: Agency, year: number): string | undefined {
  const valid = names.find(({ from, to }) => (from ?? 0) <= year && year <= (to ?? 9999));
  return (valid ?? names[0])?.name;
}

/** Which reports exist: asked before anything is worded. */
export type CatalogueEntry = {
  readonly agencyId: string;
  readonly agency: string;
  readonly year: number;
  readonly reportId: string;
};
