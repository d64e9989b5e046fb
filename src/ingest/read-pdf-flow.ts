import type { Block } from '../model/document.ts';
import { toImageBlock } from './picture-source.ts';
import { type BoxedCell, fillCells } from './read-pdf-cell.ts';
import { dropPageNumbers, findFurniture, type PageLine } from './read-pdf-furniture.ts';
import { type Box, findTables } from './read-pdf-grid.ts';
import { type Line, settleRows, surround, toLines } from './read-pdf-lines.ts';
import type { PdfPage, Run } from './read-pdf-page.ts';
import { type Margins, measureMargins, type Printed, toParagraphs } from './read-pdf-paragraphs.ts';
import { splitBoxes } from './read-pdf-split.ts';
import { toRows } from './read-pdf-table.ts';
import { findUnruledTables } from './read-pdf-unruled.ts';

/** What stands on a page from top to bottom. */
type Piece =
  | { readonly kind: 'line'; readonly line: Line; readonly box: Box }
  | { readonly kind: 'cells'; readonly cells: readonly BoxedCell[]; readonly box: Box }
  | { readonly kind: 'picture'; readonly name: string; readonly box: Box };

const isWithin = (run: Run, box: Box): boolean => {
  const [x, y] = [(run.box[0] + run.box[2]) / 2, (run.box[1] + run.box[3]) / 2];
  return x > box[0] - 3 && x < box[2] + 3 && y > box[1] && y < box[3];
};

/** Splits a page into its ruled tables, its pictures and the lines around them. */
function toPieces(page: PdfPage): Piece[] {
  let free = page.runs;
  const pieces: Piece[] = [];
  const ruled = findTables(page.rules);
  for (const boxes of ruled.length > 0 ? ruled : findTables(page.patches)) {
    const box = surround(boxes);
    const inside = free.filter((run) => isWithin(run, box));
    const { cells, outside } = fillCells(splitBoxes(boxes, inside), inside, page.number);
    if (cells.every((cell) => cell.text === '')) continue;
    free = [...free.filter((run) => !isWithin(run, box)), ...outside];
    pieces.push({ kind: 'cells', cells, box });
  }
  const lines = settleRows(toLines(free));
  const unruled = findUnruledTables(lines, page.number, page.width);
  for (const { cells } of unruled)
    pieces.push({ kind: 'cells', cells, box: surround(cells.map((cell) => cell.box)) });
  for (const line of lines)
    if (!unruled.some((table) => table.lines.has(line)))
      pieces.push({ kind: 'line', line, box: line.box });
  for (const [index, box] of page.pictures.entries())
    pieces.push({ kind: 'picture', name: `${page.number}-${index + 1}`, box });
  return pieces.sort((a, b) => a.box[1] - b.box[1]);
}

/** Blocks so far, with the paragraph lines and the table parts that may still go on. */
type Stream = {
  readonly blocks: Block[];
  readonly margins: Margins;
  lines: Printed[];
  parts: (readonly BoxedCell[])[];
  page: number;
};

function flushLines(stream: Stream): void {
  stream.blocks.push(...toParagraphs(stream.lines, stream.margins));
  stream.lines = [];
}

function flushTable(stream: Stream): void {
  const [first] = stream.parts;
  if (first === undefined) return;
  const [left, top, right, bottom] = surround(first.map((cell) => cell.box));
  const box = [left, top, right, bottom] as const;
  const place = { line: null, page: first[0]?.page ?? null, box };
  stream.blocks.push({ kind: 'table', rows: toRows(stream.parts), place });
  stream.parts = [];
}

/** A table at the top of the page right below one at the end of the page before is the same one. */
function continues(stream: Stream, box: Box, page: number): boolean {
  const above = surround(stream.parts.at(-1)?.map((cell) => cell.box) ?? []);
  const aligned = Math.abs(above[0] - box[0]) < 12 && Math.abs(above[2] - box[2]) < 12;
  return stream.parts.length > 0 && stream.page === page - 1 && aligned;
}

function addPiece(stream: Stream, piece: Piece, page: number): void {
  if (piece.kind !== 'line') flushLines(stream);
  if (piece.kind !== 'cells' || !continues(stream, piece.box, page)) flushTable(stream);
  if (piece.kind === 'line') stream.lines.push({ line: piece.line, page });
  if (piece.kind === 'cells') {
    stream.parts.push(piece.cells);
    stream.page = page;
  }
  if (piece.kind === 'picture') {
    const { name, box } = piece;
    const source = { kind: 'page', page, box } as const;
    const place = { line: null, page };
    stream.blocks.push(toImageBlock({ kind: 'image', text: name, place }, source));
  }
}

/** Every page as blocks in reading order; paragraphs and tables go on over page breaks. */
export function toPdfBlocks(pages: readonly PdfPage[]): Block[] {
  const printed = dropPageNumbers(pages).flatMap((page) =>
    toPieces(page).map((piece) => ({ page, piece })),
  );
  const lines: PageLine[] = printed.flatMap(({ page, piece }) =>
    piece.kind === 'line' ? [{ line: piece.line, page }] : [],
  );
  const furniture = findFurniture(lines);
  const text = lines.map(({ line }) => line).filter((line) => !furniture.has(line));
  const stream: Stream = {
    blocks: [],
    margins: measureMargins(text),
    lines: [],
    parts: [],
    page: 0,
  };
  for (const { page, piece } of printed)
    if (piece.kind !== 'line' || !furniture.has(piece.line)) addPiece(stream, piece, page.number);
  flushLines(stream);
  flushTable(stream);
  return stream.blocks;
}
