import type { Block, Cell, Place } from '../model/document.ts';

type Row = { readonly cells: readonly Cell[]; readonly place: Place };

/**
 * A label, or none, and at least five figures with blanks between them: what is left of a row of a wide table when its lines are lost.
 * Rows of fewer figures are told by their column names, which stand in the text around them.
 */
const shape = /^(?<label>.*?)\s*(?<figures>(?<![\d.,])\d[\d,.]*(?:[ \t\u3000]+\d[\d,.]*){4,})$/su;
/** A sentence may end in figures, a label is short. */
const longestLabel = 60;

function toRow(block: Block): Row | null {
  if (block.kind !== 'paragraph' && block.kind !== 'heading') return null;
  const { label = '', figures = '' } = shape.exec(block.text)?.groups ?? {};
  if (figures === '' || label.length > longestLabel || /[。！？；]$/u.test(label)) return null;
  const labels = label
    .trim()
    .split(/[ \t\u3000]+(?=[（(]?[\d一二三四五六七八九十]{1,2}[）).．、])/u);
  const texts = [...labels, ...figures.split(/[ \t\u3000]+/u)];
  const { place } = block;
  return { cells: texts.map((text) => ({ text, place, rowSpan: 1, colSpan: 1 })), place };
}

/** Text taken out of a PDF or a page keeps the rows of its tables as lines: such lines are rows again. */
export function liftRows(blocks: readonly Block[]): Block[] {
  const lifted: Block[] = [];
  let open: Row[] = [];
  const close = (): void => {
    const [first] = open;
    if (first !== undefined)
      lifted.push({ kind: 'table', rows: open.map(({ cells }) => cells), place: first.place });
    open = [];
  };
  for (const block of blocks) {
    const row = toRow(block);
    if (row !== null) open.push(row);
    else {
      close();
      lifted.push(block);
    }
  }
  close();
  return lifted;
}
