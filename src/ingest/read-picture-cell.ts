import type { PictureEye, Sight } from './open-picture-eye.ts';
import type { PictureCell } from './read-picture-grid.ts';
import { clearPaper, cropPixels, type Pixels, printPixels } from './read-picture-pixels.ts';

/** A cell of a picture as it was read. `figure` null: something is written there that could not be read for certain. */
export type SeenCell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'figure'; readonly figure: string | null; readonly confidence: number }
  | { readonly kind: 'words'; readonly text: string };

/** What all cells of a picture share. */
export type PictureView = {
  readonly eye: PictureEye;
  readonly pixels: Pixels;
  /** The grey of the paper. */
  readonly paper: number;
  /** How high a digit is, in pixels. */
  readonly digit: number;
  /** Crops seen before: on a clean picture every 0 looks the same. */
  readonly known: Map<string, SeenCell>;
};

const number = /^(?:0|[1-9]\d{0,6})$/u;
const leastConfidence = 50;
const wordHeight = 22;

/** Two ways of looking must agree; a third decides where they do not. */
const looks = [
  ['figure', 32, 20],
  ['glyphs', 24, 8],
  ['figure', 24, 20],
] as const;

/** A lone digit is shown three times side by side: an engine that looks for lines overlooks single letters. */
function takeOne(text: string, copies: number): string {
  if (copies === 1) return text;
  return new Set(text).size === 1 ? text.charAt(0) : '';
}

/** As many digits as separate letters; where letters touch there may be more. */
function fits(text: string, { marks }: PictureCell): boolean {
  if (!number.test(text)) return false;
  return marks.kind === 'figure' ? text.length === marks.letters : text.length >= marks.letters;
}

type Crop = { readonly cell: PictureCell; readonly part: Pixels };

async function look({ cell, part }: Crop, view: PictureView): Promise<SeenCell> {
  const copies = cell.marks.letters === 1 && part.width < part.height ? 3 : 1;
  const seen = new Map<string, number>();
  for (const [mode, height, border] of looks) {
    const png = printPixels(part, { scale: height / part.height, border, copies });
    const sight: Sight = await view.eye.read(mode, png);
    const text = takeOne(sight.text, copies);
    if (!fits(text, cell) || sight.confidence < leastConfidence) continue;
    const before = seen.get(text);
    if (before !== undefined)
      return { kind: 'figure', figure: text, confidence: Math.min(before, sight.confidence) };
    seen.set(text, sight.confidence);
  }
  return { kind: 'figure', figure: null, confidence: 0 };
}

async function readFigure(cell: PictureCell, view: PictureView): Promise<SeenCell> {
  const part = clearPaper(cropPixels(view.pixels, cell.marks.area), view.paper);
  const key = `${cell.marks.letters} ${part.width} ${Buffer.from(part.gray).toString('latin1')}`;
  const seen = view.known.get(key) ?? (await look({ cell, part }, view));
  view.known.set(key, seen);
  return seen;
}

async function readWords(cell: PictureCell, view: PictureView): Promise<SeenCell> {
  const part = clearPaper(cropPixels(view.pixels, cell.marks.area), view.paper);
  const scale = Math.min(4, Math.max(0.5, wordHeight / view.digit));
  const { text } = await view.eye.read('words', printPixels(part, { scale, border: 16 }));
  // Digits that touch look like Chinese letters at first.
  return /^[\dOo]{1,8}$/u.test(text) ? await readFigure(cell, view) : { kind: 'words', text };
}

/** Reads one crop: by its looks first as a number or as words; what is neither clear nor blank is not read at all. */
export async function readPictureCell(cell: PictureCell, view: PictureView): Promise<SeenCell> {
  const { kind } = cell.marks;
  if (kind === 'blank') return { kind: 'blank' };
  if (kind === 'unsure') return { kind: 'figure', figure: null, confidence: 0 };
  return kind === 'figure' ? await readFigure(cell, view) : await readWords(cell, view);
}
