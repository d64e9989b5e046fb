import { type Agency, findNameInYear } from '../model/agency.ts';
import { loadRegisters, type OpenedStore, reloadRegisters } from './opened-store.ts';
import type { Tx } from './tables.ts';

/** Counts a change of the store, so that nobody goes on with what was read before it. */
export async function raiseRevision(tx: Tx): Promise<number> {
  const state = tx.updateTable('store_state').set((is) => ({ revision: is('revision', '+', 1) }));
  return (await state.returning('revision').executeTakeFirstOrThrow()).revision;
}

/** Gives a stored report another agency name. */
async function renameReport(
  tx: Tx,
  of: { readonly key: number; readonly agency: string; readonly revision: number },
): Promise<void> {
  const { key, agency, revision } = of;
  await tx.updateTable('reports').set({ agency, revision }).where('key', '=', key).execute();
  await tx.updateTable('cells').set({ revision }).where('key', '=', key).execute();
}

async function saveInside(store: OpenedStore, tx: Tx, agency: Agency): Promise<void> {
  const revision = await raiseRevision(tx);
  await loadRegisters(store, tx);
  const ordinal = await store.agencies.save(tx, agency);
  const stored = tx.selectFrom('reports').select(['key', 'year', 'agency']);
  for (const row of await stored.where('agency_ordinal', '=', ordinal).execute()) {
    const name = findNameInYear(agency, row.year) ?? row.agency;
    if (name !== row.agency) await renameReport(tx, { key: row.key, agency: name, revision });
  }
}

/** Writes an agency with its names in one transaction; its reports get the name of their year. */
export async function saveAgency(store: OpenedStore, agency: Agency): Promise<void> {
  try {
    await store.db.transaction().execute((tx) => saveInside(store, tx, agency));
  } finally {
    await reloadRegisters(store);
  }
}
