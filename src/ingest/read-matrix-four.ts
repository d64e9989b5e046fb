import type { Block } from '../model/document.ts';
import type { Field } from '../model/field.ts';
import type { GridCell } from './expand-spans.ts';
import type { FormIndex } from './form-index.ts';
import { squeeze, toLabelKey } from './label-key.ts';
import { isValueText } from './parse-cell.ts';
import type { TableRow } from './table-row.ts';
import { addTitles } from './title-rows.ts';

/** Where a number of table four stands: under or beside the words for a group and for a result. */
type Spot = { readonly group: string | null; readonly result: string | null };

/** A cell of table four and the row it stands in. */
export type MatrixCell = { readonly field: Field; readonly cell: GridCell; readonly row: TableRow };

const noSpot: Spot = { group: null, result: null };

/** The longest name a label holds: 行政诉讼（复议后起诉） is 复议后起诉; a title that holds two names says nothing. */
function findName(names: ReadonlySet<string>, label: string): string | null {
  const key = toLabelKey(label);
  const held = [...names].filter((name) => key.includes(name));
  const [first, second] = held.toSorted((a, b) => b.length - a.length);
  return first !== undefined && first.length > (second?.length ?? 0) ? first : null;
}

type Names = { readonly groups: ReadonlySet<string>; readonly results: ReadonlySet<string> };

function toSpot({ groups, results }: Names, label: string): Spot {
  const group = findName(groups, label);
  const result = results.has(toLabelKey(label)) ? toLabelKey(label) : null;
  return { group, result };
}

/** A name in a header reaches to the right until the next printed cell. */
function readHeader(names: Names, cells: readonly GridCell[]): Spot[] {
  let last = noSpot;
  return cells.map(({ text }) => {
    if (squeeze(text) !== '') last = toSpot(names, text);
    return last;
  });
}

const merge = (above: Spot, below: Spot | undefined): Spot => ({
  group: below?.group ?? above.group,
  result: below?.result ?? above.result,
});

/** `loose`: numbers stood beyond the last name, or under a result of no group: the names do not stand over their columns. */
type Walk = { columns: readonly Spot[]; open: boolean; loose: boolean };

function addHeader(walk: Walk, spots: readonly Spot[]): void {
  const above = walk.open ? walk.columns : [];
  const width = Math.max(above.length, spots.length);
  walk.columns = Array.from({ length: width }, (_, at) => merge(above[at] ?? noSpot, spots[at]));
  walk.open = true;
}

function findField(fields: readonly Field[], { group, result }: Spot): Field | undefined {
  return fields.find(
    ({ rowLabels, columnLabels }) =>
      rowLabels.some((label) => toLabelKey(label) === group) &&
      columnLabels.some((label) => toLabelKey(label) === result),
  );
}

/** Every number by the words beside it and over it; null when two numbers lay claim to one field or a group is not whole. */
function settle(cells: readonly MatrixCell[], fields: readonly Field[]): MatrixCell[] | null {
  const own = new Set(cells.map(({ field }) => field.id));
  if (own.size !== cells.length || cells.length === 0) return null;
  const groups = Map.groupBy(fields, ({ rowLabels }) => rowLabels[0] ?? '');
  const whole = [...groups.values()].every((all) => {
    const found = all.filter(({ id }) => own.has(id)).length;
    return found === 0 || found === all.length;
  });
  return whole ? [...cells] : null;
}

/** Names beyond the last cell of a row do not stand over it. */
const fitsNot = (columns: readonly Spot[], length: number): boolean =>
  columns.slice(length).some(({ group }) => group !== null);

/** Table four turned or taken apart: a group a row, a result a row, or a small table for each group, named in it or over it. */
export function readMatrix(
  { rows, fields }: { readonly rows: readonly TableRow[]; readonly fields: readonly Field[] },
  index: FormIndex,
  blocks: readonly Block[],
): readonly MatrixCell[] | null {
  const printed = [...index.fields.values()].filter(({ group }) => group === 't4');
  const names: Names = {
    groups: new Set(printed.flatMap(({ rowLabels }) => rowLabels.map(toLabelKey))),
    results: new Set(fields.flatMap(({ columnLabels }) => columnLabels.map(toLabelKey))),
  };
  const walk: Walk = { columns: [], open: false, loose: false };
  const isNumber = ({ text, repeat }: GridCell): boolean =>
    !repeat && /\d/u.test(text) && isValueText(text, index.reading);
  const all = addTitles(rows, blocks, (text) => findName(names.groups, text));
  const cells = all.flatMap((row) => {
    if (!row.cells.some(isNumber)) {
      addHeader(walk, readHeader(names, row.cells));
      return [];
    }
    walk.open = false;
    walk.loose ||=
      fitsNot(walk.columns, row.cells.length) ||
      (walk.columns.length > 0 && row.cells.slice(walk.columns.length).some(isNumber));
    const labels = row.cells.filter(({ text }) => !isValueText(text, index.reading));
    const beside = labels.map(({ text }) => toSpot(names, text)).reduce(merge, noSpot);
    return row.cells.flatMap((cell, at) => {
      if (!isNumber(cell)) return [];
      const spot = merge(walk.columns[at] ?? noSpot, beside);
      const field = findField(fields, spot);
      walk.loose ||= spot.result !== null && findField(printed, spot) === undefined;
      return field ? [{ field, cell, row }] : [];
    });
  });
  return walk.loose ? null : settle(cells, fields);
}
