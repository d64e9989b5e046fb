import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createEntityRecognizer } from '../../src/nlu/recognize-entities.ts';
import { openDictionary } from '../../src/open-dictionary.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { listWanted, readEntityCorpora, showEntity } from '../support/entity-corpus.ts';

const root = join(import.meta.dirname, '../..');
const LEAST = { lines: 300, negatives: 100 };
const now = '2024-06-01';
const rules = await loadRules({ root });
const recognize = createEntityRecognizer({
  rules,
  dictionary: openDictionary(join(root, 'dist/dictionary')),
});
const corpora = readEntityCorpora();

describe.each(corpora)('$name', ({ kind, cases }) => {
  for (const entry of cases) {
    const expected = listWanted(entry);
    test.each(entry.says.map(String))(`${expected.join(' + ') || 'none'}: %s`, (text) => {
      const found = recognize({ text, now }).entities.filter((entity) => entity.kind === kind);
      expect(found.map(showEntity)).toEqual(expected);
    });
  }
});

test('the corpus is large enough, traps included', () => {
  const cases = corpora.flatMap((corpus) => corpus.cases);
  const count = (of: typeof cases): number => of.reduce((sum, { says }) => sum + says.length, 0);
  expect(count(cases)).toBeGreaterThanOrEqual(LEAST.lines);
  expect(count(cases.filter(({ value }) => value === 'none'))).toBeGreaterThanOrEqual(
    LEAST.negatives,
  );
});
