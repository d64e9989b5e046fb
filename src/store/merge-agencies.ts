import { NianbaoError } from '../errors.ts';
import { type Agency, findNameInYear } from '../model/agency.ts';
import { listAgencies } from './agency-register.ts';
import { loadRegisters, type OpenedStore, reloadRegisters } from './opened-store.ts';
import { raiseRevision } from './save-agency.ts';
import { type Tables, type Tx, toReportKey } from './tables.ts';

type Target = { readonly agency: Agency; readonly ordinal: number; readonly revision: number };

const CHILDREN = ['figures', 'checks', 'issues', 'documents', 'report_versions'] as const;

function readReports(tx: Tx, ordinal: number): Promise<Tables['reports'][]> {
  return tx.selectFrom('reports').selectAll().where('agency_ordinal', '=', ordinal).execute();
}

/** The row goes first, what hangs on it follows, the old row goes last: no moment without a parent. */
async function moveReport(tx: Tx, row: Tables['reports'], target: Target): Promise<void> {
  const { agency, ordinal, revision } = target;
  const key = toReportKey(row.year, ordinal);
  const id = `${agency.id}-${row.year}`;
  const name = findNameInYear(agency, row.year) ?? row.agency;
  const moved = { ...row, key, id, agency: name, agency_ordinal: ordinal, revision };
  await tx.insertInto('reports').values(moved).execute();
  for (const table of CHILDREN)
    await tx
      .updateTable(table)
      .set({ key } as never)
      .where('key', '=', row.key)
      .execute();
  await tx.updateTable('cells').set({ key, revision }).where('key', '=', row.key).execute();
  await tx.deleteFrom('reports').where('key', '=', row.key).execute();
}

function refuseSameYears(one: readonly Tables['reports'][], other: readonly Tables['reports'][]) {
  const years = new Set(other.map(({ year }) => year));
  const both = one.map(({ year }) => year).filter((year) => years.has(year));
  if (both.length > 0)
    throw new NianbaoError('USAGE', `两个机关都有 ${both.join('、')} 年的年报，不能合并`);
}

async function findAgency(tx: Tx, id: string): Promise<Agency> {
  const found = (await listAgencies(tx)).find((agency) => agency.id === id);
  if (found === undefined)
    throw new NianbaoError('USAGE', `库里没有编号为“${id}”的机关；运行 agencies 看全部`);
  return found;
}

async function mergeInside(store: OpenedStore, tx: Tx, ids: readonly [string, string]) {
  const revision = await raiseRevision(tx);
  await loadRegisters(store, tx);
  const [from, into] = [await findAgency(tx, ids[0]), await findAgency(tx, ids[1])];
  const [old, ordinal] = [store.agencies.find(from.id) ?? 0, store.agencies.find(into.id) ?? 0];
  const known = new Set(into.names.map(({ name }) => name));
  const added = from.names.filter(({ name }) => !known.has(name));
  const agency = { ...into, names: [...into.names, ...added] };
  const rows = await readReports(tx, old);
  refuseSameYears(rows, await readReports(tx, ordinal));
  await store.agencies.save(tx, agency);
  for (const row of rows) await moveReport(tx, row, { agency, ordinal, revision });
  await tx.deleteFrom('agency_names').where('agency', '=', old).execute();
  const dropped = tx.updateTable('agencies').set({ merged_into: ordinal });
  await dropped.where('ordinal', '=', old).execute();
  return { moved: rows.length };
}

/** Hands the reports and names of one agency to another in one transaction; its own row stays as a mark. */
export async function mergeAgencies(
  store: OpenedStore,
  from: string,
  into: string,
): Promise<{ readonly moved: number }> {
  if (from === into) throw new NianbaoError('USAGE', '同一个机关不用合并');
  try {
    return await store.db.transaction().execute((tx) => mergeInside(store, tx, [from, into]));
  } finally {
    await reloadRegisters(store);
  }
}
