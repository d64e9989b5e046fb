import { type Box, clusterPositions } from './read-pdf-grid.ts';
import { type Line, splitRun, toLines, toText } from './read-pdf-lines.ts';
import type { Run } from './read-pdf-page.ts';
import { isFigure } from './read-pdf-shape.ts';

/** A printed cell of a PDF table before its place in the grid is known. */
export type BoxedCell = {
  readonly text: string;
  readonly box: Box;
  readonly page: number;
  /** The last line of text reaches the right side: it may go on elsewhere. */
  readonly full: boolean;
};

/** How much of a run lies in a box, by area of overlap. */
function overlap(run: Box, box: Box): number {
  const width = Math.min(run[2], box[2]) - Math.max(run[0], box[0]);
  const height = Math.min(run[3], box[3]) - Math.max(run[1], box[1]);
  return width <= 0 || height <= 0 ? 0 : width * height;
}

/** What is known of a cell before its text: its lines, and whether the other figures of its row stand on one line each. */
type Filled = { readonly box: Box; readonly lines: readonly Line[]; readonly inOneLine: boolean };
type Above = { readonly text: string; readonly line: Line | null };

/** Digits that fill their line and go on right below are one number broken by a narrow cell: one digit more had no room. */
function goesOn({ text, line }: Above, below: string, { box, inOneLine }: Filled): boolean {
  if (line === null || !isFigure(text) || !isFigure(below)) return false;
  const width = line.box[2] - line.box[0];
  const room = box[2] - box[0];
  const more = width + width / text.length;
  return width > room * 0.75 || (inOneLine && more > room - line.size * 1.2);
}

function toCell(filled: Filled, page: number): BoxedCell {
  const { box, lines } = filled;
  let text = '';
  let above: Above = { text: '', line: null };
  let full = false;
  for (const line of lines) {
    const own = toText(line);
    const join = text === '' || goesOn(above, own, filled);
    text += join ? own : `\n${own}`;
    above = { text: own, line };
    full = line.box[2] > box[2] - line.size * 2;
  }
  return { text, box, page, full };
}

/** At least two other cells of the row hold a figure, and each of them on one line. */
function standInOneLine(box: Box, all: ReadonlyMap<Box, readonly Line[]>): boolean {
  const beside = [...all].filter(
    ([other]) =>
      other !== box && Math.abs(other[1] - box[1]) < 3 && Math.abs(other[3] - box[3]) < 3,
  );
  const figures = beside.filter(
    ([, lines]) => lines.length > 0 && lines.every((line) => isFigure(toText(line))),
  );
  return figures.length >= 2 && figures.every(([, lines]) => lines.length === 1);
}

/** Walls a run crosses: right edges of the cells on its height. */
function findWalls(run: Run, boxes: readonly Box[]): number[] {
  const middle = (run.box[1] + run.box[3]) / 2;
  const beside = boxes.filter((box) => box[1] <= middle && box[3] >= middle);
  return clusterPositions(
    beside.flatMap((box) => [box[0], box[2]]),
    3,
  );
}

/** Every run goes into the cell it lies in for the most part; what lies in none is handed back. */
export function fillCells(
  boxes: readonly Box[],
  runs: readonly Run[],
  page: number,
): { readonly cells: readonly BoxedCell[]; readonly outside: readonly Run[] } {
  const inside = new Map<Box, Run[]>();
  const outside: Run[] = [];
  for (const run of runs.flatMap((one) => splitRun(one, findWalls(one, boxes)))) {
    let best: Box | null = null;
    let most = 0;
    for (const box of boxes) {
      const shared = overlap(run.box, box);
      if (shared > most) [best, most] = [box, shared];
    }
    if (best === null) outside.push(run);
    else inside.set(best, [...(inside.get(best) ?? []), run]);
  }
  const all = new Map(boxes.map((box) => [box, toLines(inside.get(box) ?? [])] as const));
  const cells = [...all].map(([box, lines]) => {
    const inOneLine = lines.length > 1 && standInOneLine(box, all);
    return toCell({ box, lines, inOneLine }, page);
  });
  return { cells, outside };
}
