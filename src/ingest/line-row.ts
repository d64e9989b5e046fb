import type { Block, Cell, Place } from '../model/document.ts';

/** A row of a table that was left as a line of text. */
export type Row = { readonly cells: readonly Cell[]; readonly place: Place };

/**
 * A label, or none, and at least five figures with blanks between them: what is left of a row of a wide table when its lines are lost.
 * Rows of fewer figures are told by their column names, which stand in the text around them.
 */
const shape = /^(?<label>.*?)\s*(?<figures>(?<![\d.,])\d[\d,.]*(?:[ \t\u3000]+\d[\d,.]*){4,})$/su;
/** A label, its unit and one or two figures, blanks between them: the older forms. Dashes stand where a heading has no figure. */
const shortShape =
  /^(?<label>\S.{1,70}?)[ \t\u3000]+(?<unit>\p{Script=Han}{1,2}|[—–-]{1,3})[ \t\u3000]+(?<figures>(?:\d[\d,.]*|[—–-]{1,3})(?:[ \t\u3000]+\d[\d,.]*)?)$/u;
/** How either ends: most lines do not, and are looked at no further. */
const endsAsRow = /[\d,.—–-]$/;
/** No row is as long as a paragraph; looking through one would cost time. */
const longestRow = 300;
/** A sentence may end in figures, a label is short. */
const longestLabel = 60;
/** Marks that begin a label of the form: 一、 （一） 1. */
export const numbering: RegExp = /^[（(]?[\d一二三四五六七八九十]{1,2}[）).．、]/u;

/** A line with a label, or none, and the figures of a wide table. */
export function toRow(block: Block): Row | null {
  if (block.kind !== 'paragraph' && block.kind !== 'heading') return null;
  if (block.text.length > longestRow || !endsAsRow.test(block.text)) return null;
  const { label = '', figures = '' } = shape.exec(block.text)?.groups ?? {};
  if (figures === '' || label.length > longestLabel || /[。！？；]$/u.test(label)) return null;
  const labels = label
    .trim()
    .split(/[ \t\u3000]+(?=[（(]?[\d一二三四五六七八九十]{1,2}[）).．、])/u);
  const texts = [...labels, ...figures.split(/[ \t\u3000]+/u)];
  const { place } = block;
  return { cells: texts.map((text) => ({ text, place, rowSpan: 1, colSpan: 1 })), place };
}

/** A line of the older forms: a label, its unit, one or two figures. */
export function toShortRow(block: Block | undefined): Row | null {
  if (block?.kind !== 'paragraph' && block?.kind !== 'heading') return null;
  if (block.text.length > longestRow || !endsAsRow.test(block.text)) return null;
  const { label, unit, figures } = shortShape.exec(block.text)?.groups ?? {};
  if (label === undefined || unit === undefined || figures === undefined) return null;
  const texts = [label, unit, ...figures.split(/[ \t\u3000]+/u)];
  const { place } = block;
  return { cells: texts.map((text) => ({ text, place, rowSpan: 1, colSpan: 1 })), place };
}

export const isFigure = (block: Block | undefined): boolean =>
  block?.kind === 'paragraph' && /^\d(?:[\d,.]*\d)?$/.test(block.text);
/** A line short enough to be a label and no sentence. */
export const isLabel = (block: Block | undefined): block is Extract<Block, { text: string }> =>
  (block?.kind === 'paragraph' || block?.kind === 'heading') &&
  block.text.length <= longestLabel &&
  !/[。！？；]$/u.test(block.text);

export const toCell = ({ text, place }: { text: string; place: Place }): Cell => ({
  ...{ text, place, rowSpan: 1, colSpan: 1 },
});
