import type { Ink } from './read-picture-ink.ts';
import { type Area, cropPixels, type Pixels } from './read-picture-pixels.ts';

/** What is written in a cell, by its looks alone. */
export type Marks = {
  /** `unsure`: too faint to be sure that something, or nothing, is written there. */
  readonly kind: 'blank' | 'figure' | 'words' | 'unsure';
  /** The separate letters side by side; none in a blank cell. */
  readonly letters: readonly Area[];
  /** The stretch of the picture the writing covers; of a blank cell, its inside. */
  readonly area: Area;
};

type Piece = { left: number; top: number; right: number; bottom: number; size: number };

const minSpeck = 4;
const minFaint = 12;

function grow(piece: Piece, x: number, y: number): void {
  piece.left = Math.min(piece.left, x);
  piece.right = Math.max(piece.right, x + 1);
  piece.top = Math.min(piece.top, y);
  piece.bottom = Math.max(piece.bottom, y + 1);
  piece.size += 1;
}

const around = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((across) => [across, down] as const));

/** Takes one piece of ink off the mask, from one of its pixels on. */
function takePiece(free: Uint8Array, { width, height }: Ink, start: number): Piece {
  const piece = { left: width, top: height, right: 0, bottom: 0, size: 0 };
  free[start] = 0;
  for (const stack = [start]; stack.length > 0; ) {
    const at = stack.pop() ?? 0;
    const [x, y] = [at % width, Math.floor(at / width)];
    grow(piece, x, y);
    for (const [across, down] of around) {
      const next = (y + down) * width + x + across;
      if (x + across < 0 || x + across >= width || free[next] !== 1) continue;
      free[next] = 0;
      stack.push(next);
    }
  }
  return piece;
}

/** Ink that hangs together, corner to corner. */
function listPieces(ink: Ink): Piece[] {
  const free = Uint8Array.from(ink.on);
  const pieces: Piece[] = [];
  for (let at = 0; at < free.length; at += 1)
    if (free[at] === 1) pieces.push(takePiece(free, ink, at));
  return pieces;
}

/** A rest of the frame: along an edge of the cell, thin, and as long as no stroke is. */
function isFrame({ left, top, right, bottom }: Piece, { width, height }: Ink): boolean {
  const [across, down] = [right - left, bottom - top];
  const lies = down <= 4 && across > width * 0.4 && (top <= 1 || bottom >= height - 1);
  const stands = across <= 4 && down > height * 0.4 && (left <= 1 || right >= width - 1);
  return lies || stands;
}

const cropInk = (ink: Ink, area: Area): Ink => {
  const { width, height, gray } = cropPixels({ ...ink, gray: ink.on }, area);
  return { width, height, on: gray };
};

const surround = (pieces: readonly Piece[]): Area => [
  Math.min(...pieces.map(({ left }) => left)),
  Math.min(...pieces.map(({ top }) => top)),
  Math.max(...pieces.map(({ right }) => right)),
  Math.max(...pieces.map(({ bottom }) => bottom)),
];

/** Pieces one over the other are one letter. */
function joinLetters(pieces: readonly Piece[]): Piece[] {
  const letters: Piece[] = [];
  for (const piece of [...pieces].sort((a, b) => a.left - b.left)) {
    const last = letters.at(-1);
    if (last === undefined || piece.left >= last.right) letters.push({ ...piece });
    else {
      last.right = Math.max(last.right, piece.right);
      last.top = Math.min(last.top, piece.top);
      last.bottom = Math.max(last.bottom, piece.bottom);
    }
  }
  return letters;
}

/** Nothing is written between one line and the next; digits leave no such gap. */
function hasLines(pieces: readonly Piece[]): boolean {
  let reach = Infinity;
  for (const { top, bottom } of [...pieces].sort((a, b) => a.top - b.top)) {
    if (top > reach) return true;
    reach = Math.max(reach === Infinity ? 0 : reach, bottom);
  }
  return false;
}

/** Digits are narrow, stand in one line and are of one height; Chinese letters are as wide as they are high. */
function isFigure(pieces: readonly Piece[], letters: readonly Piece[]): boolean {
  const [, top, , bottom] = surround(pieces);
  const height = bottom - top;
  if (hasLines(pieces)) return false;
  const narrow = letters.every(({ left, right }) => right - left <= height * 0.85);
  const high = letters.filter((letter) => letter.bottom - letter.top >= height * 0.7);
  return letters.length <= 9 && narrow && high.length >= letters.length / 2;
}

/** Anything a shade darker than the paper of the cell that hangs together. */
function hasFaint(part: Pixels): boolean {
  const sorted = Uint8Array.from(part.gray).sort();
  const paper = sorted[Math.floor(sorted.length / 2)] ?? 255;
  const dark = paper - Math.max(14, paper * 0.06);
  const on = part.gray.map((level) => (level < dark ? 1 : 0));
  const ink = { ...part, on };
  return listPieces(ink).some((piece) => piece.size >= minFaint && !isFrame(piece, ink));
}

const moveInto = ({ left, top, right, bottom }: Piece, [x, y]: Area): Area => [
  ...([x + left, y + top, x + right, y + bottom] as const),
];

/** Whether a cell is blank, holds something like a number, or words, and where. */
export function findMarks(pixels: Pixels, ink: Ink, inside: Area): Marks {
  const own = cropInk(ink, inside);
  const pieces = listPieces(own).filter((piece) => piece.size >= minSpeck && !isFrame(piece, own));
  if (pieces.length === 0) {
    const kind = hasFaint(cropPixels(pixels, inside)) ? 'unsure' : 'blank';
    return { kind, letters: [], area: inside };
  }
  const [left, top, right, bottom] = surround(pieces);
  const letters = joinLetters(pieces);
  return {
    kind: isFigure(pieces, letters) ? 'figure' : 'words',
    letters: letters.map((letter) => moveInto(letter, inside)),
    area: moveInto({ left, top, right, bottom, size: 0 }, inside),
  };
}
