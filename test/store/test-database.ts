import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A database of its own for one test; `drop` leaves nothing behind. */
export type TestDatabase = { readonly url: string; drop(): Promise<void> };

const POSTGRES = 'postgres://postgres@127.0.0.1:5432/test';

async function runPostgres(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: POSTGRES, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Why there is no PostgreSQL here; null when there is one. */
export async function explainMissingPostgres(): Promise<string | null> {
  try {
    await runPostgres('select 1');
    return null;
  } catch (error) {
    if (process.env.REQUIRE_SERVICES === '1') throw error;
    return `PostgreSQL does not answer at 127.0.0.1:5432 (${String(error)})`;
  }
}

/** A SQLite file in a directory of its own. */
export async function createSqlite(): Promise<TestDatabase> {
  const directory = await mkdtemp(join(tmpdir(), 'nianbao-store-'));
  return {
    url: `sqlite:${join(directory, 'deep', 'store.db')}`,
    drop: () => rm(directory, { recursive: true, force: true }),
  };
}

/** A schema of its own in the test database. */
export async function createPostgres(): Promise<TestDatabase> {
  const schema = `nianbao_${randomUUID().replaceAll('-', '')}`;
  await runPostgres(`create schema ${schema}`);
  return {
    url: `${POSTGRES}?options=${encodeURIComponent(`-c search_path=${schema}`)}`,
    drop: () => runPostgres(`drop schema ${schema} cascade`),
  };
}
