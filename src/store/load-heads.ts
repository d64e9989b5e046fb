import type { CompiledQuery } from 'kysely';
import { runCompiled, toPaddedLists } from './compiled-queries.ts';
import type { ReportHead } from './head-cache.ts';
import { loadRegisters, type OpenedStore } from './opened-store.ts';
import type { Tables } from './tables.ts';

export type Wanted = { readonly key: number; readonly revision: number };

type HeadRow = Pick<
  Tables['reports'],
  'key' | 'revision' | 'id' | 'agency' | 'title' | 'original' | 'sheet' | 'texts'
>;

/** More than this in one question would push everything else out of the cache. */
const MAX_CACHED_AT_ONCE = 256;

function compileHeads(store: OpenedStore, size: number): CompiledQuery<HeadRow> {
  return store.queries.compile(`heads ${size}`, (db) =>
    db
      .selectFrom('reports')
      .select(['key', 'revision', 'id', 'agency', 'title', 'original', 'sheet', 'texts'])
      .where('key', 'in', Array(size).fill(0)),
  );
}

function compileRows(store: OpenedStore, size: number): CompiledQuery<Tables['figures']> {
  return store.queries.compile(`rows ${size}`, (db) =>
    db
      .selectFrom('figures')
      .selectAll()
      .where('key', 'in', Array(size).fill(0))
      .orderBy('key')
      .orderBy('position'),
  );
}

function compileRowsOf(store: OpenedStore, fields: number): CompiledQuery<Tables['figures']> {
  return store.queries.compile(`rows of ${fields}`, (db) =>
    db
      .selectFrom('figures')
      .selectAll()
      .where('field', 'in', Array(fields).fill(0))
      .where('key', '>=', 0)
      .where('key', '<=', 0)
      .orderBy('key')
      .orderBy('position'),
  );
}

type RowsByKey = ReadonlyMap<number, readonly Tables['figures'][]>;

/** All rows of a few reports. */
async function readRows(store: OpenedStore, keys: readonly number[]): Promise<RowsByKey> {
  const lists = toPaddedLists(keys).map((list) =>
    runCompiled(store, compileRows(store, list.length), list),
  );
  return Map.groupBy((await Promise.all(lists)).flat(), ({ key }) => key);
}

/** The rows of a few fields in many reports: of a cell of the form there are next to none. */
async function readRowsOf(
  store: OpenedStore,
  keys: readonly number[],
  fields: readonly number[],
): Promise<RowsByKey> {
  let [first, last] = [keys[0] ?? 0, keys[0] ?? 0];
  for (const key of keys) {
    first = Math.min(first, key);
    last = Math.max(last, key);
  }
  const lists = toPaddedLists(fields).map((list) =>
    runCompiled(store, compileRowsOf(store, list.length), [...list, first, last]),
  );
  return Map.groupBy((await Promise.all(lists)).flat(), ({ key }) => key);
}

async function readHeads(
  store: OpenedStore,
  keys: readonly number[],
  rows: RowsByKey,
): Promise<ReportHead[]> {
  const heads: ReportHead[] = [];
  for (const list of toPaddedLists(keys))
    for (const { texts, ...row } of await runCompiled(
      store,
      compileHeads(store, list.length),
      list,
    ))
      heads.push({
        ...row,
        texts: texts === null ? [] : JSON.parse(texts),
        rows: rows.get(row.key) ?? [],
      });
  return heads;
}

/** The heads of reports, from the cache when they are of that revision; `fields` are those that may be rows. */
export async function loadHeads(
  store: OpenedStore,
  wanted: readonly Wanted[],
  fields: readonly number[],
): Promise<Map<number, ReportHead>> {
  const heads = new Map<number, ReportHead>();
  const missing: number[] = [];
  for (const { key, revision } of wanted) {
    const head = store.heads.get(key, revision);
    if (head === undefined) missing.push(key);
    else heads.set(key, head);
  }
  if (missing.length === 0) return heads;
  const cached = missing.length <= MAX_CACHED_AT_ONCE;
  const rows = await (cached ? readRows(store, missing) : readRowsOf(store, missing, fields));
  for (const head of await readHeads(store, missing, rows)) {
    heads.set(head.key, head);
    if (cached) store.heads.keep(head);
  }
  await loadNewPlaces(store, heads);
  return heads;
}

/** Another process may have imported a report whose places this one has not read yet. */
async function loadNewPlaces(
  store: OpenedStore,
  heads: ReadonlyMap<number, ReportHead>,
): Promise<void> {
  let newest = 0;
  for (const { revision } of heads.values()) newest = Math.max(newest, revision);
  if (newest <= store.registersAt.revision) return;
  await loadRegisters(store, store.db);
  store.registersAt.revision = newest;
}
