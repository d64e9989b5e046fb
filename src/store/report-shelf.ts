import type { Report } from '../model/report.ts';
import type { Db } from './tables.ts';

export type ReportShelf = { read(ids: readonly string[]): Promise<readonly Report[]> };

/** Whole reports kept in memory; about 100 KB each. */
const MAX_REPORTS = 64;

/** Reports asked about lately, unpacked once: they stay true until anyone imports again. Unknown ids are left out. */
export function createReportShelf(
  db: Db,
  load: (id: string) => Promise<Report | null>,
): ReportShelf {
  const query = db.selectFrom('store_state').select('revision').compile();
  const kept = new Map<string, Report>();
  let keptAt = -1;
  const take = async (id: string): Promise<Report | null> => {
    const report = kept.get(id) ?? (await load(id));
    if (report === null) return null;
    kept.delete(id);
    kept.set(id, report);
    const [oldest] = kept.keys();
    if (kept.size > MAX_REPORTS && oldest !== undefined) kept.delete(oldest);
    return report;
  };
  return {
    async read(ids) {
      if (ids.length === 0) return [];
      const revision = (await db.executeQuery(query)).rows[0]?.revision ?? 0;
      if (revision !== keptAt) kept.clear();
      keptAt = revision;
      const reports: Report[] = [];
      for (const id of ids) {
        const report = await take(id);
        if (report !== null) reports.push(report);
      }
      return reports;
    },
  };
}
