import { type Box, clusterPositions } from './read-pdf-grid.ts';
import type { Run } from './read-pdf-page.ts';
import { isFigure } from './read-pdf-shape.ts';

const near = 3;
const isAt = (a: number, b: number): boolean => Math.abs(a - b) <= near;

/** Lines of a table that are drawn beside most of its cells: where one is missing, a wall was forgotten. */
type Walls = { readonly xs: readonly number[]; readonly ys: readonly number[] };

/** Positions at which most bands between `cuts` have an edge; `across` tells whether edges are left and right ones. */
function findWalls(boxes: readonly Box[], across: boolean): number[] {
  const [from, to, top, bottom] = across ? ([0, 2, 1, 3] as const) : ([1, 3, 0, 2] as const);
  const lines = clusterPositions(
    boxes.flatMap((box) => [box[from], box[to]]),
    near,
  );
  const cuts = clusterPositions(
    boxes.flatMap((box) => [box[top], box[bottom]]),
    near,
  );
  const bands = cuts.slice(1).map((cut, index) => (cut + (cuts[index] ?? cut)) / 2);
  return lines.slice(1, -1).filter((line) => {
    const edged = boxes.filter((box) => isAt(box[from], line) || isAt(box[to], line));
    const drawn = bands.filter((at) => edged.some((box) => box[top] < at && box[bottom] > at));
    return drawn.length * 2 > bands.length;
  });
}

const within = (lines: readonly number[], from: number, to: number): number[] =>
  lines.filter((line) => line > from + near && line < to - near);

const crosses = (run: Run, line: number, across: boolean): boolean =>
  across
    ? run.box[0] < line - 2 && run.box[2] > line + 2
    : run.box[1] < line - 2 && run.box[3] > line + 2;

/** 1. （一） 三、: the mark a label begins with. */
const beginsItem = (text: string): boolean =>
  /^(?:[（(]\s*)?[\d一二三四五六七八九十]{1,2}\s*[）).．、]/.test(text.trim());

/** Pieces of a box at its lines, left to right or top to bottom. */
function cut(box: Box, lines: readonly number[], across: boolean): Box[] {
  const [from, to] = across ? ([0, 2] as const) : ([1, 3] as const);
  const edges = [box[from], ...lines, box[to]];
  return edges.slice(1).map((end, index): Box => {
    const start = edges[index] ?? end;
    return across ? [start, box[1], end, box[3]] : [box[0], start, box[2], end];
  });
}

const isRight = (run: Run, line: number): boolean => run.box[0] >= line - 2;
const isBelow = (run: Run, line: number): boolean => run.box[1] >= line - 2;

/** Columns part figures from what stands left of them. */
function findColumnCuts(box: Box, runs: readonly Run[], walls: Walls): number[] {
  return within(walls.xs, box[0], box[2]).filter((line) => {
    const right = runs.filter((run) => isRight(run, line));
    return (
      !runs.some((run) => crosses(run, line, true)) &&
      right.every(({ text }) => isFigure(text.trim())) &&
      runs.some(({ text }) => isFigure(text.trim()))
    );
  });
}

/** Rows part figures from figures, and a label from the next one that begins with a mark of its own. */
function findRowCuts(box: Box, runs: readonly Run[], walls: Walls): number[] {
  const figures = runs.every(({ text }) => isFigure(text.trim()));
  return within(walls.ys, box[1], box[3]).filter((line) => {
    if (runs.some((run) => crosses(run, line, false))) return false;
    const below = runs.filter((run) => isBelow(run, line));
    const first = below.toSorted((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])[0];
    const above = below.length < runs.length;
    return figures || (above && first !== undefined && beginsItem(first.text));
  });
}

function splitBox(box: Box, runs: readonly Run[], walls: Walls): Box[] {
  const own = runs.filter(({ box: [left, top, right, bottom] }) => {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return x > box[0] && x < box[2] && y > box[1] && y < box[3];
  });
  if (own.length === 0) return [box];
  const columns = findColumnCuts(box, own, walls);
  if (columns.length > 0)
    return cut(box, columns, true).flatMap((part) => splitBox(part, own, { ...walls, xs: [] }));
  return cut(box, findRowCuts(box, own, walls), false);
}

/** Cells that ran together where the wall between them is not drawn, parted by the walls of the rest of the table. */
export function splitBoxes(boxes: readonly Box[], runs: readonly Run[]): Box[] {
  const walls = { xs: findWalls(boxes, true), ys: findWalls(boxes, false) };
  return boxes.flatMap((box) => splitBox(box, runs, walls));
}
