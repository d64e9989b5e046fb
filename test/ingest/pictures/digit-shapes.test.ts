import { expect, it } from 'vitest';
import { matchLabel, toLexicon } from '../../../src/ingest/match-label.ts';
import type { LookedCell } from '../../../src/ingest/read-picture-cell.ts';
import { findPictureTables } from '../../../src/ingest/read-picture-grid.ts';
import { mayBeDigit } from '../../../src/ingest/read-picture-holes.ts';
import { findInk, findSkew } from '../../../src/ingest/read-picture-ink.ts';
import { cropPixels, decodePicture, type Pixels } from '../../../src/ingest/read-picture-pixels.ts';
import { compareShapes, type Shape, toShape } from '../../../src/ingest/read-picture-shapes.ts';
import { settleFigures } from '../../../src/ingest/settle-figures.ts';
import type { Sheet } from '../readers/sheet.ts';
import { drawSheets, type Look, toPictureBytes } from './draw-picture.ts';

const digits = [...'0123456789'];
const sheet: Sheet = [digits, digits].map((row) => row.map((text) => [text, 1, 1] as const));

async function draw(look: Look): Promise<Pixels> {
  const pixels = await decodePicture(await toPictureBytes(drawSheets([sheet], look), look));
  if (pixels === null) throw new Error('no picture');
  return pixels;
}

/** The ten digits as they are drawn, twice. */
async function drawShapes(look: Look): Promise<readonly Shape[]> {
  const { pixels, tables } = findPictureTables(await draw(look));
  const cells = (tables[0] ?? []).toSorted((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
  return cells.map(({ marks }) => toShape(cropPixels(pixels, marks.area)));
}

it('finds by how much a picture is askew', async () => {
  for (const degrees of [-2.5, -0.4, 0, 1, 2.2]) {
    const skew = findSkew(findInk(await draw({ degrees })));
    expect(Math.abs(skew - degrees)).toBeLessThan(0.15);
  }
});

it.each([{}, { font: 24, width: 1600 }, { jpeg: 60, degrees: 1 }])(
  'tells digits by what they enclose and by their shapes: %j',
  async (look) => {
    const shapes = await drawShapes(look);
    expect(shapes).toHaveLength(20);
    for (const [at, shape] of shapes.entries()) {
      const own = digits[at % 10] ?? '';
      expect(mayBeDigit(shape, own), own).toBe(true);
      const twin = shapes[(at + 10) % 20];
      const others = shapes.filter((_, index) => index % 10 !== at % 10);
      const far = twin === undefined ? 1 : compareShapes(shape, twin);
      const nearest = Math.min(...others.map((other) => compareShapes(shape, other)));
      expect(nearest, own).toBeGreaterThan(far * 0.55);
    }
    const [zero, , , three, , , six, , eight, nine] = shapes;
    const never = [
      [nine, '3'],
      [six, '5'],
      [eight, '3'],
      [eight, '0'],
      [zero, '8'],
      [zero, '1'],
      [six, '9'],
    ] as const;
    for (const [shape, digit] of never)
      expect(shape !== undefined && mayBeDigit(shape, digit), digit).toBe(false);
    expect(three !== undefined && mayBeDigit(three, '8')).toBe(true);
  },
);

it('takes a number two ways of looking agree on, or the one whose digits are drawn like their namesakes', async () => {
  const shapes = await drawShapes({});
  const cell = (text: string, ...sights: readonly string[]): LookedCell => ({
    kind: 'figure',
    sights: sights.map((sight) => ({ text: sight, confidence: 90 })),
    shapes: [...text].map((digit) => shapes[Number(digit)] as Shape),
  });
  const read = (cells: readonly LookedCell[]): (string | null)[] =>
    settleFigures(cells).map((seen) => (seen.kind === 'figure' ? seen.figure : ''));
  const known = [cell('52', '52', '52'), cell('31', '31', '31')];
  expect(read([...known, cell('5100', '5100', '3100')]).at(-1)).toBe('5100');
  expect(read([...known, cell('5100', '3100', '3100')]).at(-1)).toBeNull();
  expect(read([cell('9', '3', '3')])).toEqual([null]);
  expect(read([cell('7', '7', '')])).toEqual([null]);
});

it('sees through a slip of the engine in a label, not through two', () => {
  const lexicon = toLexicon([
    ['overdue', ['逾期未按收费通知要求缴纳费用']],
    ['secret', ['1.属于国家秘密']],
    ['misc', ['3.其他']],
    ['duplicate', ['2.重复申请']],
  ]);
  const name = (text: string): string | null => matchLabel(text, lexicon)?.name ?? null;
  expect(name('1属于国家杨密')).toBe('secret');
  expect(name('谊期未按收费通知要求缴纳费用')).toBe('overdue');
  expect(name('3.其它')).toBeNull();
  expect(name('其他')).toBe('misc');
  expect(name('申请')).toBeNull();
  expect(name('')).toBeNull();
});
