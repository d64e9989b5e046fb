import { expect, it } from 'vitest';
import {
  closesEvery,
  keepsBlanks,
  splitDigits,
  splitForced,
} from '../../src/ingest/split-digits.ts';

it('cuts digits where the total leaves one way', () => {
  expect(splitDigits('120000012', 7, closesEvery(7))).toEqual([12, 0, 0, 0, 0, 0, 12]);
  expect(splitDigits('110024001510102', 15, closesEvery(5))).toEqual([
    1, 1, 0, 0, 2, 4, 0, 0, 1, 5, 1, 0, 1, 0, 2,
  ]);
});

it('refuses what can be cut in two ways or in none', () => {
  expect(splitDigits('220000022', 7, closesEvery(7))).toBeNull();
  expect(splitDigits('8855698', 3, () => true)).toBeNull();
  expect(splitDigits('1234567', 7, closesEvery(7))).toBeNull();
});

it('needs no guess for as many zeros as cells', () => {
  expect(splitDigits('000', 3, () => true)).toEqual([0, 0, 0]);
});

it('cuts at every blank', () => {
  const [closes, keeps] = [closesEvery(3), keepsBlanks(['1', '1213'])];
  expect(splitDigits('11213', 3, closes)).toBeNull();
  expect(splitDigits('11213', 3, (numbers) => closes(numbers) && keeps(numbers))).toEqual([
    1, 12, 13,
  ]);
  expect(splitForced('007', 3)).toEqual(['0', '0', '7']);
  expect(splitForced('124', 3)).toBeNull();
});

it('a line of many numbers costs time by its length, not by its square', () => {
  const start = performance.now();
  expect(keepsBlanks(Array.from({ length: 300_000 }, () => '1'))([1])).toBe(true);
  expect(performance.now() - start).toBeLessThan(3_000);
});
