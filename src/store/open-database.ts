import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  type Dialect,
  Kysely,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteStatement,
} from 'kysely';
import { NianbaoError } from '../errors.ts';
import type { DialectName } from './migrations.ts';
import type { Db, Tables } from './tables.ts';

export type OpenedDatabase = { readonly db: Db; readonly dialect: DialectName };

const BUSY_TIMEOUT_MS = 2_000;
/** Holds a year of 100,000 agencies; taken only as pages are read. */
const CACHE_KIB = 32_768;
/** An import touches the same pages again and again: the log is written back when it holds so many, not four times as often. */
const LOGGED_PAGES = 4_000;
const CACHED_STATEMENTS = 256;
const INT8 = 20;

/**
 * Preparing a statement costs several times its execution: keep the recent ones. Every transaction of ours writes,
 * so it takes the lock at once and waits for others instead of failing later.
 */
function keepStatements(database: SqliteDatabase): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const kept = statements.get(sql);
      if (kept !== undefined) return kept;
      if (/^(alter|create|drop)/i.test(sql)) statements.clear();
      const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql);
      if (statements.size >= CACHED_STATEMENTS) statements.clear();
      if (/^(select|insert|update|delete|begin|commit|rollback)/i.test(sql))
        statements.set(sql, statement);
      return statement;
    },
  };
}

/** Folder by folder: the recursive way never ends where the system takes no folders (/proc). */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

async function openSqlite(path: string): Promise<Dialect> {
  const { default: Database } = await import('better-sqlite3');
  if (path !== ':memory:') makeFolder(dirname(path));
  const database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    database.pragma(`cache_size = -${CACHE_KIB}`);
    database.pragma(`wal_autocheckpoint = ${LOGGED_PAGES}`);
  } catch (error) {
    database.close();
    throw error;
  }
  return new SqliteDialect({ database: keepStatements(database) });
}

async function openPostgres(url: string): Promise<Dialect> {
  const { default: pg } = await import('pg');
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
  };
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: 5_000,
    types,
  });
  // An idle connection that breaks is replaced; the next query tells when the server is gone.
  pool.on('error', () => undefined);
  const { PostgresDialect } = await import('kysely');
  return new PostgresDialect({ pool });
}

/** Opens `sqlite:path` or `postgres://…`; nothing is created yet but an empty file. */
export async function openDatabase(url: string): Promise<OpenedDatabase> {
  if (url.startsWith('sqlite:')) {
    const dialect = await openSqlite(url.slice('sqlite:'.length));
    return { db: new Kysely<Tables>({ dialect }), dialect: 'sqlite' };
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    const dialect = await openPostgres(url);
    return { db: new Kysely<Tables>({ dialect }), dialect: 'postgres' };
  }
  throw new NianbaoError('CONFIG_INVALID', 'STORE_URL 应写作 sqlite:路径 或 postgres://…');
}
