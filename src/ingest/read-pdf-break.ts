import type { BoxedCell } from './read-pdf-cell.ts';
import { isFigure, isLabel } from './read-pdf-shape.ts';

/** A printed cell in the grid of its table. */
export type Slot = BoxedCell & {
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
};

const bare = (text: string): string => text.replace(/\s/g, '');
const describe = (row: readonly Slot[] | undefined): string =>
  JSON.stringify(row?.map(({ column, colSpan, text }) => [column, colSpan, bare(text)]));

/** Rows at the top of a later page that repeat the first rows of the table are printed for the eye only. */
export function dropRepeatedHead(first: Slot[][], part: Slot[][]): Slot[][] {
  let same = 0;
  while (same < part.length && describe(part[same]) === describe(first[same])) {
    if (part[same]?.some((slot) => isFigure(slot.text))) break;
    same += 1;
  }
  return part.slice(same);
}

/** Labels begin with a mark of their own (1. （一） 三、); what does not may be the rest of the label above. */
const beginsItem = (text: string): boolean =>
  /^(?:[（(]?\s*[\d０-９一二三四五六七八九十]+\s*[）).．、]|第)/.test(text);

type Pair = { readonly above: Slot; readonly below: Slot };
/** The cells that touch the page break from either side. */
type Edge = { readonly above: readonly Slot[]; readonly below: readonly Slot[] };

function findEdge(above: readonly Slot[][], below: readonly Slot[][]): Edge {
  const last = above.flatMap((row, index) =>
    row.filter((slot) => index + slot.rowSpan === above.length),
  );
  return { above: last, below: below[0] ?? [] };
}

/** Cells on both sides of the break that share their columns. */
function findPairs({ above, below }: Edge): Pair[] {
  return below.flatMap((slot) => {
    const match = above.find((other) => other.column === slot.column);
    return match === undefined || match.colSpan !== slot.colSpan
      ? []
      : [{ above: match, below: slot }];
  });
}

/** A blank left of a label of its row is the place of a label, never of a value. */
function isLabelPlace(slot: Slot, row: readonly Slot[]): boolean {
  return row.some((other) => other.column > slot.column && isLabel(other.text));
}

const isGroup = (slot: Slot, row: readonly Slot[]): boolean =>
  slot.rowSpan > 1 || isLabelPlace(slot, row);

/** A label that spans rows on both sides is printed once, its other half blank, or goes on below in the middle of a word. */
function isOneLabel({ above, below }: Pair, edge: Edge): boolean {
  const [text = '', ...more] = [above.text, below.text].filter((one) => one !== '');
  if (more.length > 0)
    return (
      above.full &&
      !beginsItem(below.text) &&
      !/\d/.test(below.text) &&
      isGroup(above, edge.above) &&
      isGroup(below, edge.below)
    );
  if (!isLabel(text)) return false;
  return above.text === '' ? isGroup(above, edge.above) : isGroup(below, edge.below);
}

type Half = { readonly labels: boolean; readonly numbers: boolean };

function toHalf(slots: readonly Slot[]): Half {
  return {
    labels: slots.some(({ text }) => text !== '' && !isFigure(text)),
    numbers: slots.some(({ text }) => isFigure(text)),
  };
}

/** Cells that stand under none of the last row, like names of columns under their group, begin a row of their own. */
function beginsRow({ below }: Edge, pairs: readonly Pair[]): boolean {
  const halves = new Set(pairs.map((pair) => pair.below));
  return below.some((slot) => slot.text !== '' && !halves.has(slot));
}

/**
 * A row torn by the page break: nothing of it is left below, or its numbers stand below its label, or the label goes on below and the
 * numbers stand on one side only.
 */
function isTornRow(edge: Edge, pairs: readonly Pair[]): boolean {
  if (beginsRow(edge, pairs)) return false;
  const single = pairs.filter(({ above, below }) => above.rowSpan === 1 && below.rowSpan === 1);
  const [above, below] = [
    toHalf(single.map((pair) => pair.above)),
    toHalf(single.map((pair) => pair.below)),
  ];
  const labels = single.filter((pair) => pair.above.text !== '' && pair.below.text !== '');
  const isRest = !below.labels && !(below.numbers && above.numbers);
  if (isRest && labels.length === 0) return above.labels;
  const goesOn = labels.every(
    (pair) =>
      pair.above.full &&
      !isFigure(pair.above.text) &&
      !isFigure(pair.below.text) &&
      !beginsItem(pair.below.text),
  );
  return labels.length > 0 && goesOn && above.numbers !== below.numbers;
}

const joinPair = ({ above, below }: Pair, rowSpan: number): Slot => {
  const from = above.text === '' ? below : above;
  const text = above.text === '' || below.text === '' ? from.text : `${above.text}\n${below.text}`;
  return { ...above, text, page: from.page, box: from.box, rowSpan };
};

/** Rows of the next page follow; labels that span the break become one cell, a row torn by it one row. */
export function mergeOverBreak(above: Slot[][], below: Slot[][]): Slot[][] {
  const edge = findEdge(above, below);
  const pairs = findPairs(edge);
  const torn = isTornRow(edge, pairs);
  const joined = new Map<Slot, Slot>();
  const gone = new Set<Slot>();
  for (const pair of pairs) {
    const single = pair.above.rowSpan === 1 && pair.below.rowSpan === 1;
    if (!(torn && single) && !isOneLabel(pair, edge)) continue;
    const rowSpan = pair.above.rowSpan + pair.below.rowSpan - (torn ? 1 : 0);
    joined.set(pair.above, joinPair(pair, rowSpan));
    gone.add(pair.below);
  }
  const [head = [], ...rest] = below;
  const left = head.filter((slot) => !gone.has(slot));
  const upper = above.map((row) => row.map((slot) => joined.get(slot) ?? slot));
  return [...upper, ...(left.length === 0 && torn ? rest : [left, ...rest])];
}
