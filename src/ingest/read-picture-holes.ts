import { type Shape, shapeColumns, shapeRows } from './read-picture-shapes.ts';

/** A stretch of paper that ink encloses: where from top (0) to bottom (1), and how high. */
type Hole = { readonly middle: number; readonly height: number };

const leastSize = 4;
/** Darker than this is a stroke. */
const stroke = 0.4;

/** The fields beside one of the grid, edge to edge. */
function listBeside(at: number): number[] {
  const [column, row] = [at % shapeColumns, Math.floor(at / shapeColumns)];
  return [
    ...(column > 0 ? [at - 1] : []),
    ...(column + 1 < shapeColumns ? [at + 1] : []),
    ...(row > 0 ? [at - shapeColumns] : []),
    ...(row + 1 < shapeRows ? [at + shapeColumns] : []),
  ];
}

/** Fields of paper that hang together, from one of them on; null when they reach the edge of the letter. */
function takeHole(paper: Uint8Array, start: number): Hole | null {
  const fields = [start];
  paper[start] = 0;
  for (const at of fields)
    for (const next of listBeside(at)) {
      if (paper[next] !== 1) continue;
      paper[next] = 0;
      fields.push(next);
    }
  const open = fields.some((at) => listBeside(at).length < 4);
  const rows = fields.map((at) => Math.floor(at / shapeColumns));
  const middle = rows.reduce((sum, row) => sum + row + 0.5, 0) / rows.length / shapeRows;
  const height = (Math.max(...rows) - Math.min(...rows) + 1) / shapeRows;
  return open || fields.length < leastSize ? null : { middle, height };
}

function listHoles({ grid }: Shape): readonly Hole[] {
  const darkest = Math.max(...grid);
  const paper = Uint8Array.from(grid, (ink) => (ink < darkest * stroke ? 1 : 0));
  const holes: Hole[] = [];
  for (let at = 0; at < paper.length; at += 1) {
    const hole = paper[at] === 1 ? takeHole(paper, at) : null;
    if (hole !== null) holes.push(hole);
  }
  return holes;
}

type Test = (holes: readonly Hole[]) => boolean;

const isOpen: Test = (holes) => holes.length === 0;
const hasOne =
  (holds: (hole: Hole) => boolean): Test =>
  (holes) =>
    holes.length < 2 && holes.every(holds);

/** What the strokes of a digit enclose in any font; strokes may be broken, so that a missing hole says nothing. */
const tests: Readonly<Record<string, Test>> = {
  '0': hasOne(({ height }) => height > 0.3),
  '1': isOpen,
  '2': isOpen,
  '3': isOpen,
  '4': hasOne(({ height }) => height < 0.7),
  '5': isOpen,
  '6': hasOne(({ middle }) => middle > 0.5),
  '7': isOpen,
  '8': (holes) => holes.length !== 1 || holes.every(({ height }) => height < 0.5),
  '9': hasOne(({ middle }) => middle < 0.5),
};

/** Whether a letter may be this digit by what its strokes enclose: a 9 never passes for a 3. */
export function mayBeDigit(shape: Shape, digit: string): boolean {
  return tests[digit]?.(listHoles(shape)) ?? false;
}
