import type { Field } from '../model/field.ts';
import { type AgencyRegister, createAgencyRegister } from './agency-register.ts';
import { type CompiledQueries, createCompiledQueries } from './compiled-queries.ts';
import { createDictionaryShelf, type DictionaryShelf } from './dictionary-shelf.ts';
import { createHeadCache, type HeadCache } from './head-cache.ts';
import { createMeasureRegister, type MeasureRegister } from './measure-register.ts';
import { createPlaceRegister, type PlaceRegister } from './place-register.ts';
import type { Db } from './tables.ts';

/** What the parts of the store room share: the database and what they keep of it in memory. */
export type OpenedStore = {
  readonly db: Db;
  readonly url: string;
  readonly publicUrl: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly agencies: AgencyRegister;
  readonly measures: MeasureRegister;
  readonly places: PlaceRegister;
  readonly dictionaries: DictionaryShelf;
  readonly heads: HeadCache;
  readonly queries: CompiledQueries;
  /** The revision up to which the registers were read. */
  readonly registersAt: { revision: number };
};

/** Joins a database with empty registers. */
export function createOpenedStore(
  db: Db,
  options: { readonly url: string; readonly publicUrl: string; readonly fields: readonly Field[] },
): OpenedStore {
  return {
    db,
    url: options.url,
    publicUrl: options.publicUrl,
    fields: new Map(options.fields.map((field) => [field.id, field])),
    agencies: createAgencyRegister(),
    measures: createMeasureRegister(),
    places: createPlaceRegister(),
    dictionaries: createDictionaryShelf(),
    heads: createHeadCache(),
    queries: createCompiledQueries(db),
    registersAt: { revision: 0 },
  };
}

/** Reads what other processes have added to the registers since. */
export async function loadRegisters(store: OpenedStore, db: Db): Promise<void> {
  await store.agencies.load(db);
  await store.measures.load(db);
  await store.places.load(db);
}

/** Drops what an aborted import may have left in the registers. */
export async function reloadRegisters(store: OpenedStore): Promise<void> {
  for (const register of [store.agencies, store.measures, store.places]) register.forget();
  store.dictionaries.forget();
  store.registersAt.revision = 0;
  await loadRegisters(store, store.db);
}
