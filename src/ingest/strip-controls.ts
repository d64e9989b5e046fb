import type { Block, SourceDocument } from '../model/document.ts';

/** Tabs and line ends mean something; the others are damage, a database may refuse them, and those without width hide in copied words. */
const controls = /(?![\t\n\r])[\p{Cc}\p{Cf}\ufffe\uffff]|\p{Surrogate}/gu;

/** Letters, digits, Han and their marks: hardly a cell has anything else, and to ask for that alone takes a third of the time. */
const ordinary = /^[\t\n\r\x20-\x7e\u3000-\u9fff\uff01-\uff5e]*$/;

const hasControls = (text: string): boolean => !ordinary.test(text) && text.search(controls) >= 0;

function stripBlock(block: Block): Block {
  if (block.kind !== 'table') return { ...block, text: block.text.replace(controls, '') };
  const rows = block.rows.map((row) =>
    row.map((cell) => ({ ...cell, text: cell.text.replace(controls, '') })),
  );
  return { ...block, rows };
}

function isDirty(block: Block): boolean {
  if (block.kind !== 'table') return hasControls(block.text);
  return block.rows.some((row) => row.some(({ text }) => hasControls(text)));
}

/** A document without control characters and halves of characters; a clean one is handed on as it is. */
export function stripControls(document: SourceDocument): SourceDocument {
  if (!document.blocks.some(isDirty)) return document;
  return { ...document, blocks: document.blocks.map(stripBlock) };
}
