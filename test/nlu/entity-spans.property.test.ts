import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEntityRecognizer, type Recognized } from '../../src/nlu/recognize-entities.ts';
import { openDictionary } from '../../src/open-dictionary.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { timeFastest } from '../support/time-fastest.ts';

const root = join(import.meta.dirname, '../..');
const rules = await loadRules({ root });
const recognizeEntities = createEntityRecognizer({
  rules,
  dictionary: openDictionary(join(root, 'dist/dictionary')),
});
const recognize = (text: string): Recognized => recognizeEntities({ text, now: '2024-06-01' });

const SEED = 20_240_601;
const LONGEST = 10_000;
/** Pieces that make entities likely, with everything that shifts offsets between them. */
const piece = fc.constantFrom(
  ...[
    '淄博',
    '市',
    '交通局',
    '交通運輸局',
    '资博',
    '文登区',
    ' ',
    '　',
    '２０２３',
    '2O23',
    '年',
    '到',
  ],
  ...[
    '二〇二三',
    '百余件',
    '4万余件',
    '😀',
    '\u200b',
    'ﬁ',
    '①',
    '㎡',
    'e\u0301',
    '\ud800',
    '申情',
    'zibo ',
  ],
  ...[
    'Transport Bureau',
    '前三名',
    '和',
    '、',
    '的',
    '申請',
    '\n',
    '\u0000',
    '𠮷',
    '结转到2024年',
    '第',
    '-',
    ',',
  ],
);
const mixed = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
const anything = fc.oneof(
  mixed,
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);

function expectWhole(text: string, { normalized, entities, tokens }: Recognized): void {
  expect(normalized.spans).toHaveLength(normalized.text.length);
  for (const entity of entities) {
    expect(entity.span.start).toBeLessThan(entity.span.end);
    expect(text.slice(entity.span.start, entity.span.end)).toBe(entity.text);
  }
  let last = 0;
  for (const { start, end } of normalized.spans) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    last = start;
  }
  expect(tokens.map((token) => token.text).join('')).toBe(normalized.text);
}

test('every entity is a stretch of the original, whatever was typed', () => {
  const property = fc.property(anything, (text) => expectWhole(text, recognize(text)));
  fc.assert(property, { seed: SEED, numRuns: 400 });
});

test('strings of ten thousand characters are read whole', () => {
  const property = fc.property(
    fc.string({ unit: 'binary', minLength: 2000, maxLength: LONGEST }),
    (text) => expectWhole(text, recognize(text)),
  );
  fc.assert(property, { seed: SEED, numRuns: 5 });
});

test.each([
  '淄博交通局',
  '淄博',
  '朝阳',
  '资博',
  '2023年',
  '2023、',
  '百分之',
  '一二三',
  'zibo ',
  'transport ',
  'a',
  '9',
  '〇',
  '市',
  '的',
  ' ',
])('time grows with the length alone: %s', (unit) => {
  const text = unit.repeat(Math.ceil(LONGEST / unit.length)).slice(0, LONGEST);
  const short = timeFastest(() => recognize(text.slice(0, LONGEST / 16)));
  const long = timeFastest(() => recognize(text));
  // Sixteen times the text takes about sixteen times as long; were it the square, 256 times.
  expect(long / short).toBeLessThan(128);
});
