import type { Block, Place } from '../model/document.ts';
import { isFigure, isLabel, numbering, type Row, toCell, toRow } from './line-row.ts';

const mostAfterLabel = 9;
/** As many lines of figures alone make a table, fewer may be chance. */
const leastStacked = 5;
const mostLabelLines = 5;

const hasLabel = (block: Block | undefined): boolean =>
  block !== undefined && (toRow(block)?.cells[0]?.text ?? '') !== '';

const isRestOfLabel = (block: Block | undefined): boolean =>
  isLabel(block) && !isFigure(block) && !numbering.test(block.text) && toRow(block) === null;

/** Rows found in lines, and the line to go on from. */
export type Found = { readonly rows: readonly Row[]; readonly next: number };

/** Where the label that begins here ends: one with a number goes on over lines without one. */
function endLabel(blocks: readonly Block[], from: number): number {
  const first = blocks[from];
  let next = from + 1;
  if (!isLabel(first) || !numbering.test(first.text)) return next;
  while (next - from < mostLabelLines && isRestOfLabel(blocks[next])) next += 1;
  return next;
}

/** Figures one a line, with the label in the lines before them; of many figures that line names only the last. */
export function toStacked(blocks: readonly Block[], from: number): Found | null {
  const label = blocks[from];
  if (!isLabel(label) || isFigure(label)) return null;
  const start = endLabel(blocks, from);
  let next = start;
  while (isFigure(blocks[next])) next += 1;
  const texts = (own: readonly Block[]): { text: string; place: Place }[] =>
    own.flatMap((one) => (one.kind === 'table' ? [] : [one]));
  const figures = texts(blocks.slice(start, next));
  if (figures.length < 5 || figures.length > mostAfterLabel) return null;
  const text = texts(blocks.slice(from, start)).map((one) => one.text);
  const whole = { text: text.join(''), place: label.place };
  return { rows: [{ cells: [whole, ...figures].map(toCell), place: label.place }], next };
}

/** The lines from the nearest one with a number on: a label that was broken over lines. */
function toLabelAbove(blocks: readonly Block[], at: number): { text: string; from: number } | null {
  for (let from = at - 1; from >= Math.max(0, at - mostLabelLines); from -= 1) {
    const block = blocks[from];
    if (!isLabel(block) || toRow(block) !== null) return null;
    if (!numbering.test(block.text)) continue;
    const lines = blocks.slice(from, at).flatMap((one) => (one.kind === 'table' ? [] : one.text));
    return { text: lines.join(''), from };
  }
  return null;
}

/**
 * Lines of figures alone, each under the line of its label: taken so only when no line has both and the first has a label above it, for
 * else the figures may stand over their labels.
 */
export function joinLabelsAbove(blocks: readonly Block[]): readonly Block[] {
  const wide = [...blocks.keys()].filter((at) => {
    const size = toRow(blocks[at] as Block)?.cells.length ?? 0;
    return size > 5 && size <= mostAfterLabel + 1;
  });
  const labels = wide.map((at) => (hasLabel(blocks[at]) ? null : toLabelAbove(blocks, at)));
  if (wide.length < leastStacked || labels[0] === null || wide.some((at) => hasLabel(blocks[at])))
    return blocks;
  const joined = [...blocks];
  for (const [order, at] of wide.entries()) {
    const [label, figures] = [labels[order], blocks[at]];
    if (!label || figures === undefined || figures.kind === 'table') continue;
    joined.fill({ kind: 'paragraph', text: '', place: figures.place }, label.from, at);
    joined[at] = { ...figures, kind: 'paragraph', text: `${label.text} ${figures.text}` };
  }
  return joined.filter((block) => block.kind !== 'paragraph' || block.text !== '');
}

/** A row whose label began in the lines above: those lines stand before it as a cell. */
export function toBrokenRow(blocks: readonly Block[], from: number): Found | null {
  const first = blocks[from];
  if (first?.kind !== 'paragraph' || !isLabel(first) || !numbering.test(first.text)) return null;
  const end = endLabel(blocks, from);
  const [block] = blocks.slice(end, end + 1);
  const row = block && toRow(block);
  const label = row?.cells[0]?.text ?? '';
  if (!row || label === '' || numbering.test(label)) return null;
  const above = blocks.slice(from, end).flatMap((one) => (one.kind === 'table' ? [] : one.text));
  const cell = toCell({ text: above.join(''), place: first.place });
  return { rows: [{ cells: [cell, ...row.cells], place: row.place }], next: end + 1 };
}
