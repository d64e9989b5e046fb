import { NianbaoError } from '../errors.ts';
import { kysely } from './load-kysely.ts';
import { createMigrations } from './migrations.ts';
import type { OpenedDatabase } from './open-database.ts';
import type { Db } from './tables.ts';

/** The last migration that was run; null in an empty (or broken) store. */
async function readSchemaVersion(db: Db): Promise<string | null> {
  try {
    const found = await kysely.sql<{ name: string | null }>`
      select max(name) as name from kysely_migration`.execute(db);
    return found.rows[0]?.name ?? null;
  } catch {
    return null;
  }
}

async function readSchemaName({ db, dialect }: OpenedDatabase): Promise<string | undefined> {
  if (dialect === 'sqlite') return undefined;
  const found = await kysely.sql<{ name: string }>`select current_schema() as name`.execute(db);
  return found.rows[0]?.name;
}

/** Brings the tables to the present shape; costs one read when they are. */
export async function migrate(opened: OpenedDatabase): Promise<void> {
  const migrations = createMigrations(opened.dialect);
  const newest = Object.keys(migrations).sort().at(-1) ?? '';
  const present = await readSchemaVersion(opened.db);
  if (present === newest) return;
  if (present !== null && present > newest)
    throw new NianbaoError(
      'STORE_UNAVAILABLE',
      '数据库由更新的版本建立：请升级本程序，或换一个 STORE_URL',
    );
  const schema = await readSchemaName(opened);
  const migrator = new kysely.Migrator({
    db: opened.db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined && (await readSchemaVersion(opened.db)) !== newest) throw error;
}
