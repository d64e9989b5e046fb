import type { CatalogueEntry } from '../model/agency.ts';

export type CatalogueIndex = {
  /** The years there are reports of, newest first. */
  readonly years: readonly number[];
  /** The years of each agency, oldest first. */
  readonly agencies: ReadonlyMap<string, readonly number[]>;
};

const made = new WeakMap<readonly CatalogueEntry[], CatalogueIndex>();

function makeIndex(catalogue: readonly CatalogueEntry[]): CatalogueIndex {
  const agencies = new Map<string, number[]>();
  const years = new Set<number>();
  for (const { agencyId, year } of catalogue) {
    years.add(year);
    const own = agencies.get(agencyId);
    if (own === undefined) agencies.set(agencyId, [year]);
    else own.push(year);
  }
  return { years: [...years].toSorted((a, b) => b - a), agencies };
}

/** Which agencies and years there are; made once for each catalogue, which the store hands out until somebody imports. */
export function indexCatalogue(catalogue: readonly CatalogueEntry[]): CatalogueIndex {
  const index = made.get(catalogue) ?? makeIndex(catalogue);
  made.set(catalogue, index);
  return index;
}
