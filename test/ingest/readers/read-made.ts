import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { readDocument } from '../../../src/ingest/read-document.ts';
import { readReport } from '../../../src/ingest/read-report.ts';
import type { Rules } from '../../../src/rules/rules.ts';
import { createDice, type Dice } from './dice.ts';
import { type MadeReport, makeReport, type Truth } from './made-report.ts';
import { printDocx } from './print-docx.ts';
import { printHtmlTable, toWordComments, toWordNoise } from './print-html.ts';
import { printPdf } from './print-pdf.ts';
import { printMarkdown, printTabs } from './print-text.ts';
import type { Sheet } from './sheet.ts';
import { rowVariations } from './vary-rows.ts';
import { variations } from './vary-sheet.ts';

type Contents = MadeReport['contents'];
type Print = (contents: Contents, dice: Dice) => Promise<Uint8Array>;

const toHtml = (contents: Contents, paint: (text: string) => string): string =>
  contents
    .map((one) => (typeof one === 'string' ? `<p>${one}</p>` : printHtmlTable(one, paint)))
    .join('\n');

const toFullWidth = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** Every format a report is printed in. */
export const prints: Readonly<Record<string, Print>> = {
  html: async (contents, dice) => {
    const paint = dice.pick([toWordNoise, toWordComments, (text: string) => text || '&nbsp;']);
    const digits = dice.pick([(text: string) => text, (text: string) => text, toFullWidth]);
    const cells = (text: string): string => paint(/^\d+$/.test(text) ? digits(text) : text);
    const frame = dice.pick(['', '', '<table><tr><td>', '<div><table width="100%"><tr><td><div>']);
    return iconv.encode(frame + toHtml(contents, cells), dice.pick(['utf8', 'gb18030']));
  },
  docx: (contents) => printDocx(contents),
  markdown: async (contents) => Buffer.from(printMarkdown(contents)),
  text: async (contents) => Buffer.from(printTabs(contents)),
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

const ways = Object.entries({ ...variations, ...rowVariations });

/** Which ways a seed goes, for a message: none, one or two of them. */
type Made = { readonly ways: string; readonly score: Score };

/** The report of one seed, printed in a format and read back. */
export async function readMade(seed: number, print: Print, rules: Rules): Promise<Made> {
  const dice = createDice(seed * 7);
  const { contents, truth } = makeReport(seed, dice.pick(['2019', '2021', '2021']));
  const drawn = Array.from({ length: dice.pick([0, 1, 1, 2]) }, () => dice.pick(ways));
  // A head is printed again as it is: whatever changes the columns comes before.
  const chosen = drawn.sort(([a], [b]) => Number(a === 'repeatHead') - Number(b === 'repeatHead'));
  const vary = (sheet: Sheet): Sheet => chosen.reduce((all, [, way]) => way(all, dice), sheet);
  const varied = contents.map((one) => (typeof one === 'string' ? one : vary(one)));
  const found = await readBack(await print(varied, dice), rules);
  return { ways: chosen.map(([name]) => name).join(' + '), score: score(truth, found) };
}
