import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Entity } from '../../src/model/entity.ts';
import { createEntityRecognizer } from '../../src/nlu/recognize-entities.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { openDictionary } from '../support/open-dictionary.ts';

type Case = {
  readonly value: string | readonly string[];
  readonly says: readonly (string | number)[];
};
type Corpus = { readonly kind: Entity['kind']; readonly cases: readonly Case[] };

const root = join(import.meta.dirname, '../..');
const FILES = ['years', 'agencies', 'regions', 'functions', 'numerals', 'groups'] as const;
const LEAST = { lines: 300, negatives: 100 };
const now = '2024-06-01';
const rules = await loadRules({ root });
const recognize = createEntityRecognizer({
  rules,
  dictionary: openDictionary(join(root, 'dist/dictionary')),
});
const corpora = FILES.map((name): readonly [string, Corpus] => [
  name,
  parse(readFileSync(join(root, 'test/corpus/entities', `${name}.yaml`), 'utf8')) as Corpus,
]);

/** An entity in the short hand of the corpus. */
function show(entity: Entity): string {
  if (entity.kind === 'agency') {
    const best = entity.readings[0]?.value;
    return best?.id ?? `-${best?.name}`;
  }
  if (entity.kind === 'year') return showYear(entity);
  if (entity.kind === 'numeral') return `${entity.value} ${entity.unit ?? '-'}`;
  if (entity.kind === 'allAgencies') return String(entity.count ?? '?');
  return 'name' in entity ? entity.name : entity.kind;
}

function showYear({ value }: Extract<Entity, { kind: 'year' }>): string {
  if (value.kind === 'years') return value.years.join(',');
  if (value.kind === 'range') return `${value.from}..${value.to}`;
  if (value.kind === 'last') return `last ${value.count}`;
  if (value.kind === 'offset') return value.offset > 0 ? `+${value.offset}` : `${value.offset}`;
  return value.kind;
}

describe.each(corpora)('%s', (_name, { kind, cases }) => {
  for (const { value, says } of cases) {
    const expected = value === 'none' ? [] : [value].flat();
    test.each(says.map(String))(`${expected.join(' + ') || 'none'}: %s`, (text) => {
      const found = recognize({ text, now }).entities.filter((entity) => entity.kind === kind);
      expect(found.map(show)).toEqual(expected);
    });
  }
});

test('the corpus is large enough, traps included', () => {
  const cases = corpora.flatMap(([, corpus]) => corpus.cases);
  const count = (of: readonly Case[]): number => of.reduce((sum, { says }) => sum + says.length, 0);
  expect(count(cases)).toBeGreaterThanOrEqual(LEAST.lines);
  expect(count(cases.filter(({ value }) => value === 'none'))).toBeGreaterThanOrEqual(
    LEAST.negatives,
  );
});
