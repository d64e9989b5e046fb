import type { Report } from '../model/report.ts';
import { createRevisionCache } from './revision-cache.ts';
import type { Db } from './tables.ts';

export type ReportShelf = { read(ids: readonly string[]): Promise<readonly Report[]> };

/** Whole reports kept in memory; about 100 KB each. */
const MAX_REPORTS = 64;

/** Reports asked about lately, unpacked once: they stay true until anyone imports again. Unknown ids are left out. */
export function createReportShelf(
  db: Db,
  load: (id: string) => Promise<Report | null>,
): ReportShelf {
  const shelves = createRevisionCache(db, async () => new Map<string, Report>());
  const take = async (kept: Map<string, Report>, id: string): Promise<Report | null> => {
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
      const kept = await shelves.read();
      const reports: Report[] = [];
      for (const id of ids) {
        const report = await take(kept, id);
        if (report !== null) reports.push(report);
      }
      return reports;
    },
  };
}
