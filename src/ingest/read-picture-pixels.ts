import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';

/** A picture as light and dark: one byte a pixel, 0 black. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly gray: Uint8Array;
};

/** Left, top, right, bottom in pixels; right and bottom are outside. */
export type Area = readonly [left: number, top: number, right: number, bottom: number];

const maxPixels = 40_000_000;
/** Wider pictures say nothing more about a form. */
const maxWidth = 2400;
const minWidth = 200;
const minHeight = 60;

/** What is painted, as light and dark. */
export function toPixels(canvas: Canvas): Pixels {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const gray = new Uint8Array(width * height);
  for (let at = 0; at < gray.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = [data[at * 4], data[at * 4 + 1], data[at * 4 + 2]];
    gray[at] = Math.round(red * 0.3 + green * 0.59 + blue * 0.11);
  }
  return { width, height, gray };
}

function toPaper(width: number, height: number): Canvas {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingEnabled = true;
  pen.imageSmoothingQuality = 'high';
  return canvas;
}

type Size = { readonly width: number; readonly height: number };

/** What the head of a PNG or JPEG says of its size, so that a bomb is not unpacked. */
function readSize(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0x89 && bytes.length > 24)
    return { width: view.getUint32(16), height: view.getUint32(20) };
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const mark = bytes[at + 1] ?? 0;
    const isFrame = mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

const fits = ({ width, height }: Size): boolean =>
  width >= minWidth && height >= minHeight && width * height <= maxPixels;

/** A PNG or JPEG on white paper; null for other files and for pictures too small or too large to be a form. */
export async function decodePicture(bytes: Uint8Array): Promise<Pixels | null> {
  const size = readSize(bytes);
  if (size === null || !fits(size)) return null;
  try {
    const image = await loadImage(Buffer.from(bytes));
    const scale = Math.min(1, maxWidth / image.width);
    const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
    const canvas = toPaper(width, height);
    canvas.getContext('2d').drawImage(image, 0, 0, width, height);
    return toPixels(canvas);
  } catch {
    return null;
  }
}

function toCanvas({ width, height, gray }: Pixels): Canvas {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  const image = pen.createImageData(width, height);
  for (const [at, level] of gray.entries()) image.data.set([level, level, level, 255], at * 4);
  pen.putImageData(image, 0, 0);
  return canvas;
}

/** The picture turned round its middle; corners that come in are white. */
export function turnPixels(pixels: Pixels, degrees: number): Pixels {
  const { width, height } = pixels;
  const canvas = toPaper(width, height);
  const pen = canvas.getContext('2d');
  pen.translate(width / 2, height / 2);
  pen.rotate((degrees * Math.PI) / 180);
  pen.drawImage(toCanvas(pixels), -width / 2, -height / 2);
  return toPixels(canvas);
}

/** A part of the picture. */
export function cropPixels({ width, gray }: Pixels, [left, top, right, bottom]: Area): Pixels {
  const part = new Uint8Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y += 1)
    part.set(gray.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  return { width: right - left, height: bottom - top, gray: part };
}

/** Paper becomes white and the darkest ink black; the grain of the paper goes. */
export function clearPaper({ width, height, gray }: Pixels, paper: number): Pixels {
  const sorted = Uint8Array.from(gray).sort();
  const dark = sorted[Math.floor(sorted.length * 0.02)] ?? 0;
  const light = paper - Math.max(8, (paper - dark) * 0.12);
  const stretch = 255 / Math.max(1, light - dark);
  const clear = gray.map((level) => Math.max(0, Math.min(255, (level - dark) * stretch)));
  return { width, height, gray: clear };
}

type Print = { readonly scale: number; readonly border: number; readonly copies?: number };

/** A part of the picture enlarged onto white paper, once or side by side with itself, as PNG: what an engine reads best. */
export function printPixels(part: Pixels, { scale, border, copies = 1 }: Print): Buffer {
  const width = Math.max(1, Math.round(part.width * scale));
  const height = Math.max(1, Math.round(part.height * scale));
  const step = width + Math.round(height * 0.2);
  const canvas = toPaper(width + step * (copies - 1) + border * 2, height + border * 2);
  const pen = canvas.getContext('2d');
  const image = toCanvas(part);
  for (let copy = 0; copy < copies; copy += 1)
    pen.drawImage(image, border + step * copy, border, width, height);
  return canvas.toBuffer('image/png');
}
