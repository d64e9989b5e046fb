import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { root } from '../gold.ts';
import { createDice } from '../readers/dice.ts';
import { type MadeReport, makeReport } from '../readers/made-report.ts';
import { printDocx } from '../readers/print-docx.ts';
import { printHtmlTable, toWordNoise } from '../readers/print-html.ts';
import { printPdf } from '../readers/print-pdf.ts';
import { printMarkdown } from '../readers/print-text.ts';
import { toBytes } from './fuzz-input.ts';

/** A document nothing is wrong with, to be damaged. */
export type Sound = { readonly end: string; readonly bytes: Uint8Array };

type Contents = MadeReport['contents'];

/** Years no bundled report has: whatever still reads as a report must not replace one. */
const toOtherYear = (text: string): string => text.replace(/20(?=1[78]|2[34])/g, '19');

function printHtml(contents: Contents, charset: string): string {
  const body = contents.map((one) =>
    typeof one === 'string' ? `<p>${one}</p>` : printHtmlTable(one, toWordNoise),
  );
  return `<html><head><meta charset="${charset}"></head><body>${body.join('\n')}</body></html>`;
}

function readBundled(): Sound[] {
  const folder = join(root, 'data/reports');
  return readdirSync(folder).map((name) => ({
    end: 'txt',
    bytes: toBytes(toOtherYear(readFileSync(join(folder, name), 'utf8'))),
  }));
}

async function printAll(seed: number): Promise<Sound[]> {
  const contents = makeReport(seed).contents.map((one) =>
    typeof one === 'string' ? toOtherYear(one) : one,
  );
  const dice = createDice(seed);
  const layout = { style: 'lines', breaks: [null, 9], repeatHead: 3, top: 60 } as const;
  const markdown = printMarkdown(contents);
  return [
    { end: 'html', bytes: toBytes(printHtml(contents, 'utf-8')) },
    { end: 'html', bytes: new Uint8Array(iconv.encode(printHtml(contents, 'gbk'), 'gb18030')) },
    { end: 'md', bytes: toBytes(markdown) },
    { end: 'txt', bytes: new Uint8Array(iconv.encode(markdown, 'gb18030')) },
    { end: 'txt', bytes: new Uint8Array(iconv.encode(markdown, 'utf16le', { addBOM: true })) },
    { end: 'docx', bytes: await printDocx(contents) },
    { end: 'pdf', bytes: await printPdf(contents, { ...layout, top: 60 + dice.below(300) }) },
  ];
}

/** The bundled reports and made ones in every format, alone and in an archive. */
export async function printSound(): Promise<readonly Sound[]> {
  const printed = [...(await printAll(3)), ...(await printAll(8))];
  const plain = [...readBundled(), ...printed];
  const archive = (from: readonly Sound[]): Sound => ({
    end: 'zip',
    bytes: zipSync(Object.fromEntries(from.map(({ end, bytes }, at) => [`${at}.${end}`, bytes]))),
  });
  return [...plain, archive(plain.slice(0, 3)), archive(printed.slice(0, 7))];
}
