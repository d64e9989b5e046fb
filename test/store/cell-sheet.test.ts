import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Qualifier, State } from '../../src/model/figure.ts';
import { encodeSheet, readSheet, type SheetCell } from '../../src/store/cell-sheet.ts';

const states: readonly State[] = ['reported', 'blank', 'notApplicable', 'image', 'truncated'];
const qualifiers: readonly Qualifier[] = [
  'exact',
  'atLeast',
  'about',
  'statedInWords',
  'inferredZero',
];
const small = fc.nat({ max: 300 });

const cell: fc.Arbitrary<SheetCell> = fc.record({
  place: fc.nat({ max: 100_000 }),
  line: fc.option(small),
  page: fc.option(small),
  state: fc.constantFrom(...states),
  qualifier: fc.constantFrom(...qualifiers),
  raw: small,
  quote: small,
  notes: small,
});

function decode(bytes: Uint8Array): SheetCell[] {
  const cells: SheetCell[] = [];
  const sheet = readSheet(bytes);
  for (let run = sheet.next(); run !== null; run = sheet.next())
    for (let index = 0; index < run.length; index += 1)
      cells.push({ ...run.cell, place: run.cell.place + index });
  return cells;
}

it('gives every cell back', () => {
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 60 }), (cells) => {
      expect(decode(encodeSheet(cells))).toEqual(cells);
    }),
  );
});

it('takes a few bytes for a printed row, however many cells it has', () => {
  const row = Array.from({ length: 7 }, (_, index): SheetCell => {
    const plain = { state: 'reported', qualifier: 'exact', raw: 0, quote: 0, notes: 0 } as const;
    return { ...plain, place: 40 + index, line: 50, page: null };
  });
  expect(encodeSheet(row).length).toBeLessThanOrEqual(5);
});
