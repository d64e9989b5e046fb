import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNumeral } from '../../src/nlu/parse-numeral.ts';

test.each([
  ['12', 12],
  ['1,234.5', 1234.5],
  ['4万', 40_000],
  ['2.5亿', 250_000_000],
  ['3百', 300],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['一百零五', 105],
  ['一百五', 150],
  ['两千三', 2300],
  ['两万五千', 25_000],
  ['两万五', 25_000],
  ['一万零三', 10_003],
  ['三亿五千万', 350_000_000],
  ['一亿零二百万', 102_000_000],
  ['百', 100],
  ['万', 10_000],
  ['〇', 0],
  ['二〇二三', 2023],
  ['一七', 17],
  ['半', 0.5],
])('%s is %d', (text, value) => {
  expect(parseNumeral(text)).toBe(value);
});

test.each(['', '件', '一a', '1,23', '1.2.3', '-5', '十件', '半天'])('%s is no numeral', (text) => {
  expect(parseNumeral(text)).toBeNull();
});

test('any string gives a number or null', () => {
  const characters = fc.constantFrom(...'零〇一二两三九十百千万亿半0123456789.,x件');
  const property = fc.property(fc.string({ unit: characters, maxLength: 30 }), (text) => {
    const value = parseNumeral(text);
    expect(value === null || (!Number.isNaN(value) && value >= 0)).toBe(true);
  });
  fc.assert(property, { seed: 7 });
});
