import { expandSpans } from './expand-spans.ts';
import { toRows } from './read-pdf-table.ts';
import { type LookedCell, lookAtCell, type PictureView } from './read-picture-cell.ts';
import type { PictureCell } from './read-picture-grid.ts';
import { type SeenCell, settleFigures } from './settle-figures.ts';

/** A slot of the grid with what was seen in the cell that covers it; only its own slot holds a value. */
export type Slot = {
  readonly seen: SeenCell;
  readonly own: boolean;
  readonly rowSpan: number;
  readonly colSpan: number;
};

export type Progress = (done: number, total: number) => void;

/** What the label in a slot says; nothing where a number stands. */
export function wordsOf(slot: Slot | undefined): string {
  return slot?.seen.kind === 'words' ? slot.seen.text : '';
}

function toSlots(cells: readonly PictureCell[], seen: readonly SeenCell[]): readonly Slot[][] {
  const boxed = cells.map(({ box }, at) => ({ text: String(at), box, page: 1, full: false }));
  const nothing: SeenCell = { kind: 'words', text: '' };
  return expandSpans(toRows([boxed])).map((row) =>
    row.map(({ text, repeat, rowSpan, colSpan }) => ({
      ...{ own: !repeat, rowSpan, colSpan },
      seen: text === '' ? nothing : (seen[Number(text)] ?? nothing),
    })),
  );
}

/** Reads every cell of a ruled table, one crop after the other, into the slots of its grid. */
export async function readPictureSlots(
  cells: readonly PictureCell[],
  view: PictureView,
  onProgress: Progress,
): Promise<readonly Slot[][]> {
  const looked: LookedCell[] = [];
  for (const cell of cells) {
    onProgress(looked.length, cells.length);
    looked.push(await lookAtCell(cell, view));
  }
  return toSlots(cells, settleFigures(looked));
}
