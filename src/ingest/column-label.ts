import type { Field } from '../model/field.ts';
import type { FormIndex } from './form-index.ts';
import { toBareLabelKey, toLabelKey } from './label-key.ts';

const keys = new WeakMap<Field, ReadonlySet<string>>();

function keysOf(field: Field): ReadonlySet<string> {
  const known = keys.get(field);
  if (known) return known;
  const made = new Set(
    field.columnLabels.flatMap((label) => [toLabelKey(label), toBareLabelKey(label)]),
  );
  keys.set(field, made);
  return made;
}

/** Whether a printed column name is one of the field's. */
export function isColumnOf(field: Field, label: string): boolean {
  const known = keysOf(field);
  return known.has(toLabelKey(label)) || known.has(toBareLabelKey(label));
}

const columns = new WeakMap<FormIndex, ReadonlySet<string>>();

/** Whether a cell is a column name of table two at all. */
export function isColumnLabel(index: FormIndex, label: string): boolean {
  const known =
    columns.get(index) ??
    new Set(
      [...index.fields.values()]
        .filter(({ group }) => group.startsWith('t2'))
        .flatMap((field) => [...keysOf(field)]),
    );
  columns.set(index, known);
  return known.has(toLabelKey(label)) || known.has(toBareLabelKey(label));
}
