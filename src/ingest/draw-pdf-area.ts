import { createCanvas } from '@napi-rs/canvas';
import { openPdf } from './read-pdf.ts';
import { type Pixels, toPixels } from './read-picture-pixels.ts';
import type { ReaderInput } from './reader-limits.ts';

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** About the resolution of a good scan. */
const scale = 2.8;
const maxSide = 4000;

/** An area of a page as it is painted; null when it is too small or too large to hold a form. */
export async function drawPdfArea(
  input: ReaderInput,
  { page: number, box }: { readonly page: number; readonly box: Box },
): Promise<Pixels | null> {
  const document = await openPdf(input);
  try {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale });
    const [left, top, right, bottom] = box.map((edge) => Math.round(edge * scale));
    const width = Math.min(viewport.width, right ?? 0) - Math.max(0, left ?? 0);
    const height = Math.min(viewport.height, bottom ?? 0) - Math.max(0, top ?? 0);
    if (width < 200 || height < 60 || Math.max(viewport.width, viewport.height) > maxSide)
      return null;
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    await page.render({ canvas: canvas as never, viewport }).promise;
    const part = createCanvas(Math.round(width), Math.round(height));
    const pen = part.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, part.width, part.height);
    pen.drawImage(canvas, -Math.max(0, left ?? 0), -Math.max(0, top ?? 0));
    return toPixels(part);
  } finally {
    await document.loadingTask.destroy();
  }
}
