import type { Block, Cell, Place } from '../model/document.ts';

type Row = { readonly cells: readonly Cell[]; readonly place: Place };

/**
 * A label, or none, and at least five figures with blanks between them: what is left of a row of a wide table when its lines are lost.
 * Rows of fewer figures are told by their column names, which stand in the text around them.
 */
const shape = /^(?<label>.*?)\s*(?<figures>(?<![\d.,])\d[\d,.]*(?:[ \t\u3000]+\d[\d,.]*){4,})$/su;
/** A label, its unit and one or two figures, blanks between them: the older forms. Dashes stand where a heading has no figure. */
const shortShape =
  /^(?<label>\S.{1,70}?)[ \t\u3000]+(?<unit>\p{Script=Han}{1,2}|[—–-]{1,3})[ \t\u3000]+(?<figures>(?:\d[\d,.]*|[—–-]{1,3})(?:[ \t\u3000]+\d[\d,.]*)?)$/u;
/** One such line may be chance, a form has several in a row or many in all. */
const leastShort = 4;
const manyShort = 12;
const mostAfterLabel = 9;
/** As many lines of figures alone make a table, fewer may be chance. */
const leastStacked = 5;
/** No row is as long as a paragraph; looking through one would cost time. */
const longestRow = 300;
const numbering = /^[（(]?[\d一二三四五六七八九十]{1,2}[）).．、]/u;
const mostLabelLines = 5;
/** A sentence may end in figures, a label is short. */
const longestLabel = 60;

function toRow(block: Block): Row | null {
  if (block.kind !== 'paragraph' && block.kind !== 'heading') return null;
  if (block.text.length > longestRow) return null;
  const { label = '', figures = '' } = shape.exec(block.text)?.groups ?? {};
  if (figures === '' || label.length > longestLabel || /[。！？；]$/u.test(label)) return null;
  const labels = label
    .trim()
    .split(/[ \t\u3000]+(?=[（(]?[\d一二三四五六七八九十]{1,2}[）).．、])/u);
  const texts = [...labels, ...figures.split(/[ \t\u3000]+/u)];
  const { place } = block;
  return { cells: texts.map((text) => ({ text, place, rowSpan: 1, colSpan: 1 })), place };
}

const hasLabel = (block: Block | undefined): boolean =>
  block !== undefined && (toRow(block)?.cells[0]?.text ?? '') !== '';

function toShortRow(block: Block | undefined): Row | null {
  if (block?.kind !== 'paragraph' && block?.kind !== 'heading') return null;
  if (block.text.length > longestRow) return null;
  const { label, unit, figures } = shortShape.exec(block.text)?.groups ?? {};
  if (label === undefined || unit === undefined || figures === undefined) return null;
  const texts = [label, unit, ...figures.split(/[ \t\u3000]+/u)];
  const { place } = block;
  return { cells: texts.map((text) => ({ text, place, rowSpan: 1, colSpan: 1 })), place };
}

/** The stretch of such lines from here on, when it is long enough to be a form. */
function takeShortRows(blocks: readonly Block[], from: number, least: number): readonly Row[] {
  const rows: Row[] = [];
  for (
    let row = toShortRow(blocks[from]);
    row !== null;
    row = toShortRow(blocks[from + rows.length])
  )
    rows.push(row);
  return rows.length >= least ? rows : [];
}

const isFigure = (block: Block | undefined): boolean =>
  block?.kind === 'paragraph' && /^\d[\d,.]*$/.test(block.text);
const isLabel = (block: Block | undefined): block is Extract<Block, { text: string }> =>
  (block?.kind === 'paragraph' || block?.kind === 'heading') &&
  block.text.length <= longestLabel &&
  !/[。！？；]$/u.test(block.text);

const isRestOfLabel = (block: Block | undefined): boolean =>
  isLabel(block) && !isFigure(block) && !numbering.test(block.text);

const toCell = ({ text, place }: { text: string; place: Place }): Cell => ({
  ...{ text, place, rowSpan: 1, colSpan: 1 },
});

/** Where the label that begins here ends: one with a number goes on over lines without one. */
function endLabel(blocks: readonly Block[], from: number): number {
  const first = blocks[from];
  let next = from + 1;
  if (!isLabel(first) || !numbering.test(first.text)) return next;
  while (next - from < mostLabelLines && isRestOfLabel(blocks[next])) next += 1;
  return next;
}

/** Figures one a line, with the label in the lines before them; of many figures that line names only the last. */
function toStacked(blocks: readonly Block[], from: number): { row: Row; next: number } | null {
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
  return { row: { cells: [whole, ...figures].map(toCell), place: label.place }, next };
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
function joinLabelsAbove(blocks: readonly Block[]): readonly Block[] {
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

type Found = { readonly rows: readonly Row[]; readonly next: number };

/** The line of column names over short rows: as many words as the rows have cells. */
function toHead(block: Block | undefined, first: Row | undefined): Row[] {
  if (!isLabel(block) || first === undefined || /\d(?!\d*年)/u.test(block.text)) return [];
  const texts = block.text.split(/[ \t\u3000]+/u);
  if (texts.length !== first.cells.length) return [];
  const { place } = block;
  return [{ cells: texts.map((text) => toCell({ text, place })), place }];
}

function findRows(blocks: readonly Block[], at: number, least: number): Found | null {
  const block = blocks[at];
  const own = block === undefined ? null : toRow(block);
  if (own !== null) return { rows: [own], next: at + 1 };
  const short = takeShortRows(blocks, at, least);
  if (short.length > 0) return { rows: short, next: at + short.length };
  const below = takeShortRows(blocks, at + 1, least);
  const head = toHead(block, below[0]);
  if (head.length > 0) return { rows: [...head, ...below], next: at + 1 + below.length };
  const stacked = toStacked(blocks, at);
  return stacked === null ? null : { rows: [stacked.row], next: stacked.next };
}

/** Text taken out of a PDF or a page keeps the rows of its tables as lines, or their cells: such lines are rows again. */
export function liftRows(source: readonly Block[]): Block[] {
  const blocks = joinLabelsAbove(source);
  const all = blocks.filter((block) => toShortRow(block) !== null).length;
  const least = all >= manyShort ? 1 : leastShort;
  const lifted: Block[] = [];
  let open: Row[] = [];
  const close = (): void => {
    const [first] = open;
    if (first !== undefined)
      lifted.push({ kind: 'table', rows: open.map(({ cells }) => cells), place: first.place });
    open = [];
  };
  for (let at = 0; at < blocks.length; ) {
    const found = findRows(blocks, at, least);
    for (const row of found?.rows ?? []) open.push(row);
    if (found === null) {
      close();
      lifted.push(...blocks.slice(at, at + 1));
    }
    at = found?.next ?? at + 1;
  }
  close();
  return lifted;
}
