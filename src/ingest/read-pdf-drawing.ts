import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type Matrix = readonly [number, number, number, number, number, number];
type Operators = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };
export type Point = readonly [x: number, y: number];
export type Segment = readonly [Point, Point];
type Ink = { matrix: Matrix; stroke: string; fill: string };
type Pen = {
  readonly stack: Ink[];
  ink: Ink;
  readonly segments: Segment[];
  readonly pictures: [number, number, number, number][];
  /** Boxes of filled shapes that are no lines: cells painted as patches of colour. */
  readonly patches: [number, number, number, number][];
};

const thin = 3.5;
const maxSegments = 60_000;
const strokes: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const fills: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill]);
const [moving, drawing, closing] = [0, 1, 4];
const lengths: Readonly<Record<number, number>> = { 0: 2, 1: 2, 2: 6, 3: 4, 4: 0 };

/** `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [
    a * p + c * q,
    b * p + d * q,
    a * r + c * s,
    b * r + d * s,
    a * t + c * u + e,
    b * t + d * u + f,
  ];
}

/** A point of user space on the page. */
export function transformPoint(matrix: Matrix, x: number, y: number): Point {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}

function isMatrix(value: unknown): value is Matrix {
  return (
    Array.isArray(value) && value.length === 6 && value.every((one) => typeof one === 'number')
  );
}

type Step = { readonly op: number; readonly to: Point };

/** The steps of a path with the point each ends in; a closing step ends where its shape began. */
function* readSteps(path: ArrayLike<number>, matrix: Matrix): Generator<Step> {
  for (let index = 0; index < path.length; ) {
    const op = path[index] ?? closing;
    const length = lengths[op] ?? 0;
    index += length + 1;
    yield { op, to: transformPoint(matrix, path[index - 2] ?? 0, path[index - 1] ?? 0) };
  }
}

/** Every shape of a path as its straight pieces; curves only move the pen. */
function toShapes(path: ArrayLike<number>, matrix: Matrix): Segment[][] {
  const shapes: Segment[][] = [];
  let start: Point = [0, 0];
  let from: Point = [0, 0];
  for (const { op, to } of readSteps(path, matrix)) {
    if (op === moving) {
      start = to;
      shapes.push([]);
    }
    const end = op === closing ? start : to;
    if (op === drawing || op === closing) shapes.at(-1)?.push([from, end]);
    from = end;
  }
  return shapes;
}

/** A filled shape is a piece of a rule only when it is thin: the line through its middle; a dot may belong to either kind. */
function toThinSegment(segments: readonly Segment[]): Segment[] {
  const xs = segments.flatMap(([a, b]) => [a[0], b[0]]);
  const ys = segments.flatMap(([a, b]) => [a[1], b[1]]);
  const [left, right, top, bottom] = [
    Math.min(...xs),
    Math.max(...xs),
    Math.min(...ys),
    Math.max(...ys),
  ];
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const [width, height] = [right - left, bottom - top];
  if (Math.min(width, height) > thin) return [];
  const pieces: Segment[] = [];
  if (width > height * 0.7)
    pieces.push([
      [left, y],
      [right, y],
    ]);
  if (height > width * 0.7)
    pieces.push([
      [x, top],
      [x, bottom],
    ]);
  return pieces;
}

/** A filled shape that is wide and high enough to be a cell. */
function toPatch(segments: readonly Segment[]): [number, number, number, number][] {
  const xs = segments.flatMap(([a, b]) => [a[0], b[0]]);
  const ys = segments.flatMap(([a, b]) => [a[1], b[1]]);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  return right - left > thin && bottom - top > thin ? [[left, top, right, bottom]] : [];
}

const isWhite = (colour: string): boolean => /^#f{6}$/i.test(colour);

function toPath(data: unknown): ArrayLike<number> {
  const path: unknown = Array.isArray(data) ? data[0] : null;
  return path instanceof Float32Array || path instanceof Float64Array ? path : [];
}

function drawPath(pen: Pen, [op, data]: readonly unknown[]): void {
  if (typeof op !== 'number' || pen.segments.length > maxSegments) return;
  const { ink, segments, patches } = pen;
  const shapes = toShapes(toPath(data), ink.matrix);
  if (fills.has(op) && !isWhite(ink.fill))
    for (const shape of shapes) {
      segments.push(...toThinSegment(shape));
      patches.push(...toPatch(shape));
    }
  if (strokes.has(op) && !isWhite(ink.stroke))
    for (const segment of shapes.flat()) segments.push(segment);
}

/** A picture fills the unit square of the space it is painted in. */
function drawPicture(pen: Pen): void {
  const [x1, y1] = transformPoint(pen.ink.matrix, 0, 0);
  const [x2, y2] = transformPoint(pen.ink.matrix, 1, 1);
  pen.pictures.push([Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]);
}

function moveBy(pen: Pen, matrix: unknown): void {
  if (isMatrix(matrix)) pen.ink = { ...pen.ink, matrix: multiply(pen.ink.matrix, matrix) };
}

const handlers: Readonly<Record<number, (pen: Pen, args: readonly unknown[]) => void>> = {
  [OPS.save]: (pen) => pen.stack.push(pen.ink),
  [OPS.restore]: (pen) => {
    pen.ink = pen.stack.pop() ?? pen.ink;
  },
  [OPS.transform]: (pen, args) => moveBy(pen, args),
  [OPS.paintFormXObjectBegin]: (pen, args) => {
    pen.stack.push(pen.ink);
    moveBy(pen, args[0]);
  },
  [OPS.paintFormXObjectEnd]: (pen) => {
    pen.ink = pen.stack.pop() ?? pen.ink;
  },
  [OPS.setStrokeRGBColor]: (pen, [colour]) => {
    pen.ink = { ...pen.ink, stroke: String(colour) };
  },
  [OPS.setFillRGBColor]: (pen, [colour]) => {
    pen.ink = { ...pen.ink, fill: String(colour) };
  },
  [OPS.constructPath]: drawPath,
  [OPS.paintImageXObject]: drawPicture,
  [OPS.paintInlineImageXObject]: drawPicture,
};

/** The lines and pictures of a page; `view` turns user space into points from the top left. */
export function readDrawing(
  operators: Operators,
  view: Matrix,
): Pick<Pen, 'segments' | 'pictures' | 'patches'> {
  const ink = { matrix: view, stroke: '#000000', fill: '#000000' };
  const pen: Pen = { stack: [], ink, segments: [], pictures: [], patches: [] };
  for (const [index, op] of operators.fnArray.entries()) {
    const args = operators.argsArray[index];
    handlers[op]?.(pen, Array.isArray(args) ? args : []);
  }
  return pen;
}
