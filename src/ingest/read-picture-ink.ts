import type { Pixels } from './read-picture-pixels.ts';

/** Which pixels are dark against what surrounds them: 1 ink, 0 paper. */
export type Ink = { readonly width: number; readonly height: number; readonly on: Uint8Array };

/** Sums over everything above and left, so that the mean of any window costs four look-ups. */
function addUp({ width, height, gray }: Pixels): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += gray[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  return sums;
}

/** Grey paper and shaded heads differ from place to place: ink is what is clearly darker than its neighbourhood. */
export function findInk(pixels: Pixels): Ink {
  const { width, height, gray } = pixels;
  const sums = addUp(pixels);
  const reach = Math.max(12, Math.round(width / 60));
  const at = (x: number, y: number): number => sums[y * (width + 1) + x] ?? 0;
  const on = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)];
      const sum = at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
      const mean = sum / ((right - left) * (bottom - top));
      if ((gray[y * width + x] ?? 0) < mean - Math.max(25, mean * 0.14)) on[y * width + x] = 1;
    }
  }
  return { width, height, on };
}

const maxPoints = 60_000;

function samplePoints({ width, on }: Ink): (readonly [x: number, y: number])[] {
  const all: number[] = [];
  for (const [at, dark] of on.entries()) if (dark === 1) all.push(at);
  const step = Math.max(1, Math.ceil(all.length / maxPoints));
  const points: (readonly [number, number])[] = [];
  for (let index = 0; index < all.length; index += step) {
    const at = all[index] ?? 0;
    points.push([at % width, Math.floor(at / width)]);
  }
  return points;
}

/** How sharply the ink falls into lines when the picture is looked at along an angle. */
function measureLines(
  points: readonly (readonly [number, number])[],
  size: Ink,
  degrees: number,
): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const rows = new Float64Array(size.height + 2 * Math.ceil(Math.abs(slope) * size.width) + 2);
  const shift = slope > 0 ? slope * size.width : 0;
  for (const [x, y] of points) {
    const row = Math.round(y - x * slope + shift);
    rows[row] = (rows[row] ?? 0) + 1;
  }
  return rows.reduce((sum, count) => sum + count * count, 0);
}

/** By how many degrees the lines of the picture rise or fall, within three. */
export function findSkew(ink: Ink): number {
  const points = samplePoints(ink);
  let best = 0;
  for (const [reach, step] of [
    [3, 0.25],
    [0.25, 0.05],
  ] as const) {
    const middle = best;
    let most = 0;
    for (let turn = -reach; turn <= reach + 1e-9; turn += step) {
      const sharp = measureLines(points, ink, middle + turn);
      if (sharp > most) [most, best] = [sharp, middle + turn];
    }
  }
  return Math.round(best * 100) / 100;
}
