import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitText } from '../../src/channels/split.ts';

const words = fc.constantFrom(
  '2023年',
  '收到12件申请',
  '。',
  '，',
  '\n',
  ' ',
  '😀',
  '👨‍👩‍👧',
  '4万余元',
  '3.14%',
  '1,234 条',
  '−5',
  'R&D <b>',
  '𠮷',
  'é',
);

const text = fc.array(words, { maxLength: 120 }).map((parts) => parts.join(''));

test('parts joined are the text, none is too long, none tears a character', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 24, max: 90 }), (whole, limit) => {
      const parts = splitText(whole, limit);
      expect(parts.join('')).toBe(whole);
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(limit);
        expect(part.isWellFormed()).toBe(true);
      }
    }),
  );
});

test('a number stays whole and keeps its unit', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 40, max: 90 }), (whole, limit) => {
      const parts = splitText(whole, limit);
      for (const [index, part] of parts.slice(0, -1).entries()) {
        const joint = `${part.slice(-1)}|${parts[index + 1]?.slice(0, 1)}`;
        expect(joint).not.toMatch(/\d\|[\d%件条年万]|[−]\|\d/);
      }
    }),
  );
});

test('the end of a paragraph is preferred to the middle of a sentence', () => {
  const [first] = splitText(`${'一'.repeat(30)}\n${'二'.repeat(30)}。${'三'.repeat(30)}`, 70);
  expect(first).toBe(`${'一'.repeat(30)}\n`);
});
