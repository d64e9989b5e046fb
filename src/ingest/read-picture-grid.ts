import { type Box, findTables } from './read-pdf-grid.ts';
import { findInk, findSkew, type Ink } from './read-picture-ink.ts';
import { findMarks, type Marks } from './read-picture-marks.ts';
import { type Area, type Pixels, turnPixels } from './read-picture-pixels.ts';
import { findPictureRules, toUnit } from './read-picture-rules.ts';

/** A ruled cell of a picture with what is written in it. */
export type PictureCell = { readonly box: Box; readonly marks: Marks };

/** A picture set level, with the cells of every ruled table on it. */
export type PictureTables = {
  readonly pixels: Pixels;
  readonly tables: readonly (readonly PictureCell[])[];
};

/** Fewer cells are no table of the form, more are no form. */
const leastCells = 12;
const mostCells = 600;
/** How far a frame may reach into a cell. */
const maxFrame = 8;
const leastSkew = 0.04;

/** How much of a line of pixels is ink. */
function measureSide(ink: Ink, [left, top, right, bottom]: Area): number {
  let dark = 0;
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) dark += ink.on[y * ink.width + x] ?? 0;
  return dark / Math.max(1, (right - left) * (bottom - top));
}

type Sides = { left: number; top: number; right: number; bottom: number };

/** Steps over the frame from every side, so that only what is written is left; null when nothing is. */
function stepInside(ink: Ink, box: Box): Area | null {
  const unit = toUnit(ink);
  const [x1, y1, x2, y2] = box.map((edge) => Math.round(edge / unit));
  const at: Sides = {
    left: Math.max(0, (x1 ?? 0) + 2),
    top: Math.max(0, (y1 ?? 0) + 2),
    right: Math.min(ink.width, (x2 ?? 0) - 2),
    bottom: Math.min(ink.height, (y2 ?? 0) - 2),
  };
  const lines: readonly (readonly [keyof Sides, 1 | -1, () => Area])[] = [
    ['left', 1, () => [at.left, at.top, at.left + 1, at.bottom]],
    ['right', -1, () => [at.right - 1, at.top, at.right, at.bottom]],
    ['top', 1, () => [at.left, at.top, at.right, at.top + 1]],
    ['bottom', -1, () => [at.left, at.bottom - 1, at.right, at.bottom]],
  ];
  for (const [side, step, line] of lines) {
    let steps = 0;
    while (steps < maxFrame && measureSide(ink, line()) > 0.4) {
      at[side] += step;
      steps += 1;
    }
    at[side] += step;
  }
  const { left, top, right, bottom } = at;
  return right - left >= 6 && bottom - top >= 6 ? [left, top, right, bottom] : null;
}

/** A cell too narrow to look into keeps its place in the grid. */
const unseen: Marks = { kind: 'unsure', letters: [], area: [0, 0, 1, 1] };

function toCell(level: { pixels: Pixels; ink: Ink }, box: Box): PictureCell {
  const inside = stepInside(level.ink, box);
  return {
    box,
    marks: inside === null ? unseen : findMarks(level.pixels, level.ink, inside),
  };
}

/** A scan lies a little askew: it is turned until its lines are level. */
function setLevel(pixels: Pixels): { pixels: Pixels; ink: Ink } {
  const ink = findInk(pixels);
  const skew = findSkew(ink);
  if (Math.abs(skew) < leastSkew) return { pixels, ink };
  const turned = turnPixels(pixels, -skew);
  return { pixels: turned, ink: findInk(turned) };
}

/** The ruled tables of a picture, top to bottom: their cells found by the lines alone, nothing read yet. */
export function findPictureTables(picture: Pixels): PictureTables {
  const level = setLevel(picture);
  const top = (boxes: readonly Box[]): number => Math.min(...boxes.map((box) => box[1]));
  const tables = findTables(findPictureRules(level.ink))
    .filter((boxes) => boxes.length >= leastCells && boxes.length <= mostCells)
    .toSorted((a, b) => top(a) - top(b))
    .map((boxes) => boxes.map((box) => toCell(level, box)));
  return { pixels: level.pixels, tables };
}
