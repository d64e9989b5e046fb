import type { Report } from '../model/report.ts';
import type { ReportVersion } from '../model/report-store.ts';
import { inflatePack } from './document-pack.ts';
import type { OpenedStore } from './opened-store.ts';
import { readStoredReport } from './read-report.ts';
import type { Tables } from './tables.ts';

type Row = Omit<Tables['report_versions'], 'key' | 'pack'>;

function toVersion({ version, sha256, file, imported_at, changes }: Row): ReportVersion {
  return { version, sha256, file, importedAt: imported_at, changes: JSON.parse(changes) };
}

function findCurrent(store: OpenedStore, id: string): Promise<(Row & { key: number }) | undefined> {
  return store.db
    .selectFrom('reports')
    .select(['key', 'version', 'sha256', 'file', 'imported_at', 'changes'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Every version of a report, oldest first, the current one last. */
export async function listVersions(
  store: OpenedStore,
  id: string,
): Promise<readonly ReportVersion[]> {
  const current = await findCurrent(store, id);
  if (current === undefined) return [];
  const old = store.db
    .selectFrom('report_versions')
    .select(['version', 'sha256', 'file', 'imported_at', 'changes'])
    .where('key', '=', current.key)
    .orderBy('version');
  return [...(await old.execute()), current].map(toVersion);
}

/** A report as it is, or as it was in an earlier version. */
export async function readVersion(
  store: OpenedStore,
  id: string,
  version?: number,
): Promise<Report | null> {
  const current = version === undefined ? undefined : await findCurrent(store, id);
  if (version === undefined || current?.version === version) return readStoredReport(store, id);
  if (current === undefined) return null;
  const query = store.db
    .selectFrom('report_versions')
    .select('pack')
    .where('key', '=', current.key);
  const row = await query.where('version', '=', version).executeTakeFirst();
  return row === undefined ? null : JSON.parse(inflatePack(row.pack, null).toString());
}
