import { beforeAll, describe, expect, test } from 'vitest';
import { loadRules } from '../../../src/rules/load-rules.ts';
import type { Rules } from '../../../src/rules/rules.ts';
import { prints, readMade } from './read-made.ts';

const seeds = Number(process.env.MADE_REPORTS ?? 8);
const first = Number(process.env.MADE_FIRST ?? 1);

describe('reports filled by lot, printed and read back', () => {
  let rules: Rules;
  beforeAll(async () => {
    rules = await loadRules({ root: new URL('../../../', import.meta.url).pathname });
  });

  test.each(Object.entries(prints))(
    'as %s: no wrong cell, nearly all right',
    async (name, print) => {
      let [cells, right] = [0, 0];
      for (let seed = first; seed < first + seeds; seed += 1) {
        const { ways, score } = await readMade(seed, print, rules);
        expect(score.wrong, `${name}, seed ${seed}: ${ways}`).toEqual([]);
        cells += score.cells;
        right += score.right;
      }
      expect(right / cells).toBeGreaterThanOrEqual(0.98);
    },
    600_000,
  );
});
