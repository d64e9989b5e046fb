import type { Field } from '../model/field.ts';

/** How fields hang together: read off their dotted ids and their parts. */
export type MeasureTree = {
  readonly has: (id: string) => boolean;
  /** What a field is a part of: prose.proposals.npc → prose.proposals.total. */
  readonly parentOf: (id: string) => string | null;
  /** The printed parts of a field, in the order of the form. */
  readonly childrenOf: (id: string) => readonly string[];
  /** The same thing in another form or in the prose. */
  readonly twinsOf: (id: string) => readonly string[];
};

const WHOLES = ['total', 'posts', 'received'];

/** Built once from the catalogue of fields. */
export function createMeasureTree(fields: readonly Field[]): MeasureTree {
  const ids = new Map(fields.map((field) => [field.id, field]));
  const parentOf = (id: string): string | null => {
    const path = id.split('.');
    for (let size = path.length - 1; size >= 1; size--) {
      const stem = path.slice(0, size).join('.');
      const whole = [stem, ...WHOLES.map((name) => `${stem}.${name}`)].find(
        (candidate) => candidate !== id && ids.has(candidate),
      );
      if (whole !== undefined) {
        return whole;
      }
    }
    return null;
  };
  const childrenOf = (id: string): readonly string[] => {
    const { parts = [], kind, unit, group, stock } = ids.get(id) ?? {};
    if (parts.length > 0 || kind === undefined) {
      return parts;
    }
    return (
      fields
        .filter((field) => field.group === group && field.unit === unit && field.kind !== 'derived')
        // What is left over at a year's end is no part of what came in during it.
        .filter((field) => parentOf(field.id) === id && field.stock === stock)
        .map((field) => field.id)
    );
  };
  const twinsOf = (id: string): readonly string[] => [
    ...(ids.get(id)?.comparableTo ?? []),
    ...fields.filter(({ comparableTo }) => comparableTo.includes(id)).map((field) => field.id),
  ];
  return { has: (id) => ids.has(id), parentOf, childrenOf, twinsOf };
}
