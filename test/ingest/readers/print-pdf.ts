import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Sheet } from './sheet.ts';

const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);

export type Style = 'lines' | 'boxes' | 'bars' | 'unruled';
type Pen = InstanceType<typeof PDFDocument>;
type Laid = { text: string; left: number; top: number; right: number; bottom: number };

const widths = [60, 70, 90, 53, 53, 53, 53, 53];
const height = 34;
const margin = 50;

const sum = (from: readonly number[]): number => from.reduce((all, each) => all + each, 0);

type Spot = { text: string; row: number; column: number; down: number; across: number };

/** Row and column of every printed cell. */
function locate(sheet: Sheet): Spot[] {
  const taken = new Set<string>();
  const spots: Spot[] = [];
  const take = ({ row, column, down, across }: Spot): void => {
    for (let at = 0; at < down * across; at += 1)
      taken.add(`${row + Math.floor(at / across)} ${column + (at % across)}`);
  };
  for (const [row, cells] of sheet.entries())
    for (const [text, down, across] of cells) {
      let column = 0;
      while (taken.has(`${row} ${column}`)) column += 1;
      const spot = { text, row, column, down, across };
      spots.push(spot);
      take(spot);
    }
  return spots;
}

/** Where the cells of a form stand when row `first` is the first on its page. */
function layOut(sheet: Sheet, [first, last]: readonly [number, number], top: number): Laid[] {
  return locate(sheet).flatMap(({ text, row, column, down, across }) => {
    const [from, to] = [Math.max(row, first), Math.min(row + down, last)];
    if (from >= to) return [];
    const left = margin + sum(widths.slice(0, column));
    const right = left + sum(widths.slice(column, column + across));
    const [y1, y2] = [top + (from - first) * height, top + (to - first) * height];
    // A cell over the page break is printed once, in the part where it begins.
    return [{ text: row >= first ? text : '', left, right, top: y1, bottom: y2 }];
  });
}

function drawFrame(pen: Pen, cell: Laid, style: Style): void {
  const { left, top, right, bottom } = cell;
  if (style === 'boxes') pen.rect(left, top, right - left, bottom - top).stroke();
  if (style === 'lines')
    for (const [x1, y1, x2, y2] of [
      [left, top, right, top],
      [left, bottom, right, bottom],
      [left, top, left, bottom],
      [right, top, right, bottom],
    ] as const)
      pen.moveTo(x1, y1).lineTo(x2, y2).stroke();
  if (style === 'bars') {
    for (const y of [top, bottom]) pen.rect(left, y - 0.25, right - left, 0.5).fill();
    for (const x of [left, right]) pen.rect(x - 0.25, top, 0.5, bottom - top).fill();
  }
}

function drawText(pen: Pen, { text, left, right, top, bottom }: Laid): void {
  const width = right - left - 6;
  const lines = pen.heightOfString(text || ' ', { width, lineGap: 0 });
  const y = top + Math.max(1, (bottom - top - lines) / 2);
  const numeric = /^\d+$/.test(text);
  if (text !== '') pen.text(text, left + 3, y, { width, align: numeric ? 'center' : 'left' });
}

export type Plan = {
  readonly style: Style;
  readonly sheet: Sheet;
  /** Row at which the second page begins; null keeps the table on one page. */
  readonly breakAt: number | null;
  /** How many rows of the head are printed again on the second page. */
  readonly repeatHead: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
};

function drawPart(pen: Pen, plan: Plan, [first, last]: readonly [number, number]): void {
  const top = first === 0 ? 250 : 60 + plan.repeatHead * height;
  const head = first === 0 ? [] : layOut(plan.sheet, [0, plan.repeatHead], 60);
  pen.fontSize(9);
  for (const cell of [...head, ...layOut(plan.sheet, [first, last], top)]) {
    drawFrame(pen, cell, plan.style);
    drawText(pen, cell);
  }
}

/** A report of one table through a real PDF writer, with page numbers and text around it. */
export async function printPdf(plan: Plan): Promise<Uint8Array> {
  const pen = new PDFDocument({ size: 'A4', margin });
  const chunks: Uint8Array[] = [];
  pen.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => pen.on('end', resolve));
  pen.font(font).fontSize(12);
  for (const [index, text] of plan.before.entries()) pen.text(text, margin, 60 + index * 60);
  const rows = plan.sheet.length;
  drawPart(pen, plan, [0, plan.breakAt ?? rows]);
  pen.fontSize(9).text('- 1 -', 280, 770, { lineBreak: false });
  if (plan.breakAt !== null) {
    pen.addPage();
    drawPart(pen, plan, [plan.breakAt, rows]);
    pen.fontSize(9).text('- 2 -', 280, 770, { lineBreak: false });
  }
  pen.fontSize(12);
  for (const [index, text] of plan.after.entries()) pen.text(text, margin, 640 + index * 40);
  pen.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** Whether the font for Chinese is installed. */
export const hasFont: boolean = existsSync(font);
