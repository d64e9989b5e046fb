import type { Block } from '../model/document.ts';
import type { Field } from '../model/field.ts';
import type { FormIndex } from './form-index.ts';
import { toBareLabelKey, toLabelKey } from './label-key.ts';
import type { TableRow } from './table-row.ts';

const mostLines = 3;

/** The label a row of figures stands in the middle of, and its field. */
export type LabelAround = { readonly text: string; readonly field: Field };

/** Lines of text next to a block, nearest first. */
function takeLines(blocks: readonly Block[], from: number, step: 1 | -1): string[] {
  const lines: string[] = [];
  for (let at = from + step; lines.length < mostLines; at += step) {
    const block = blocks[at];
    if (block?.kind !== 'paragraph' && block?.kind !== 'heading') break;
    lines.push(block.text);
  }
  return lines;
}

function listJoined(above: readonly string[], below: readonly string[]): string[] {
  return above.flatMap((_, before) =>
    below.map((_each, after) =>
      [...above.slice(0, before + 1).reverse(), ...below.slice(0, after + 1)].join(''),
    ),
  );
}

/**
 * Text taken off a page prints the figures of a row between the lines of its label. Only a label that is whole with lines from both sides
 * proves whose the figures are: one that stands complete above or below may belong to another row.
 */
export function findLabelAround(
  index: FormIndex,
  blocks: readonly Block[],
  row: TableRow,
): LabelAround | null {
  const own = blocks[row.block];
  if (own?.kind !== 'table' || own.rows.length !== 1) return null;
  const joined = listJoined(takeLines(blocks, row.block, -1), takeLines(blocks, row.block, 1));
  const found = joined.flatMap((text) => {
    const { t3 } = index.rows;
    const [field] = t3.get(toLabelKey(text)) ?? t3.get(toBareLabelKey(text)) ?? [];
    return field?.kind === 'cell' ? [{ text, field }] : [];
  });
  const [first] = found;
  return first && found.every(({ field }) => field.id === first.field.id) ? first : null;
}
