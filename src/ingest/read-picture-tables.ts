import type { Block, Cell, Place } from '../model/document.ts';
import type { FormIndex } from './form-index.ts';
import { matchLabel, toLexicon } from './match-label.ts';
import type { PictureEye } from './open-picture-eye.ts';
import type { PictureView } from './read-picture-cell.ts';
import { readPictureFour } from './read-picture-four.ts';
import { findPictureTables, type PictureCell } from './read-picture-grid.ts';
import type { Pixels } from './read-picture-pixels.ts';
import { type Progress, readPictureSlots, type Slot, wordsOf } from './read-picture-slots.ts';
import { readPictureThree } from './read-picture-three.ts';
import type { TableId } from './reading-rules.ts';

/** One table read off a picture; of table two only what it seems to say, since no sum can prove it. */
export type PictureTable =
  | { readonly kind: 'table'; readonly table: TableId; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: 'unproven'; readonly table: TableId; readonly text: string };

export type PictureAsk = {
  readonly index: FormIndex;
  /** The tables the text does not have. */
  readonly wanted: ReadonlySet<TableId>;
  readonly eye: () => Promise<PictureEye>;
  readonly onProgress: Progress;
};

function median(values: readonly number[], otherwise: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? otherwise;
}

function measurePaper({ gray }: Pixels): number {
  const step = Math.max(1, Math.floor(gray.length / 20_000));
  const some = Array.from({ length: Math.floor(gray.length / step) }, (_, at) => gray[at * step]);
  return median(
    some.map((level) => level ?? 255),
    255,
  );
}

function toView(pixels: Pixels, cells: readonly PictureCell[], eye: PictureEye): PictureView {
  const heights = cells.flatMap(({ marks: { kind, area } }) =>
    kind === 'figure' ? [area[3] - area[1]] : [],
  );
  const digit = median(heights, Math.round(pixels.width / 95));
  return { eye, pixels, paper: measurePaper(pixels), digit, known: new Map() };
}

const leastTwo = 2;

/** What table two seems to say, a row of labels and numbers after the other. */
function describeTwo(index: FormIndex, rows: readonly (readonly Slot[])[]): string | null {
  const fields = index.rules.fields.filter(({ group }) => group.startsWith('t2'));
  const lexicon = toLexicon(fields.map(({ rowLabels }) => [rowLabels[0] ?? '', rowLabels]));
  const read = rows.flatMap((row) => {
    const own = row.filter((slot) => slot.own);
    const label = own.map((slot) => matchLabel(wordsOf(slot), lexicon)).find((match) => match);
    const figures = own.flatMap(({ seen }) =>
      seen.kind === 'figure' ? [seen.figure ?? '?'] : seen.kind === 'blank' ? ['（空）'] : [],
    );
    return label && figures.length > 0 ? [`${label.name} ${figures.join('、')}`] : [];
  });
  return read.length < leastTwo ? null : read.join('；');
}

function recognize(
  rows: readonly (readonly Slot[])[],
  ask: PictureAsk,
  at: { readonly place: Place; readonly goesOn: boolean },
): PictureTable | null {
  const { index, wanted } = ask;
  const three = wanted.has('t3') ? readPictureThree(index, rows, at) : null;
  if (three !== null) return { kind: 'table', table: 't3', rows: three };
  const four = wanted.has('t4') ? readPictureFour(index, rows, at.place) : null;
  if (four !== null) return { kind: 'table', table: 't4', rows: four };
  const two = wanted.has('t2') ? describeTwo(index, rows) : null;
  return two === null ? null : { kind: 'unproven', table: 't2', text: two };
}

/** The tables of the form on one picture; `before` is the table read last, which may go on here. */
export async function readPictureTables(
  picture: Pixels,
  ask: PictureAsk,
  at: { readonly block: Block; readonly before: TableId | null },
): Promise<readonly PictureTable[]> {
  const { pixels, tables } = findPictureTables(picture);
  const found: PictureTable[] = [];
  let before = at.before;
  for (const cells of tables) {
    const view = toView(pixels, cells, await ask.eye());
    const slots = await readPictureSlots(cells, view, ask.onProgress);
    const table = recognize(slots, ask, { place: at.block.place, goesOn: before === 't3' });
    if (table === null) continue;
    found.push(table);
    before = table.table;
  }
  return found;
}
