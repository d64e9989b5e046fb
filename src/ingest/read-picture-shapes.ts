import { cropPixels, type Pixels } from './read-picture-pixels.ts';

/** A letter as a small grid of greys, and how wide it is for its height. */
export type Shape = { readonly grid: Float32Array; readonly aspect: number };

export const shapeColumns = 10;
export const shapeRows = 16;

function sampleAt({ width, height, gray }: Pixels, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = (column: number, row: number): number =>
    gray[Math.min(row, height - 1) * width + Math.min(column, width - 1)] ?? 255;
  const [across, down] = [x - left, y - top];
  const above = at(left, top) * (1 - across) + at(left + 1, top) * across;
  const below = at(left, top + 1) * (1 - across) + at(left + 1, top + 1) * across;
  return above * (1 - down) + below * down;
}

/** The letter that fills a crop, whatever its size: 0 paper, 1 ink. */
export function toShape(part: Pixels): Shape {
  const grid = new Float32Array(shapeColumns * shapeRows);
  for (let row = 0; row < shapeRows; row += 1)
    for (let column = 0; column < shapeColumns; column += 1) {
      const x = ((column + 0.5) / shapeColumns) * part.width - 0.5;
      const y = ((row + 0.5) / shapeRows) * part.height - 0.5;
      grid[row * shapeColumns + column] = 1 - sampleAt(part, Math.max(0, x), Math.max(0, y)) / 255;
    }
  return { grid, aspect: part.width / part.height };
}

/** How unlike two letters are; letters of one font and digit are a few hundredths apart. */
export function compareShapes(one: Shape, other: Shape): number {
  let sum = 0;
  for (const [at, ink] of one.grid.entries()) sum += Math.abs(ink - (other.grid[at] ?? 0));
  return sum / one.grid.length + Math.abs(one.aspect - other.aspect) * 0.5;
}

/** How wide a digit with its share of the gap is for its height, in the fonts forms are printed in. */
const [narrowest, widest] = [0.64, 0.9];
const dark = 150;

/** The part of a crop that is written on. */
function trim(part: Pixels): Pixels {
  const { width, gray } = part;
  const marks = [...gray.keys()].filter((at) => (gray[at] ?? 255) < dark);
  if (marks.length === 0) return part;
  const columns = marks.map((at) => at % width);
  const [left, right] = [Math.min(...columns), Math.max(...columns) + 1];
  const top = Math.floor((marks[0] ?? 0) / width);
  const bottom = Math.floor((marks.at(-1) ?? 0) / width) + 1;
  return cropPixels(part, [left, top, right, bottom]);
}

/** Digits that touch, cut where digits of one width must end; none when so many would not fill the crop. */
export function cutShapes(part: Pixels, count: number): readonly Shape[] {
  const step = part.width / count;
  if (step < part.height * narrowest || step > part.height * widest) return [];
  return Array.from({ length: count }, (_, at) => {
    const [left, right] = [Math.round(at * step), Math.round((at + 1) * step)];
    return toShape(trim(cropPixels(part, [left, 0, Math.min(right, part.width), part.height])));
  });
}
