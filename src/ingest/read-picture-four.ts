import type { Cell, Place } from '../model/document.ts';
import type { FormIndex } from './form-index.ts';
import { matchLabel, toLexicon } from './match-label.ts';
import { type Slot, wordsOf } from './read-picture-slots.ts';
import { toReadCell, toWordCell } from './read-picture-text.ts';

type Rows = readonly (readonly Slot[])[];
type Column = { readonly group: string; readonly label: string };

/** How many of the names must be read, and read where the form has them. */
const leastGroups = 2;
const leastLabels = 8;

function listColumns(index: FormIndex): readonly Column[] {
  return index.rules.fields
    .filter(({ group, kind }) => group === 't4' && kind === 'cell')
    .map(({ rowLabels, columnLabels }) => ({
      group: rowLabels[0] ?? '',
      label: columnLabels[0] ?? '',
    }));
}

/** The names read over each column that the form has there; null when one stands in a wrong place. */
function countNames(
  head: Rows,
  columns: readonly Column[],
  of: (column: Column) => string,
): number | null {
  const lexicon = toLexicon([...new Set(columns.map(of))].map((name) => [name, [name]]));
  const found = columns.map((_, at) =>
    head.map((row) => matchLabel(wordsOf(row[at]), lexicon)?.name).findLast((name) => name),
  );
  const known = found.flatMap((name, at) => {
    const column = columns[at];
    return name === undefined || column === undefined ? [] : [{ name, wanted: of(column) }];
  });
  if (known.some(({ name, wanted }) => name !== wanted)) return null;
  return of === groupOf ? new Set(known.map(({ name }) => name)).size : known.length;
}

const groupOf = ({ group }: Column): string => group;
const labelOf = ({ label }: Column): string => label;

/** Table four off a picture: fifteen values under names that were read. Null when this is no table four. */
export function readPictureFour(
  index: FormIndex,
  rows: Rows,
  place: Place,
): readonly (readonly Cell[])[] | null {
  const columns = listColumns(index);
  if (rows.some((row) => row.length !== columns.length)) return null;
  const isWord = ({ seen }: Slot): boolean => seen.kind === 'words';
  const start = rows.findIndex((row) => !row.some(isWord));
  const values = rows[start];
  if (values === undefined || start !== rows.length - 1) return null;
  const head = rows.slice(0, start);
  const groups = countNames(head, columns, groupOf) ?? 0;
  const labels = countNames(head, columns, labelOf) ?? 0;
  if (groups < leastGroups || labels < leastLabels) return null;
  if (values.some(({ own, colSpan, rowSpan }) => !own || colSpan * rowSpan !== 1)) return null;
  const names = [...Map.groupBy(columns, groupOf)];
  return [
    names.map(([name, own]) => toWordCell(name, place, own.length)),
    columns.map(({ label }) => toWordCell(label, place)),
    values.map(({ seen }) => toReadCell(seen, place)),
  ];
}
