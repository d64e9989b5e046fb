import { type Box, clusterPositions } from './read-pdf-grid.ts';
import { splitRun, toLines, toText } from './read-pdf-lines.ts';
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

/** Digits that fill their line and go on in the next are one number broken by a narrow cell. */
function goesOn(above: { text: string; width: number }, text: string, room: number): boolean {
  return isFigure(above.text) && isFigure(text) && above.width > room * 0.75;
}

function toCell(runs: readonly Run[], box: Box, page: number): BoxedCell {
  let text = '';
  let above = { text: '', width: 0 };
  let full = false;
  for (const line of toLines(runs)) {
    const own = toText(line);
    const join = text === '' || goesOn(above, own, box[2] - box[0]);
    text += join ? own : `\n${own}`;
    above = { text: own, width: line.box[2] - line.box[0] };
    full = line.box[2] > box[2] - line.size * 2;
  }
  return { text, box, page, full };
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
  const cells = boxes.map((box) => toCell(inside.get(box) ?? [], box, page));
  return { cells, outside };
}
