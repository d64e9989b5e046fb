import { join } from 'node:path';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { root } from '../gold.ts';
import { createDice } from '../readers/dice.ts';
import { locate, type Sheet, type Spot } from '../readers/sheet.ts';

/** How a form is painted and what happened to the picture since. */
export type Look = {
  readonly font?: number;
  readonly width?: number;
  readonly family?: string;
  /** Thickness and grey of the lines. */
  readonly line?: number;
  readonly ink?: string;
  readonly degrees?: number;
  /** Grey noise, levels up and down. */
  readonly noise?: number;
  readonly blur?: number;
  /** JPEG quality; PNG without it. */
  readonly jpeg?: number;
};

GlobalFonts.registerFromPath(join(root, 'data/fonts/noto-sans-sc-gb2312.ttf'), 'form');

const margin = 24;
const sum = (from: readonly number[]): number => from.reduce((all, each) => all + each, 0);

function toWidths(spots: readonly Spot[], width: number): number[] {
  const columns = Math.max(...spots.map(({ column, across }) => column + across));
  const labels =
    columns >= 8 && columns <= 12 ? [0.09, 0.12, 0.23].map((part) => part * width) : [];
  const rest = (width - sum(labels)) / (columns - labels.length);
  return [...labels, ...Array.from({ length: columns - labels.length }, () => rest)];
}

function wrap(pen: SKRSContext2D, text: string, width: number): string[] {
  const lines = [''];
  for (const letter of text) {
    const line = `${lines.at(-1)}${letter}`;
    if (pen.measureText(line).width > width && lines.at(-1) !== '') lines.push(letter);
    else lines[lines.length - 1] = line;
  }
  return lines;
}

function toHeights(
  pen: SKRSContext2D,
  spots: readonly Spot[],
  widths: readonly number[],
): number[] {
  const size = Number.parseInt(pen.font, 10);
  const heights: number[] = [];
  for (const { text, row, down, column, across } of [...spots].sort((a, b) => a.down - b.down)) {
    const room = sum(widths.slice(column, column + across)) - size * 0.6;
    const needed = wrap(pen, text, room).length * size * 1.35 + size * 0.7;
    const own = sum(heights.slice(row, row + down));
    if (own < needed) heights[row] = Math.ceil((heights[row] ?? 0) + needed - own);
  }
  return heights;
}

function drawSpot(
  pen: SKRSContext2D,
  text: string,
  box: readonly [number, number, number, number],
): void {
  const size = Number.parseInt(pen.font, 10);
  const [left, top, width, height] = box;
  pen.strokeRect(left, top, width, height);
  const lines = wrap(pen, text, width - size * 0.6);
  const first = top + height / 2 - ((lines.length - 1) * size * 1.35) / 2;
  for (const [at, line] of lines.entries())
    pen.fillText(line, left + width / 2, first + at * size * 1.35);
}

/** Sheets one under the other on white paper. */
export function drawSheets(sheets: readonly Sheet[], look: Look = {}): Canvas {
  const { font = 15, width = 1000, line = 1, ink = '#000', family = 'form' } = look;
  const probe = createCanvas(10, 10).getContext('2d');
  probe.font = `${font}px ${family}`;
  const laid = sheets.map((sheet) => {
    const spots = locate(sheet);
    const widths = toWidths(spots, width).map(Math.round);
    return { spots, widths, heights: toHeights(probe, spots, widths) };
  });
  const height = sum(laid.map(({ heights }) => sum(heights) + margin)) + margin;
  const canvas = createCanvas(width + margin * 2, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.font = probe.font;
  pen.fillStyle = '#000';
  pen.strokeStyle = ink;
  pen.lineWidth = line;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  let y = margin + 0.5;
  for (const { spots, widths, heights } of laid) {
    for (const { text, row, column, down, across } of spots)
      drawSpot(pen, text, [
        margin + 0.5 + sum(widths.slice(0, column)),
        y + sum(heights.slice(0, row)),
        sum(widths.slice(column, column + across)),
        sum(heights.slice(row, row + down)),
      ]);
    y += sum(heights) + margin;
  }
  return canvas;
}

function addNoise(canvas: Canvas, level: number): void {
  const pen = canvas.getContext('2d');
  const image = pen.getImageData(0, 0, canvas.width, canvas.height);
  const dice = createDice(7);
  for (let at = 0; at < image.data.length; at += 4) {
    const shift = dice.below(level * 2 + 1) - level;
    for (let part = 0; part < 3; part += 1)
      image.data[at + part] = (image.data[at + part] ?? 0) * 0.94 + shift;
  }
  pen.putImageData(image, 0, 0);
}

/** The bytes of a picture file after what scanners and compressors do. */
export async function toPictureBytes(canvas: Canvas, look: Look = {}): Promise<Uint8Array> {
  const { degrees = 0, blur = 0, noise = 0, jpeg } = look;
  const copy = createCanvas(canvas.width, canvas.height);
  const pen = copy.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, copy.width, copy.height);
  if (blur > 0) pen.filter = `blur(${blur}px)`;
  pen.translate(copy.width / 2, copy.height / 2);
  pen.rotate((degrees * Math.PI) / 180);
  pen.drawImage(canvas, -canvas.width / 2, -canvas.height / 2);
  pen.resetTransform();
  pen.filter = 'none';
  if (noise > 0) addNoise(copy, noise);
  const bytes = jpeg === undefined ? await copy.encode('png') : await copy.encode('jpeg', jpeg);
  return new Uint8Array(bytes);
}

/** The picture as a page would carry it inside its text. */
export function toDataUri(bytes: Uint8Array): string {
  const kind = bytes[0] === 0x89 ? 'png' : 'jpeg';
  return `data:image/${kind};base64,${Buffer.from(bytes).toString('base64')}`;
}
