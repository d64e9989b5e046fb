import type { Agency } from '../model/agency.ts';
import type { Report } from '../model/report.ts';
import type { ImportOutcome } from '../model/report-store.ts';
import { runCompiled } from './compiled-queries.ts';
import { deflatePack } from './document-pack.ts';
import { insertReport } from './insert-report.ts';
import { listChanges } from './list-changes.ts';
import { loadRegisters, type OpenedStore, reloadRegisters } from './opened-store.ts';
import { readStoredReport } from './read-report.ts';
import { type Db, type Tables, type Tx, toReportKey } from './tables.ts';

type Present = Pick<
  Tables['reports'],
  'key' | 'sha256' | 'version' | 'file' | 'imported_at' | 'changes'
>;

async function findPresent(
  { queries }: OpenedStore,
  db: Db,
  id: string,
): Promise<Present | undefined> {
  const query = queries.compile<Present>('present', (of) =>
    of
      .selectFrom('reports')
      .select(['key', 'sha256', 'version', 'file', 'imported_at', 'changes'])
      .where('id', '=', ''),
  );
  return (await runCompiled({ db }, query, [id]))[0];
}

/** Keeps the old report as one version and removes it; gives what the new one changes. */
async function shelveOld(
  store: OpenedStore,
  tx: Tx,
  of: { present: Present; report: Report },
): Promise<readonly string[]> {
  const { key, version, sha256, file, imported_at, changes } = of.present;
  const old = await readStoredReport({ ...store, db: tx }, of.report.id);
  if (old === null) return [];
  const pack = deflatePack(Buffer.from(JSON.stringify(old)), null);
  await tx
    .insertInto('report_versions')
    .values({ key, version, sha256, file, imported_at, changes, pack })
    .execute();
  await tx.deleteFrom('reports').where('key', '=', key).execute();
  return listChanges(old.figures, of.report.figures);
}

/** The number of this change of the store: one more than that of the last. */
async function countRevision({ queries }: OpenedStore, tx: Tx): Promise<number> {
  const query = queries.compile<{ revision: number }>('revision', (of) =>
    of
      .updateTable('store_state')
      .set((is) => ({ revision: is('revision', '+', 1) }))
      .returning('revision'),
  );
  const [state] = await runCompiled({ db: tx }, query, [1]);
  if (state === undefined) throw new Error('the store has no state');
  return state.revision;
}

async function importInside(
  store: OpenedStore,
  tx: Tx,
  of: { report: Report; agency: Agency; again: boolean },
): Promise<{ outcome: ImportOutcome; revision: number }> {
  const { report, agency } = of;
  const revision = await countRevision(store, tx);
  if (store.registersAt.revision !== revision - 1) await loadRegisters(store, tx);
  const present = await findPresent(store, tx, report.id);
  if (!of.again && present?.sha256 === report.sha256) return { outcome: 'unchanged', revision };
  const ordinal = await store.agencies.save(tx, agency);
  const key = toReportKey(report.year, ordinal);
  const changes = present === undefined ? [] : await shelveOld(store, tx, { present, report });
  const version = (present?.version ?? 0) + 1;
  const place = { key, agency_ordinal: ordinal, revision, version };
  await insertReport(store, tx, { report, place, changes });
  return { outcome: present === undefined ? 'added' : 'replaced', revision };
}

/** One transaction: the store has the whole old report or the whole new one, whatever happens meanwhile. */
export async function importReport(
  store: OpenedStore,
  of: { readonly report: Report; readonly agency: Agency; readonly again: boolean },
): Promise<ImportOutcome> {
  const present = await findPresent(store, store.db, of.report.id);
  if (!of.again && present?.sha256 === of.report.sha256) return 'unchanged';
  try {
    const transaction = store.db.transaction();
    const done = await transaction.execute((tx) => importInside(store, tx, of));
    store.registersAt.revision = done.revision;
    return done.outcome;
  } catch (error) {
    await reloadRegisters(store);
    throw error;
  }
}
