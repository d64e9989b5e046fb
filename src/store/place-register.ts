import type { Db, Tables, Tx } from './tables.ts';

/**
 * A printed place as many reports share it: `place` has \u0001 for the line and \u0002 for the
 * page, `quote` \u0003 for the printed value.
 */
type PrintedPlace = Omit<Tables['places'], 'number'>;

export type NumberedPlace = PrintedPlace & { readonly number: number };

export type PlaceRegister = {
  get(number: number): NumberedPlace | undefined;
  /**
   * The number of a place, made when new. When a measure has too many variants, one that differs in the quote
   * alone will do; null when there is none.
   */
  assign(place: PrintedPlace): NumberedPlace | null;
  load(db: Db): Promise<void>;
  /** Writes what `assign` made. */
  save(tx: Tx): Promise<void>;
  forget(): void;
};

/** Enough for every form and spelling seen; a document of a strange kind must not fill the register. */
const MAX_VARIANTS = 48;

/** No printed text holds the characters between the parts. */
function toBase({ field, label, unit, section, place }: PrintedPlace): string {
  return `${field}\u0004${label}\u0004${unit}\u0004${section ?? '\u0005'}\u0004${place}\u0004`;
}

/** The printed places in memory; `load` it before use. */
export function createPlaceRegister(): PlaceRegister {
  const places: NumberedPlace[] = [];
  const byText = new Map<string, NumberedPlace>();
  const variants = new Map<number, number>();
  let saved = 0;
  const keep = (place: NumberedPlace): void => {
    const base = toBase(place);
    places.push(place);
    byText.set(`${base}${place.quote ?? '\u0000'}`, place);
    if (!byText.has(base)) byText.set(base, place);
    variants.set(place.field, (variants.get(place.field) ?? 0) + 1);
  };
  return {
    get: (number) => places[number],
    assign(place) {
      const base = toBase(place);
      const known = byText.get(`${base}${place.quote ?? '\u0000'}`);
      if (known !== undefined) return known;
      if ((variants.get(place.field) ?? 0) >= MAX_VARIANTS) return byText.get(base) ?? null;
      const made = { ...place, number: places.length };
      keep(made);
      return made;
    },
    async load(db) {
      const rows = db.selectFrom('places').selectAll().where('number', '>=', places.length);
      for (const row of await rows.orderBy('number').execute()) keep(row);
      saved = places.length;
    },
    async save(tx) {
      const fresh = places.slice(saved);
      for (let at = 0; at < fresh.length; at += 100)
        await tx
          .insertInto('places')
          .values(fresh.slice(at, at + 100))
          .execute();
      saved = places.length;
    },
    forget() {
      places.length = 0;
      byText.clear();
      variants.clear();
      saved = 0;
    },
  };
}
