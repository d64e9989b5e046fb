/** The part of better-sqlite3 that the store uses; the package brings no types. */
declare module 'better-sqlite3' {
  class Database {
    constructor(path: string, options?: { readonly timeout?: number });
    prepare(sql: string): {
      readonly reader: boolean;
      all(parameters: readonly unknown[]): unknown[];
      run(parameters: readonly unknown[]): {
        changes: number | bigint;
        lastInsertRowid: number | bigint;
      };
      iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
    };
    pragma(source: string): unknown;
    close(): void;
  }
  export = Database;
}
