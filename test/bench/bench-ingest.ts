import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRules, projectRoot } from '../../src/app.ts';
import { readDocument } from '../../src/ingest/read-document.ts';
import type { Block } from '../../src/model/document.ts';
import type { Rules } from '../../src/rules/rules.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createDice } from '../ingest/readers/dice.ts';
import type { MadeReport, Truth } from '../ingest/readers/made-report.ts';
import { printHtmlTable, toWordNoise } from '../ingest/readers/print-html.ts';
import { printPdf } from '../ingest/readers/print-pdf.ts';
import { printMarkdown } from '../ingest/readers/print-text.ts';
import { makeSoundReport } from '../ingest/readers/sound-report.ts';

type Contents = MadeReport['contents'];
type Row = Record<string, string>;
type Format = {
  readonly end: string;
  readonly count: number;
  readonly print: (contents: Contents) => Promise<Uint8Array>;
};
type Score = { right: number; wrong: number; absent: number; seconds: number };
type Printed = { readonly name: string; readonly bytes: Uint8Array; readonly truth: Truth };

const formats: Readonly<Record<string, Format>> = {
  text: { end: 'txt', count: 3000, print: async (contents) => Buffer.from(printTabs(contents)) },
  html: { end: 'html', count: 3000, print: async (contents) => Buffer.from(printHtml(contents)) },
  pdf: {
    end: 'pdf',
    count: 100,
    print: (contents) =>
      printPdf(contents, { style: 'lines', breaks: [null, null], repeatHead: 0, top: 60 }),
  },
};

/** Tables copied out of a page: the pipes of Markdown as tabs. */
function printTabs(contents: Contents): string {
  return printMarkdown(contents)
    .split('\n')
    .filter((line) => !line.startsWith('| ---') && !line.startsWith('|---'))
    .map((line) => line.replace(/^\| | \|$/gu, '').replaceAll(' | ', '\t'))
    .join('\n');
}

function printHtml(contents: Contents): string {
  const parts = contents.map((one) =>
    typeof one === 'string' ? `<p>${one}</p>` : printHtmlTable(one, toWordNoise),
  );
  return `<html><body>${parts.join('\n')}</body></html>`;
}

const years = 200;
const agency = '泽州县';
const agencies = [
  ...[agency, '阳城县', '陵川县', '沁水县', '屯留县', '襄垣县', '平顺县', '黎城县'],
  ...['壶关县', '长子县', '武乡县', '沁源县', '沁县', '左权县', '和顺县'],
];

/** The running text of the bundled report of the same body: a made report alone has a third of the words of a real one. */
async function readProse(): Promise<string[]> {
  const file = 'zezhou-transport-2023.txt';
  const bytes = readFileSync(join(projectRoot, 'data/reports', file));
  const { blocks } = await readDocument({ file, bytes });
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  return paragraphs.map(({ text }) => text).filter((text) => text.length > 30);
}

/** One report an agency and year, so that each is a report of its own in the store. */
async function print(format: Format): Promise<Printed[]> {
  const prose = await readProse();
  const printed: Printed[] = [];
  for (let index = 0; index < format.count; index += 1) {
    const { contents, truth } = makeSoundReport(index + 1, createDice(index + 1));
    const year = String(1900 + (index % years));
    const of = agencies[Math.floor(index / years)] ?? agency;
    const dated = contents
      .toSpliced(3, 0, ...prose)
      .map((one) =>
        typeof one === 'string' ? one.replaceAll('2023', year).replaceAll(agency, of) : one,
      );
    const name = `${of}${year}.${format.end}`;
    printed.push({ name, bytes: await format.print(dated), truth });
  }
  return printed;
}

function count(score: Score, truth: Truth, read: ReadonlyMap<string, unknown>): void {
  for (const [key, value] of truth) {
    const found = read.get(key) ?? null;
    if (found === value) score.right += 1;
    else if (found === null) score.absent += 1;
    else score.wrong += 1;
  }
}

const blank = (): Score => ({ right: 0, wrong: 0, absent: 0, seconds: 0 });

/** Ours: the built `import` as a person runs it, from the start of its process to its end, into a new store. */
async function runOurs(folder: string, printed: readonly Printed[], rules: Rules): Promise<Score> {
  const score = blank();
  const truths = new Map(printed.map(({ name, truth }) => [name, truth]));
  const reports = join(folder, 'reports');
  mkdirSync(reports, { recursive: true });
  for (const { name, bytes } of printed) writeFileSync(join(reports, name), bytes);
  const url = `sqlite:${join(folder, 'bench.db')}`;
  const start = performance.now();
  const env = { ...process.env, STORE_URL: url };
  const run = spawnSync(process.execPath, ['dist/cli.js', 'import', reports], { env });
  score.seconds = (performance.now() - start) / 1000;
  if (run.status !== 0) throw new Error(String(run.stderr));
  const store = await openStore({ url, publicUrl: 'http://localhost', fields: rules.fields });
  for (const { id, file } of await store.listReports({})) {
    const figures = (await store.readReport(id))?.figures ?? [];
    const values = figures
      .filter(({ qualifier }) => qualifier !== 'inferredZero')
      .map(({ field, applicant, value }) => [`${field}@${applicant ?? 'total'}`, value] as const);
    count(score, truths.get(file) ?? new Map(), new Map(values));
  }
  await store.close();
  const cells = printed.reduce((sum, { truth }) => sum + truth.size, 0);
  return { ...score, absent: cells - score.right - score.wrong };
}

const isNumber = (text: string): boolean => /^\d+(?:\.\d+)?$/u.test(text);

function listNumbers(blocks: readonly Block[]): number[] {
  return blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.flatMap((row) =>
          row
            .map(({ text }) => text.trim())
            .filter(isNumber)
            .map(Number),
        )
      : [],
  );
}

/** The known alternative: the numbers of the tables in order onto the cells of the form in order. */
async function runByPosition(printed: readonly Printed[]): Promise<Score> {
  const score = blank();
  const order = [...makeFullForm().keys()];
  const start = performance.now();
  for (const { name, bytes, truth } of printed) {
    const numbers = listNumbers((await readDocument({ file: name, bytes })).blocks);
    count(score, truth, new Map(order.map((key, index) => [key, numbers[index] ?? null])));
  }
  return { ...score, seconds: (performance.now() - start) / 1000 };
}

/** Cells of the form with every row printed. */
function makeFullForm(): Truth {
  const forms = Array.from({ length: 12 }, (_, seed) => makeSoundReport(seed + 1).truth);
  return forms.reduce((widest, truth) => (truth.size > widest.size ? truth : widest));
}

function toRow(format: string, way: string, { score, of }: { score: Score; of: number }): Row {
  const cells = score.right + score.wrong + score.absent;
  const share = (part: number): string => `${((100 * part) / cells).toFixed(2)} %`;
  return {
    ...{ format, way, reports: String(of), 'reports/s': (of / score.seconds).toFixed(0) },
    ...{ right: share(score.right), wrong: share(score.wrong), absent: share(score.absent) },
  };
}

/** How fast and how right reports are read, against assigning numbers by their position, on the same documents. */
export async function benchIngest(folder: string): Promise<Row[]> {
  const rules = await openRules();
  const rows: Row[] = [];
  for (const [name, format] of Object.entries(formats)) {
    const printed = await print(format);
    const of = printed.length;
    const ours = await runOurs(join(folder, name), printed, rules);
    rows.push(toRow(name, 'ours, read and stored', { score: ours, of }));
    rows.push(toRow(name, 'by position', { score: await runByPosition(printed), of }));
  }
  return rows;
}
