import type { Field } from '../model/field.ts';

/**
 * Fields that state the same thing in different forms (comparableTo) share everyday words: 行政复议 is review.total, the row of an
 * older annex and what the prose says. The reader picks by the form of the report, so inside a family a word may repeat.
 */
export function joinFamilies(fields: readonly Field[]): (left: string, right: string) => boolean {
  const parents = new Map<string, string>();
  for (const field of fields) {
    for (const other of field.comparableTo)
      parents.set(findRoot(parents, field.id), findRoot(parents, other));
  }
  return (left, right) => findRoot(parents, left) === findRoot(parents, right);
}

function findRoot(parents: ReadonlyMap<string, string>, id: string): string {
  const parent = parents.get(id);
  return parent === undefined || parent === id ? id : findRoot(parents, parent);
}
