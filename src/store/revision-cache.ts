import type { Db } from './tables.ts';

export type RevisionCache<T> = { read(): Promise<T> };

/** What was read of a revision of the store stays true until anyone imports again. */
export function createRevisionCache<T>(db: Db, read: (db: Db) => Promise<T>): RevisionCache<T> {
  let kept: { readonly revision: number; readonly value: T } | null = null;
  const query = db.selectFrom('store_state').select('revision').compile();
  return {
    async read() {
      const { rows } = await db.executeQuery(query);
      const revision = rows[0]?.revision ?? 0;
      if (kept?.revision !== revision) kept = { revision, value: await read(db) };
      return kept.value;
    },
  };
}
