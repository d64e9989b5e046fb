import type { PictureEye, Sight } from './open-picture-eye.ts';
import type { PictureCell } from './read-picture-grid.ts';
import { clearPaper, cropPixels, type Pixels, printPixels } from './read-picture-pixels.ts';
import { cutShapes, type Shape, toShape } from './read-picture-shapes.ts';

/** A cell as it looks: of a number, what each way of looking made of it and the shapes of its digits. */
export type LookedCell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'words'; readonly text: string }
  | {
      readonly kind: 'figure';
      readonly sights: readonly Sight[];
      readonly shapes: readonly Shape[];
    };

/** What all cells of a picture share. */
export type PictureView = {
  readonly eye: PictureEye;
  readonly pixels: Pixels;
  /** The grey of the paper. */
  readonly paper: number;
  /** How high a digit is, in pixels. */
  readonly digit: number;
  /** Crops seen before: on a clean picture every 0 looks the same. */
  readonly known: Map<string, readonly Sight[]>;
};

const number = /^(?:0|[1-9]\d{0,6})$/u;
const leastConfidence = 50;
const wordHeight = 22;

/** Two ways of looking that err in different ways, a line taken as it is and a line found by its letters; each in a second size when it sees nothing. */
const looks = [
  { mode: 'glyphs', sizes: [24, 32], border: 8 },
  { mode: 'figure', sizes: [32, 24], border: 20 },
] as const;

/** A lone digit is shown three times side by side: an engine that looks for lines overlooks single letters. */
function takeOne(text: string, copies: number): string {
  if (copies === 1) return text;
  return new Set(text).size === 1 ? text.charAt(0) : '';
}

/** As many digits as separate letters; where letters touch there may be more. */
function fits(text: string, { marks }: PictureCell): boolean {
  const { kind, letters } = marks;
  if (!number.test(text)) return false;
  return kind === 'figure' ? text.length === letters.length : text.length >= letters.length;
}

type Crop = { readonly cell: PictureCell; readonly part: Pixels };

type Way = (typeof looks)[number];

async function lookOnce({ cell, part }: Crop, way: Way, view: PictureView): Promise<Sight> {
  const copies = cell.marks.letters.length === 1 && part.width < part.height ? 3 : 1;
  for (const height of way.sizes) {
    const print = { scale: height / part.height, border: way.border, copies };
    const { text: seen, confidence } = await view.eye.read(way.mode, printPixels(part, print));
    const text = takeOne(seen, copies);
    if (fits(text, cell) && confidence >= leastConfidence) return { text, confidence };
  }
  return { text: '', confidence: 0 };
}

async function look(crop: Crop, view: PictureView): Promise<readonly Sight[]> {
  const sights: Sight[] = [];
  for (const way of looks) sights.push(await lookOnce(crop, way, view));
  return sights;
}

async function readFigure(cell: PictureCell, view: PictureView): Promise<LookedCell> {
  const { area, letters } = cell.marks;
  const part = clearPaper(cropPixels(view.pixels, area), view.paper);
  const key = `${letters.length} ${part.width} ${Buffer.from(part.gray).toString('latin1')}`;
  const sights = view.known.get(key) ?? (await look({ cell, part }, view));
  view.known.set(key, sights);
  const [count = 0] = sights.map(({ text }) => text.length).filter((length) => length > 0);
  const shapes =
    count > letters.length
      ? cutShapes(part, count)
      : letters.map((letter) => toShape(clearPaper(cropPixels(view.pixels, letter), view.paper)));
  return { kind: 'figure', sights, shapes };
}

async function readWords(cell: PictureCell, view: PictureView): Promise<LookedCell> {
  const part = clearPaper(cropPixels(view.pixels, cell.marks.area), view.paper);
  const scale = Math.min(4, Math.max(0.5, wordHeight / view.digit));
  const { text } = await view.eye.read('words', printPixels(part, { scale, border: 16 }));
  // Digits that touch look like Chinese letters at first.
  return /^[\dOo]{1,8}$/u.test(text) ? await readFigure(cell, view) : { kind: 'words', text };
}

/** Looks at one crop: by its form first as at a number or as at words. */
export async function lookAtCell(cell: PictureCell, view: PictureView): Promise<LookedCell> {
  const { kind } = cell.marks;
  if (kind === 'blank') return { kind: 'blank' };
  if (kind === 'unsure') return { kind: 'figure', sights: [], shapes: [] };
  return kind === 'figure' ? await readFigure(cell, view) : await readWords(cell, view);
}
