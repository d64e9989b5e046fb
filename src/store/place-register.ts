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

function isAlike(one: PrintedPlace, other: PrintedPlace): boolean {
  return (
    one.place === other.place &&
    one.label === other.label &&
    one.unit === other.unit &&
    one.section === other.section
  );
}

/** The printed places in memory; `load` it before use. */
export function createPlaceRegister(): PlaceRegister {
  const places: NumberedPlace[] = [];
  const byField = new Map<number, NumberedPlace[]>();
  let saved = 0;
  const keep = (place: NumberedPlace): void => {
    places.push(place);
    const variants = byField.get(place.field);
    if (variants === undefined) byField.set(place.field, [place]);
    else variants.push(place);
  };
  return {
    get: (number) => places[number],
    assign(place) {
      const variants = byField.get(place.field) ?? [];
      const alike = variants.filter((one) => isAlike(one, place));
      const known = alike.find(({ quote }) => quote === place.quote);
      if (known !== undefined) return known;
      if (variants.length >= MAX_VARIANTS) return alike[0] ?? null;
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
      byField.clear();
      saved = 0;
    },
  };
}
