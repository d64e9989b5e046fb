import type { Block, Place } from '../model/document.ts';
import { toImageBlock } from './picture-source.ts';
import type { WordCell } from './read-docx-table.ts';
import { checkCells } from './reader-limits.ts';

const maxSpan = 200;

type Paragraph = { text: string; heading: boolean; readonly place: Place };
type Table = { readonly rows: WordCell[][]; readonly place: Place };

/** Where the walk stands: tables nest in cells, text boxes in paragraphs. */
export type Walk = {
  readonly blocks: Block[];
  readonly tables: Table[];
  readonly paragraphs: Paragraph[];
  paragraph: number;
  cells: number;
  depth: number;
  /** Open elements whose text nobody sees: fallbacks, moved and hidden text. */
  unseen: number;
  former: number;
  hidden: boolean;
  inText: boolean;
  picture: string;
};

export const here = (walk: Walk): Place => ({ line: Math.max(1, walk.paragraph), page: null });
export const innerCell = (walk: Walk): WordCell | undefined =>
  walk.tables.at(-1)?.rows.at(-1)?.at(-1);
export const target = (walk: Walk): Block[] => innerCell(walk)?.blocks ?? walk.blocks;

export function addCell(walk: Walk): void {
  walk.cells += 1;
  checkCells(walk.cells);
  const place = { line: walk.paragraph + 1, page: null };
  walk.tables.at(-1)?.rows.at(-1)?.push({ blocks: [], place, colSpan: 1, merge: 'none' });
}

/** Older programs keep every slot of a wide cell and say of the later ones that they go on from the left. */
export function joinLeft(walk: Walk): void {
  const row = walk.tables.at(-1)?.rows.at(-1) ?? [];
  const [left, cell] = row.slice(-2);
  if (left === undefined || cell === undefined) return;
  left.colSpan = Math.min(left.colSpan + cell.colSpan, maxSpan);
  row.pop();
}

export function setSpan(walk: Walk, value: string | undefined): void {
  const cell = innerCell(walk);
  const span = Number.parseInt(value ?? '1', 10);
  if (cell !== undefined && span >= 1) cell.colSpan = Math.min(span, maxSpan);
}

export function addText(walk: Walk, text: string): void {
  const paragraph = walk.paragraphs.at(-1);
  if (paragraph !== undefined && walk.unseen === 0 && !walk.hidden) paragraph.text += text;
}

export function addPicture(walk: Walk, name: string): void {
  if (walk.unseen > 0) return;
  target(walk).push({ kind: 'image', text: name.trim() || 'image', place: here(walk) });
}

/** The part of the file that holds the picture named last. */
export function linkPicture(walk: Walk, id: string | undefined): void {
  const block = target(walk).at(-1);
  if (id !== undefined && walk.unseen === 0 && block?.kind === 'image')
    toImageBlock(block, { kind: 'part', id });
}

/** Hidden, struck out or the mark of a note: a run that is not part of what is said. */
export function hide(walk: Walk, unsaid: boolean): void {
  walk.hidden ||= unsaid;
}

/** A raised run behind a word or a figure is the mark of a note; powers of ten keep theirs. */
export function isNote(walk: Walk): boolean {
  const text = walk.paragraphs.at(-1)?.text ?? '';
  return /\S\s*$/u.test(text) && !/(?:[×xX*]\s*10|[a-zA-Z])\s*$/u.test(text);
}
