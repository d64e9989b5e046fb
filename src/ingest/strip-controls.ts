import type { Block, SourceDocument } from '../model/document.ts';

/** Tabs and line ends mean something; the others are damage, a database may refuse them, and those without width hide in copied words. */
const controls = /(?![\t\n\r])[\p{Cc}\p{Cf}\ufffe\uffff]|\p{Surrogate}/gu;

function stripBlock(block: Block): Block {
  if (block.kind !== 'table') return { ...block, text: block.text.replace(controls, '') };
  const rows = block.rows.map((row) =>
    row.map((cell) => ({ ...cell, text: cell.text.replace(controls, '') })),
  );
  return { ...block, rows };
}

function isDirty(block: Block): boolean {
  if (block.kind !== 'table') return block.text.search(controls) >= 0;
  return block.rows.some((row) => row.some(({ text }) => text.search(controls) >= 0));
}

/** A document without control characters and halves of characters; a clean one is handed on as it is. */
export function stripControls(document: SourceDocument): SourceDocument {
  if (!document.blocks.some(isDirty)) return document;
  return { ...document, blocks: document.blocks.map(stripBlock) };
}
