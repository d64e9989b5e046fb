import type { Field } from '../model/field.ts';
import type { GridCell } from './expand-spans.ts';
import { type FormIndex, findRow } from './form-index.ts';
import { toLabelKey } from './label-key.ts';
import { isValueText } from './parse-cell.ts';

/** The label of a row of table three: its words, the grid column it ends in, and the row of the form it names. */
export type RowLabel = {
  readonly text: string;
  readonly column: number;
  readonly field: Field | null;
  /** False when a slip of the pen had to be seen through. */
  readonly exact: boolean;
};

type Printed = { readonly text: string; readonly column: number };

function listLabels(index: FormIndex, cells: readonly GridCell[]): Printed[] {
  return cells.flatMap(({ text }, column) =>
    isValueText(text, index.reading) ? [] : [{ text, column }],
  );
}

/** The last label cell names the row; where it only says subtotal, the one before it does. */
function pickName(index: FormIndex, labels: readonly Printed[], last: Printed): Printed {
  const key = toLabelKey(last.text);
  if (!index.reading.subtotals.includes(key)) return last;
  return labels.findLast(({ text }) => toLabelKey(text) !== key) ?? last;
}

const marks = [/\([一二三四五六七八九十]\)/gu, /(?<!\d)\d[.、](?!\d)/gu];

/** Two numbers of one kind in a cell: the labels of two rows ran together, and nobody knows which row this is. */
function namesTwoRows(text: string): boolean {
  const plain = text.normalize('NFKC');
  return marks.some((mark) => new Set(plain.match(mark)).size > 1);
}

/** Which row of the form the label cells name; `pending` is the beginning of a label that a page break cut. */
export function findRowLabel(
  index: FormIndex,
  cells: readonly GridCell[],
  pending: string,
): RowLabel | null {
  const labels = listLabels(index, cells);
  const last = labels.at(-1);
  if (!last) return null;
  // What only reaches down from the rows above names those, not this one.
  if (labels.every(({ column }) => cells[column]?.repeat === true)) return null;
  const named = pickName(index, labels, last);
  const whole = labels.map(({ text }) => text).join('');
  const matches = [named.text, pending + named.text, whole]
    .map((text) => ({ text, match: findRow(index.rows.t3, text) }))
    .filter(({ match }) => match !== null);
  if (namesTwoRows(last.text))
    return { text: named.text, column: last.column, field: null, exact: true };
  const best = matches.find(({ match }) => match?.exact) ?? matches[0];
  const field = best?.match?.fields[0] ?? null;
  const exact = best?.match?.exact ?? true;
  return { text: best?.text ?? named.text, column: last.column, field, exact };
}
