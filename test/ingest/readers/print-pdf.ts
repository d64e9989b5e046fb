import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { locate, type Sheet, type Spot } from './sheet.ts';

const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);

type Style = 'lines' | 'boxes' | 'bars' | 'unruled';
export type Pen = InstanceType<typeof PDFDocument>;
type Box = { left: number; top: number; right: number; bottom: number };

export type Layout = {
  readonly style: Style;
  /** Rows a page break must come before, by table; tables also break where the page ends. */
  readonly breaks: readonly (number | null)[];
  /** How many rows of the head are printed again after a break. */
  readonly repeatHead: number;
  /** Points the text begins below the top of the first page. */
  readonly top: number;
};

const [margin, bottom, size] = [50, 740, 8];
const sum = (from: readonly number[]): number => from.reduce((all, each) => all + each, 0);

/** Label columns of a wide form are wider than its number columns. */
function toWidths(spots: readonly Spot[]): number[] {
  const columns = Math.max(...spots.map(({ column, across }) => column + across));
  const labels = columns >= 8 && columns <= 12 ? [40, 70, 110] : [];
  const rest = (495 - sum(labels)) / (columns - labels.length);
  return [...labels, ...Array.from({ length: columns - labels.length }, () => rest)];
}

function toHeights(pen: Pen, spots: readonly Spot[], widths: readonly number[]): number[] {
  const heights: number[] = [];
  const sorted = [...spots].sort((a, b) => a.down - b.down);
  for (const { text, row, down, column, across } of sorted) {
    const width = sum(widths.slice(column, column + across)) - 6;
    const needed = pen.heightOfString(text || ' ', { width }) + 6;
    const own = heights.slice(row, row + down).reduce((all, each) => all + each, 0);
    if (own < needed) heights[row] = (heights[row] ?? 0) + needed - own;
  }
  return heights;
}

function drawFrame(pen: Pen, { left, top, right, bottom: low }: Box, style: Style): void {
  const [width, height] = [right - left, low - top];
  if (style === 'boxes') pen.rect(left, top, width, height).stroke();
  if (style === 'lines')
    for (const [x1, y1, x2, y2] of [
      [left, top, right, top],
      [left, low, right, low],
      [left, top, left, low],
      [right, top, right, low],
    ] as const)
      pen.moveTo(x1, y1).lineTo(x2, y2).stroke();
  if (style === 'bars') {
    for (const y of [top, low]) pen.rect(left, y - 0.25, width, 0.5).fill();
    for (const x of [left, right]) pen.rect(x - 0.25, top, 0.5, height).fill();
  }
}

/** What fits into the part of a cell before the page break; Word cuts the rest off too. */
function cutToFit(pen: Pen, text: string, box: Box): string {
  const width = box.right - box.left - 6;
  const fits = (part: string): boolean =>
    pen.heightOfString(part, { width }) <= box.bottom - box.top;
  let length = text.length;
  while (length > 0 && !fits(text.slice(0, length))) length -= 1;
  return text.slice(0, length);
}

function drawText(pen: Pen, whole: string, box: Box): void {
  const text = cutToFit(pen, whole, box);
  if (text === '') return;
  const width = box.right - box.left - 6;
  const y = box.top + Math.max(1, (box.bottom - box.top - pen.heightOfString(text, { width })) / 2);
  pen.text(text, box.left + 3, y, { width, align: /^\d+$/.test(text) ? 'center' : 'left' });
}

/** Rows of one table that stand on one page, from `top` down. */
type Part = { readonly from: number; readonly to: number; readonly top: number };

function drawPart(pen: Pen, sheet: Sheet, { part, style }: { part: Part; style: Style }): void {
  const spots = locate(sheet);
  const widths = toWidths(spots);
  const heights = toHeights(pen, spots, widths);
  for (const { text, row, column, down, across } of spots) {
    const [first, last] = [Math.max(row, part.from), Math.min(row + down, part.to)];
    if (first >= last) continue;
    const left = margin + sum(widths.slice(0, column));
    const top = part.top + sum(heights.slice(part.from, first));
    const right = left + sum(widths.slice(column, column + across));
    const box = { left, right, top, bottom: top + sum(heights.slice(first, last)) };
    drawFrame(pen, box, style);
    // A cell over the page break is printed once, in the part where it begins.
    if (row >= part.from) drawText(pen, text, box);
  }
}

type Paper = { readonly pen: Pen; readonly layout: Layout; y: number; page: number; table: number };

function turnPage(paper: Paper): void {
  paper.pen.fontSize(9).text(`- ${paper.page} -`, 280, 790, { lineBreak: false });
  paper.page += 1;
  paper.pen.addPage();
  paper.y = 60;
}

/** The row the page ends before: where a break is asked for or nothing more fits. */
function findEnd(
  heights: readonly number[],
  from: number,
  page: { y: number; cut: number | null },
): number {
  let to = from;
  let low = page.y;
  for (; to < heights.length; to += 1) {
    const height = heights[to] ?? 0;
    if (to > from && (to === page.cut || low + height > bottom)) break;
    if (low + height > bottom && page.y > 60) break;
    low += height;
  }
  return to;
}

function addTable(paper: Paper, sheet: Sheet): void {
  const { pen, layout } = paper;
  const { style, repeatHead } = layout;
  pen.fontSize(size);
  const spots = locate(sheet);
  const heights = toHeights(pen, spots, toWidths(spots));
  const cut = layout.breaks[paper.table] ?? null;
  paper.table += 1;
  for (let from = 0; from < sheet.length; ) {
    pen.fontSize(size);
    const again = from === 0 ? 0 : repeatHead;
    drawPart(pen, sheet, { part: { from: 0, to: again, top: paper.y }, style });
    paper.y += sum(heights.slice(0, again));
    const to = findEnd(heights, from, { y: paper.y, cut });
    drawPart(pen, sheet, { part: { from, to, top: paper.y }, style });
    paper.y += sum(heights.slice(from, to)) + 12;
    from = to;
    if (from < sheet.length) turnPage(paper);
  }
}

function addText(paper: Paper, text: string): void {
  paper.pen.fontSize(12);
  const height = paper.pen.heightOfString(text, { width: 495 });
  if (paper.y + height > bottom) turnPage(paper);
  paper.pen.fontSize(12).text(text, margin, paper.y, { width: 495 });
  paper.y += height + 8;
}

/** Whatever is painted on A4 paper, as the bytes of a PDF. */
export async function drawPdf(paint: (pen: Pen) => void): Promise<Uint8Array> {
  const pen = new PDFDocument({ size: 'A4', margin: 0 });
  const chunks: Uint8Array[] = [];
  pen.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => pen.on('end', resolve));
  pen.font(font);
  paint(pen);
  pen.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** Text and tables through a real PDF writer, with page numbers. */
export function printPdf(
  contents: readonly (string | Sheet)[],
  layout: Layout,
): Promise<Uint8Array> {
  return drawPdf((pen) => {
    const paper: Paper = { pen, layout, y: layout.top, page: 1, table: 0 };
    for (const content of contents)
      if (typeof content === 'string') addText(paper, content);
      else addTable(paper, content);
    pen.fontSize(9).text(`- ${paper.page} -`, 280, 790, { lineBreak: false });
  });
}
