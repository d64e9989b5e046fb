import type { Agency, AgencyName } from '../model/agency.ts';
import { type Db, MAX_ORDINAL, type Tables, type Tx } from './tables.ts';

export type AgencyRegister = {
  find(id: string): number | undefined;
  getId(ordinal: number): string | undefined;
  load(db: Db): Promise<void>;
  /** Adds the agency or writes what changed of it; gives its ordinal. */
  save(tx: Tx, agency: Agency): Promise<number>;
  forget(): void;
};

/** Agencies whose row was written lately and need not be compared again. */
const REMEMBERED = 4_096;

function toRow(agency: Agency, ordinal: number): Tables['agencies'] {
  const { id, regionCode, province, city, county, level } = agency;
  return {
    ordinal,
    id,
    region_code: regionCode,
    province,
    city,
    county,
    level,
    function: agency.function,
    merged_into: null,
  };
}

async function writeAgency(tx: Tx, agency: Agency, ordinal: number): Promise<void> {
  const { ordinal: _, ...row } = toRow(agency, ordinal);
  await tx
    .insertInto('agencies')
    .values({ ordinal, ...row })
    .onConflict((conflict) => conflict.column('ordinal').doUpdateSet(row))
    .execute();
  await tx.deleteFrom('agency_names').where('agency', '=', ordinal).execute();
  const names = agency.names.map(({ name, from, to }, position) => {
    return { agency: ordinal, position, name, from_year: from, to_year: to };
  });
  if (names.length > 0) await tx.insertInto('agency_names').values(names).execute();
}

/** The ordinals of the agencies in memory; `load` it before use. */
export function createAgencyRegister(): AgencyRegister {
  const ids: string[] = [];
  const ordinals = new Map<string, number>();
  const written = new Map<number, string>();
  const keep = (id: string): void => {
    ordinals.set(id, ids.length);
    ids.push(id);
  };
  return {
    find: (id) => ordinals.get(id),
    getId: (ordinal) => ids[ordinal],
    async load(db) {
      const rows = db.selectFrom('agencies').select('id').where('ordinal', '>=', ids.length);
      for (const { id } of await rows.orderBy('ordinal').execute()) keep(id);
    },
    async save(tx, agency) {
      const ordinal = ordinals.get(agency.id) ?? ids.length;
      if (ordinal > MAX_ORDINAL) throw new RangeError(`more than ${MAX_ORDINAL + 1} agencies`);
      const text = JSON.stringify(agency);
      if (written.get(ordinal) === text) return ordinal;
      await writeAgency(tx, agency, ordinal);
      if (ordinal === ids.length) keep(agency.id);
      if (written.size >= REMEMBERED) written.clear();
      written.set(ordinal, text);
      return ordinal;
    },
    forget() {
      ids.length = 0;
      ordinals.clear();
      written.clear();
    },
  };
}

/** Every agency with its names, ordered by id. */
export async function listAgencies(db: Db): Promise<readonly Agency[]> {
  const names = new Map<number, AgencyName[]>();
  const named = db.selectFrom('agency_names').selectAll().orderBy('agency').orderBy('position');
  for (const { agency, name, from_year: from, to_year: to } of await named.execute()) {
    const list = names.get(agency) ?? [];
    list.push({ name, from, to });
    names.set(agency, list);
  }
  const rows = await db
    .selectFrom('agencies')
    .selectAll()
    .where('merged_into', 'is', null)
    .execute();
  const agencies = rows.map(({ ordinal, id, region_code: regionCode, level, ...row }) => {
    const { province, city, county } = row;
    const known = { id, regionCode, province, city, county, function: row.function };
    return { ...known, names: names.get(ordinal) ?? [], level: level as Agency['level'] };
  });
  return agencies.sort((one, other) => (one.id < other.id ? -1 : 1));
}
