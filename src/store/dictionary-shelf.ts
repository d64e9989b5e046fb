import { toDictionary } from './document-pack.ts';
import type { Db, Tx } from './tables.ts';

type NumberedDictionary = { readonly number: number; readonly bytes: Uint8Array };

export type DictionaryShelf = {
  /** The dictionary of a form, made of this pack when it is the first of its form. */
  choose(tx: Tx, format: string, pack: Buffer): Promise<NumberedDictionary>;
  read(db: Db, number: number): Promise<Uint8Array>;
  forget(): void;
};

/** Deflate dictionaries: the first document of each form teaches the store the words of that form. */
export function createDictionaryShelf(): DictionaryShelf {
  const byFormat = new Map<string, NumberedDictionary>();
  const byNumber = new Map<number, Uint8Array>();
  return {
    async choose(tx, format, pack) {
      const kept = byFormat.get(format);
      if (kept !== undefined) return kept;
      const rows = await tx.selectFrom('dictionaries').selectAll().orderBy('number').execute();
      const known = rows.find((row) => row.format === format);
      const chosen = known ?? { number: rows.length, format, bytes: toDictionary(pack) };
      if (known === undefined) await tx.insertInto('dictionaries').values(chosen).execute();
      byFormat.set(format, chosen);
      return chosen;
    },
    async read(db, number) {
      const kept = byNumber.get(number);
      if (kept !== undefined) return kept;
      const query = db.selectFrom('dictionaries').select('bytes').where('number', '=', number);
      const { bytes } = await query.executeTakeFirstOrThrow();
      byNumber.set(number, bytes);
      return bytes;
    },
    forget() {
      byFormat.clear();
      byNumber.clear();
    },
  };
}
