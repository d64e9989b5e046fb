import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createSegmenter } from '../../src/nlu/segment.ts';
import { openDictionary } from '../../src/open-dictionary.ts';

const root = join(import.meta.dirname, '../..');
const segment = createSegmenter({ dictionary: openDictionary(join(root, 'dist/dictionary')) });
const words = (text: string): readonly string[] => segment(text).map((token) => token.text);

describe('our own names stay whole', () => {
  test.each(['淄博市交通运输局', '泽州县', '行政许可', '海东市'])('%s', (name) => {
    expect(words(`请问${name}多少`)).toContain(name);
  });
});

test('figures stay whole', () => {
  expect(words('淄博2023年收到12件')).toEqual(expect.arrayContaining(['2023', '12']));
});

test('tokens cover the text without gaps', () => {
  const text = '淄博市交通运输局 2023年度，how many 件？';
  const tokens = segment(text);
  expect(tokens.map((token) => text.slice(token.start, token.end)).join('')).toBe(text);
  expect(segment('')).toEqual([]);
});

test('a dictionary that was not built is a broken world, told before anything aborts', () => {
  expect(() => openDictionary(join(root, 'no-such-folder'))).toThrow(
    expect.objectContaining({ code: 'DICTIONARY_MISSING' }),
  );
});
