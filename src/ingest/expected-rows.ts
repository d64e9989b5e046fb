import type { Field } from '../model/field.ts';
import type { FormIndex } from './form-index.ts';
import type { TableId } from './reading-rules.ts';

type TableCells = {
  readonly cells: readonly Field[];
  /** Rows the form prints whole or in parts. */
  readonly divided: readonly { readonly id: string; readonly parts: readonly string[] }[];
};

const tableCells = new WeakMap<FormIndex, Map<TableId, TableCells>>();

/** The same for every report: sorted out once. */
function toTableCells(index: FormIndex, table: TableId): TableCells {
  const tables = tableCells.get(index) ?? new Map<TableId, TableCells>();
  tableCells.set(index, tables);
  const known = tables.get(table);
  if (known !== undefined) return known;
  const cells = [...index.fields.values()].filter(
    ({ group, kind }) => group === table && kind === 'cell',
  );
  const ids = cells.map(({ id }) => id);
  const divided = ids
    .map((id) => ({ id, parts: ids.filter((part) => part.startsWith(`${id}.`)) }))
    .filter(({ parts }) => parts.length > 0);
  const made = { cells, divided };
  tables.set(table, made);
  return made;
}

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
  const { cells, divided } = toTableCells(index, table);
  if (table !== 't3') return cells;
  return cells.filter(({ id }) => {
    const whole = divided.find((each) => each.id === id || id.startsWith(`${each.id}.`));
    if (!whole) return true;
    const hasParts = whole.parts.some((part) => known.seen.has(part));
    return hasParts === (id !== whole.id);
  });
}
