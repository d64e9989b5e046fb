import { setTimeout } from 'node:timers/promises';
import { type Migrator, sql } from 'kysely';
import { NianbaoError } from '../errors.ts';
import { createMigrations } from './migrations.ts';
import type { OpenedDatabase } from './open-database.ts';
import type { Db } from './tables.ts';

/** The last migration that was run; null in an empty (or broken) store. */
async function readSchemaVersion(db: Db): Promise<string | null> {
  try {
    const found = await sql<{ name: string | null }>`
      select max(name) as name from kysely_migration`.execute(db);
    return found.rows[0]?.name ?? null;
  } catch {
    return null;
  }
}

async function readSchemaName({ db, dialect }: OpenedDatabase): Promise<string | undefined> {
  if (dialect === 'sqlite') return undefined;
  const found = await sql<{ name: string }>`select current_schema() as name`.execute(db);
  return found.rows[0]?.name;
}

const PATIENCE_MS = 10_000;
const PAUSE_MS = 50;

/** What the slower of two processes meets; any other error is one. */
function isMadeByAnother(error: unknown): boolean {
  return /already exists|duplicate column/iu.test(error instanceof Error ? error.message : '');
}

/** Another process may be half-way through: the first statement of a step goes to one of them, the others wait for it. */
async function runAll(db: Db, migrator: Migrator, newest: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const { error } = await migrator.migrateToLatest();
    if (error === undefined || (await readSchemaVersion(db)) === newest) return;
    if (Date.now() > end || !isMadeByAnother(error)) throw error;
    await setTimeout(PAUSE_MS);
  }
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
  const { Migrator } = await import('kysely');
  const migrator = new Migrator({
    db: opened.db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  });
  await runAll(opened.db, migrator, newest);
}
