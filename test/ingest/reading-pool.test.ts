import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import type { ReaderInput } from '../../src/ingest/reader-limits.ts';
import { openReadingPool } from '../../src/ingest/reading-pool.ts';
import { toBytes } from './fuzz/fuzz-input.ts';
import { openRules, root } from './gold.ts';
import { makeReport } from './readers/made-report.ts';
import { printPdf } from './readers/print-pdf.ts';

const rules = await openRules();

function listFolder(folder: string): ReaderInput[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /20\d\d\.(?:txt|md|html|pdf)$/.test(name))
    .map((name) => join(folder, name))
    .map((path) => ({ file: basename(path), bytes: new Uint8Array(readFileSync(path)) }));
}

async function printMade(seed: number): Promise<ReaderInput> {
  const layout = { style: 'lines', breaks: [null, 9], repeatHead: 3, top: 60 } as const;
  return { file: `${seed}.pdf`, bytes: await printPdf(makeReport(seed).contents, layout) };
}

/** Pages just within what is looked at: they fill the memory of whoever reads beside them. */
const hostile: readonly ReaderInput[] = [
  `<p>${'0 '.repeat(4_000_000)}`,
  `<table><tr>${'<td>件件件件件件件'.repeat(290_000)}`,
  `<div class="${'nav- '.repeat(1_600_000)}">a</div>`,
].map((text, at) => ({ file: `${at}.html`, bytes: toBytes(`<html><body>${text}`) }));

const byLength = (one: ReaderInput, other: ReaderInput): number =>
  other.bytes.length - one.bytes.length;

it('an honest document is read whatever is read beside it', async () => {
  const honest = [
    ...listFolder(join(root, '../shared/real')).sort(byLength),
    ...(await Promise.all([1, 2].map(printMade))),
    ...listFolder(join(root, 'data/reports')),
  ];
  const pool = openReadingPool(rules, 2);
  const wrong: string[] = [];
  const read = async (input: ReaderInput): Promise<void> => {
    const reading = await pool.read(input);
    const isHonest = !hostile.includes(input);
    if ((reading.kind === 'report') !== isHonest) wrong.push(`${input.file} ${reading.kind}`);
  };
  const queue = honest.flatMap((input, at) => [...hostile.slice(at, at + 1), input]);
  await Promise.all(queue.map(read));
  await pool.close();
  expect(wrong).toEqual([]);
}, 120_000);

it('what a damaged PDF saves without end is refused, also when it is read in this thread', async () => {
  const { withContent, stream } = await import('./fuzz/write-pdf.ts');
  const { readDocument } = await import('../../src/ingest/read-document.ts');
  const bytes = withContent(stream('q '.repeat(500_000)));
  await expect(readDocument({ file: 'a.pdf', bytes })).rejects.toThrow('嵌套过深');
});
