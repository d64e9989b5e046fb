import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadRules } from '../../src/rules/load-rules.ts';
import { openUnderstanding } from '../support/interpretation-corpus.ts';

const understand = await openUnderstanding();
const rules = await loadRules({ root: join(import.meta.dirname, '../..') });
const before = understand('淄博交通局2023年行政处罚多少件').context;
const lent = understand('泽州交通局2023年行政处罚多少件', before).context;

test.each(rules.intents.map((intent) => [intent.name, intent] as const))(
  'the examples of %s are won by it and its negatives are not',
  (name, intent) => {
    const stolen = intent.examples.filter(
      (text) =>
        understand(text).interpretation.intent !== name &&
        understand(text, lent).interpretation.intent !== name,
    );
    const taken = intent.negatives.filter(
      (text) => understand(text).interpretation.intent === name,
    );
    expect({ stolen, taken }).toEqual({ stolen: [], taken: [] });
  },
);
