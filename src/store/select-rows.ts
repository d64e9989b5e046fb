import { type CompiledQuery, sql } from 'kysely';
import type { Selection } from '../model/report-store.ts';
import { runCompiled, toPaddedLists } from './compiled-queries.ts';
import type { OpenedStore } from './opened-store.ts';
import { MAX_ORDINAL, toOrdinal, toReportKey, toYear } from './tables.ts';

/** A report's printed numbers by column; `revision` tells whether what is cached of it still holds. */
export type CellRow = { readonly key: number; readonly revision: number } & Readonly<
  Record<string, number | null>
>;

function toColumns(columns: readonly string[]): never[] {
  return ['cells.key', 'cells.revision', ...columns.map((column) => `cells.${column}`)] as never[];
}

function compileKeys(
  store: OpenedStore,
  columns: readonly string[],
  size: number,
): CompiledQuery<CellRow> {
  return store.queries.compile(`keys ${size} ${columns}`, (db) =>
    db
      .selectFrom('cells')
      .select(toColumns(columns))
      .where('key', 'in', Array(size).fill(0))
      .$castTo<CellRow>(),
  );
}

function compileYear(store: OpenedStore, columns: readonly string[]): CompiledQuery<CellRow> {
  return store.queries.compile(`year ${columns}`, (db) =>
    db
      .selectFrom('cells')
      .select(toColumns(columns))
      .where('key', '>=', 0)
      .where('key', '<=', 0)
      .$castTo<CellRow>(),
  );
}

function compileRegion(store: OpenedStore, columns: readonly string[]): CompiledQuery<CellRow> {
  return store.queries.compile(`region ${columns}`, (db) =>
    db
      .selectFrom('agencies')
      .innerJoin('cells', (join) => join.on('cells.key', '=', sql<number>`agencies.ordinal + ${0}`))
      .select(toColumns(columns))
      .where('region_code', '>=', '')
      .where('region_code', '<=', '')
      .$castTo<CellRow>(),
  );
}

/** The years there can be a report of; empty in an empty store. */
async function listYears(store: OpenedStore): Promise<number[]> {
  const query = store.queries.compile('years', (db) =>
    db
      .selectFrom('cells')
      .select((of) => [
        of.fn.min<number | null>('key').as('first'),
        of.fn.max<number | null>('key').as('last'),
      ]),
  );
  const [bounds] = await runCompiled(store, query, []);
  if (bounds === undefined || bounds.first === null || bounds.last === null) return [];
  const first = toYear(bounds.first);
  return Array.from({ length: toYear(bounds.last) - first + 1 }, (_, index) => first + index);
}

async function readYear(
  store: OpenedStore,
  of: { year: number; regionCode: string | null; columns: readonly string[] },
): Promise<CellRow[]> {
  const { year, regionCode, columns } = of;
  const base = toReportKey(year, 0);
  if (regionCode === null)
    return runCompiled(store, compileYear(store, columns), [base, base + MAX_ORDINAL]);
  return runCompiled(store, compileRegion(store, columns), [
    base,
    regionCode,
    regionCode.padEnd(12, '9'),
  ]);
}

async function findOrdinals(store: OpenedStore, ids: readonly string[]): Promise<number[]> {
  if (ids.some((id) => store.agencies.find(id) === undefined)) await store.agencies.load(store.db);
  return [...new Set(ids)].flatMap((id) => store.agencies.find(id) ?? []);
}

async function selectOfAgencies(
  store: OpenedStore,
  of: { agencies: readonly string[]; years: readonly number[]; columns: readonly string[] },
): Promise<CellRow[]> {
  const ordinals = await findOrdinals(store, of.agencies);
  const keys = ordinals.flatMap((ordinal) => of.years.map((year) => toReportKey(year, ordinal)));
  const found = new Map<number, CellRow>();
  for (const list of toPaddedLists(keys))
    for (const row of await runCompiled(store, compileKeys(store, of.columns, list.length), list))
      found.set(row.key, row);
  return keys.flatMap((key) => found.get(key) ?? []);
}

/** The selected reports with the numbers of some columns, ordered by agency (as asked, else by id), then year. */
export async function selectRows(
  store: OpenedStore,
  selection: Selection,
  columns: readonly string[],
): Promise<CellRow[]> {
  const { agencies, regionCode } = selection;
  const asked = selection.years.length === 0 ? await listYears(store) : selection.years;
  const years = [...new Set(asked)].sort((one, other) => one - other);
  if (agencies.length > 0) return selectOfAgencies(store, { agencies, years, columns });
  const rows: CellRow[][] = [];
  for (const year of years) rows.push(await readYear(store, { year, regionCode, columns }));
  return sortByAgency(store, rows.flat());
}

async function sortByAgency(store: OpenedStore, rows: CellRow[]): Promise<CellRow[]> {
  if (rows.some(({ key }) => store.agencies.getId(toOrdinal(key)) === undefined))
    await store.agencies.load(store.db);
  const toId = ({ key }: CellRow): string => store.agencies.getId(toOrdinal(key)) ?? '';
  const keyed = rows.map((row) => ({ row, id: toId(row) }));
  keyed.sort((one, other) =>
    one.id < other.id ? -1 : one.id > other.id ? 1 : one.row.key - other.row.key,
  );
  return keyed.map(({ row }) => row);
}
