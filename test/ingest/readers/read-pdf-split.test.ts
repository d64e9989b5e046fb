import { expect, test } from 'vitest';
import type { Box } from '../../../src/ingest/read-pdf-grid.ts';
import type { Run } from '../../../src/ingest/read-pdf-page.ts';
import { splitBoxes } from '../../../src/ingest/read-pdf-split.ts';

const toRun = (text: string, x: number, y: number): Run => ({
  ...{ text, size: 8, upright: false, box: [x, y, x + text.length * 6, y + 8] as const },
});

/** Three rows of three columns; what stands in `merged` has lost the walls inside. */
function toBoxes(merged: Box): Box[] {
  const inside = ([left, top, right, bottom]: Box): boolean =>
    left >= merged[0] && right <= merged[2] && top >= merged[1] && bottom <= merged[3];
  const slots = [0, 20, 40].flatMap((top) =>
    [0, 100, 200].map((left): Box => [left, top, left + 100, top + 20]),
  );
  return [...slots.filter((slot) => !inside(slot)), merged];
}

const cases: readonly [string, Box, readonly Run[], number][] = [
  ['two figures of two rows', [100, 0, 200, 40], [toRun('12', 140, 6), toRun('3', 140, 26)], 2],
  ['a figure beside its label', [0, 0, 200, 20], [toRun('国家秘密', 10, 6), toRun('3', 140, 6)], 2],
  ['two labels', [0, 0, 100, 40], [toRun('1.国家', 10, 6), toRun('2.其他', 10, 26)], 2],
  ['a label over two rows', [0, 0, 100, 40], [toRun('不予', 10, 6), toRun('公开', 10, 26)], 1],
  ['a figure across both columns', [100, 0, 300, 20], [toRun('29648', 190, 6)], 1],
  ['nothing', [100, 0, 300, 40], [], 1],
];

test.each(cases)('%s in a cell without its inner walls', (...[, merged, runs, pieces]) => {
  const boxes = toBoxes(merged);
  expect(splitBoxes(boxes, runs)).toHaveLength(boxes.length - 1 + pieces);
});
