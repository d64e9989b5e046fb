import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, test } from 'vitest';
import { readDocument } from '../../../src/ingest/read-document.ts';
import { readReport } from '../../../src/ingest/read-report.ts';
import { loadRules } from '../../../src/rules/load-rules.ts';
import type { Rules } from '../../../src/rules/rules.ts';
import { createDice, type Dice } from './dice.ts';
import { type MadeReport, makeReport, type Truth } from './made-report.ts';
import { printDocx } from './print-docx.ts';
import { printHtmlTable, toWordNoise } from './print-html.ts';
import { printPdf } from './print-pdf.ts';
import { printMarkdown } from './print-text.ts';
import type { Sheet } from './sheet.ts';
import { variations } from './vary-sheet.ts';

type Contents = MadeReport['contents'];
type Print = (contents: Contents, dice: Dice) => Promise<Uint8Array>;

const toHtml = (contents: Contents, paint: (text: string) => string): string =>
  contents
    .map((one) => (typeof one === 'string' ? `<p>${one}</p>` : printHtmlTable(one, paint)))
    .join('\n');

const toFullWidth = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const prints: Readonly<Record<string, Print>> = {
  html: async (contents, dice) => {
    const paint = dice.pick([toWordNoise, (text: string) => text || '&nbsp;']);
    const digits = dice.pick([(text: string) => text, (text: string) => text, toFullWidth]);
    const cells = (text: string): string => paint(/^\d+$/.test(text) ? digits(text) : text);
    return iconv.encode(toHtml(contents, cells), dice.pick(['utf8', 'gb18030']));
  },
  docx: (contents) => printDocx(contents),
  markdown: async (contents) => Buffer.from(printMarkdown(contents)),
  pdf: (contents, dice) =>
    printPdf(contents, {
      style: dice.pick(['lines', 'boxes', 'bars']),
      breaks: [dice.pick([null, dice.below(12) + 2]), dice.pick([null, dice.below(22) + 3])],
      repeatHead: dice.pick([0, 0, 3]),
      top: 60 + dice.below(600),
    }),
};

type Score = { cells: number; right: number; wrong: string[]; absent: number };

function score(truth: Truth, found: ReadonlyMap<string, number | string | null>): Score {
  const result: Score = { cells: truth.size, right: 0, wrong: [], absent: 0 };
  for (const [key, value] of truth) {
    const read = found.get(key);
    if (read === value) result.right += 1;
    else if (read === undefined || read === null) result.absent += 1;
    else result.wrong.push(`${key} ${read} ≠ ${value}`);
  }
  return result;
}

async function readBack(
  bytes: Uint8Array,
  rules: Rules,
): Promise<Map<string, number | string | null>> {
  const document = await readDocument({ file: 'made', bytes: new Uint8Array(bytes) });
  const reading = readReport({ document, rules });
  if (reading.kind === 'refused') throw new Error(reading.reason);
  return new Map(
    reading.report.figures.map(({ field, applicant, value, qualifier }) => [
      `${field}@${applicant ?? 'total'}`,
      qualifier === 'inferredZero' ? null : value,
    ]),
  );
}

const seeds = Number(process.env.MADE_REPORTS ?? 8);

describe('reports filled by lot, printed and read back', () => {
  let rules: Rules;
  beforeAll(async () => {
    rules = await loadRules({ root: new URL('../../../', import.meta.url).pathname });
  });

  test.each(Object.entries(prints))(
    'as %s: no wrong cell, nearly all right',
    async (name, print) => {
      let [cells, right] = [0, 0];
      for (let seed = 1; seed <= seeds; seed += 1) {
        const { contents, truth } = makeReport(seed);
        const dice = createDice(seed * 7);
        const vary = dice.pick([(sheet: Sheet) => sheet, ...Object.values(variations)]);
        const varied = contents.map((one) => (typeof one === 'string' ? one : vary(one, dice)));
        const found = await readBack(await print(varied, dice), rules);
        const result = score(truth, found);
        expect(result.wrong, `${name}, seed ${seed}`).toEqual([]);
        cells += result.cells;
        right += result.right;
      }
      expect(right / cells).toBeGreaterThanOrEqual(0.98);
    },
    120_000,
  );
});
