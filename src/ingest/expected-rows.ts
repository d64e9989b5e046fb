import type { Field } from '../model/field.ts';
import type { FormIndex } from './form-index.ts';
import type { TableId } from './reading-rules.ts';

/**
 * The fields a table of the form has, in printed order. A row whose parts are printed below it ((六)其他处理) gives way to its parts as
 * soon as one of them is seen.
 */
export function listExpected(
  index: FormIndex,
  table: TableId,
  known: { readonly era: string; readonly seen: ReadonlySet<string> },
): readonly Field[] {
  if (table === 't2') {
    const ids = index.reading.expected.t2?.[known.era] ?? index.reading.expected.t2?.fmt2021 ?? [];
    return ids.flatMap((id) => index.fields.get(id) ?? []);
  }
  const cells = [...index.fields.values()].filter(
    ({ group, kind }) => group === table && kind === 'cell',
  );
  if (table !== 't3') return cells;
  const partsOf = (id: string): readonly Field[] =>
    cells.filter((field) => field.id.startsWith(`${id}.`));
  const divided = cells.filter(({ id }) => partsOf(id).length > 0);
  return cells.filter(({ id }) => {
    const whole = divided.find((each) => each.id === id || id.startsWith(`${each.id}.`));
    if (!whole) return true;
    const hasParts = partsOf(whole.id).some((part) => known.seen.has(part.id));
    return hasParts === (id !== whole.id);
  });
}
