import { expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { readText } from '../gold.ts';
import { damageHtml } from './damage-html.ts';
import { createDice } from './dice.ts';
import { type MadeReport, makeReport } from './made-report.ts';
import { printHtmlTable, toWordComments, toWordNoise } from './print-html.ts';
import { makeSoundReport } from './sound-report.ts';

const seeds = Number(process.env.DAMAGED_PAGES ?? 150);
const first = Number(process.env.DAMAGED_FIRST ?? 1);

const kinds = {
  'random numbers': (seed: number) => makeReport(seed, seed % 3 === 0 ? '2019' : '2021'),
  'numbers whose sums close': makeSoundReport,
};

function compare({ figures }: Report, truth: MadeReport['truth']) {
  const printed = figures.filter(
    ({ state, qualifier }) => state === 'reported' && qualifier !== 'inferredZero',
  );
  const read = new Map(
    printed.map((each) => [`${each.field}@${each.applicant ?? 'total'}`, each.value]),
  );
  const wrong = [...truth].filter(([key, value]) => read.has(key) && read.get(key) !== value);
  const absent = [...truth].filter(([key, value]) => value !== null && !read.has(key));
  return { wrong: wrong.map(([key, value]) => `${key} ${read.get(key)} ≠ ${value}`), absent };
}

test.each(Object.entries(kinds))(
  'pages of damaged structure, %s: no wrong cell',
  async (_, make) => {
    let [cells, lost] = [0, 0];
    for (let seed = first; seed < first + seeds; seed += 1) {
      const dice = createDice(seed * 13 + 5);
      const { contents, truth } = make(seed);
      const paint = dice.pick([toWordNoise, toWordComments, (text: string) => text || '&nbsp;']);
      const whole = contents.map((one) =>
        typeof one === 'string' ? `<p>${one}</p>` : printHtmlTable(one, paint),
      );
      const { page, ways } = damageHtml(whole.join('\n'), dice);
      const { wrong, absent } = compare(await readText(page, 'damaged.html'), truth);
      expect(wrong, `seed ${seed}: ${ways}`).toEqual([]);
      cells += truth.size;
      lost += absent.length;
    }
    expect(1 - lost / cells).toBeGreaterThan(0.85);
  },
  600_000,
);
