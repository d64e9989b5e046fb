import type { Compilable, CompiledQuery } from 'kysely';
import type { OpenedStore } from './opened-store.ts';
import type { Db } from './tables.ts';

export type CompiledQueries = {
  compile<Row>(name: string, build: (db: Db) => Compilable<Row>): CompiledQuery<Row>;
};

const MAX_QUERIES = 512;

/** Compiled queries by name: building one costs seven times what running it does. */
export function createCompiledQueries(db: Db): CompiledQueries {
  const queries = new Map<string, CompiledQuery<unknown>>();
  return {
    compile<Row>(name: string, build: (db: Db) => Compilable<Row>): CompiledQuery<Row> {
      const kept = queries.get(name);
      if (kept !== undefined) return kept as CompiledQuery<Row>;
      const compiled = build(db).compile();
      if (queries.size >= MAX_QUERIES) queries.clear();
      queries.set(name, compiled);
      return compiled;
    },
  };
}

/** Lists are padded to these sizes, so that few statements serve every selection. */
const SIZES = [1, 4, 16, 64, 512] as const;
const MAX_SIZE = 512;

/** The numbers in lists of few sizes, the last number repeated. */
export function toPaddedLists(numbers: readonly number[]): number[][] {
  const lists: number[][] = [];
  for (let at = 0; at < numbers.length; at += MAX_SIZE) {
    const list = numbers.slice(at, at + MAX_SIZE);
    const size = SIZES.find((candidate) => candidate >= list.length) ?? MAX_SIZE;
    const last = list.at(-1) ?? 0;
    while (list.length < size) list.push(last);
    lists.push(list);
  }
  return lists;
}

/** Runs a query compiled once with other parameters: the builder costs more than the statement. */
export async function runCompiled<Row>(
  { db }: Pick<OpenedStore, 'db'>,
  compiled: CompiledQuery<Row>,
  parameters: readonly unknown[],
): Promise<Row[]> {
  return (await db.executeQuery<Row>({ ...compiled, parameters })).rows;
}
