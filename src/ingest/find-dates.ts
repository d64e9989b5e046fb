import type { SourceDocument } from '../model/document.ts';
import { toYear } from './find-title.ts';
import { squeeze } from './label-key.ts';
import { parseNumber } from './parse-number.ts';
import type { ReadingRules } from './reading-rules.ts';
import { toRegExp } from './to-regexp.ts';

export type FoundDate = {
  readonly date: string;
  readonly line: number | null;
  readonly quote: string;
};

const maxSignature = 45;
const maxHead = 150;
const searched = 20;

function toDate(groups: Record<string, string | undefined> | undefined): string | null {
  const year = toYear(groups?.year);
  const [month, day] = [
    parseNumber(groups?.month ?? '') ?? Number(groups?.month),
    parseNumber(groups?.day ?? '') ?? Number(groups?.day),
  ];
  if (year === null || !(month >= 1 && month <= 12) || !(day >= 1 && day <= 31)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

type Line = { readonly text: string; readonly line: number | null };

function findIn(lines: readonly Line[], patterns: readonly string[]): FoundDate | null {
  const expressions = patterns.map((pattern) => toRegExp(pattern, 'iu'));
  for (const { text, line } of lines)
    for (const expression of expressions) {
      const date = toDate(expression.exec(text)?.groups);
      if (date !== null) return { date, line, quote: text };
    }
  return null;
}

function listLines(document: SourceDocument): Line[] {
  return document.blocks.flatMap((block) =>
    block.kind === 'table' || block.kind === 'image'
      ? []
      : [{ text: block.text.trim(), line: block.place.line }],
  );
}

/** The lines a page prints above its text; the cells of the small table of its particulars are one line a row. */
function listHead(document: SourceDocument): Line[] {
  return document.blocks.slice(0, searched).flatMap((block): Line[] => {
    if (block.kind === 'image') return [];
    if (block.kind !== 'table') return [{ text: block.text.trim(), line: block.place.line }];
    return block.rows.slice(0, searched).map((row) => ({
      text: row.map(({ text }) => text.trim()).join(' '),
      line: row[0]?.place.line ?? block.place.line,
    }));
  });
}

function findSigned(lines: readonly Line[], signature: string): FoundDate | null {
  for (const { text, line } of lines) {
    const bare = squeeze(text);
    const found = bare.length <= maxSignature ? findIn([{ text: bare, line }], [signature]) : null;
    if (found !== null) return { ...found, quote: text };
  }
  return null;
}

/** The date under the signature, else the date a page or a crawler prints above the text. */
export function findPublished(document: SourceDocument, reading: ReadingRules): FoundDate | null {
  const head = listHead(document).filter(({ text }) => text.length <= maxHead);
  return (
    findSigned(listLines(document).slice(-12).reverse(), reading.signature) ??
    findIn(
      head.map((one) => ({ ...one, text: one.text.normalize('NFKC') })),
      reading.published,
    )
  );
}

/** The year the figures are of: the words about the reporting period are the best witness. */
export function findPeriod(body: string, reading: ReadingRules): number | null {
  for (const pattern of reading.periods) {
    const year = toYear(toRegExp(pattern, 'u').exec(body)?.groups?.year);
    if (year !== null) return year;
  }
  return null;
}

/** The publisher's page when the text names it. */
export function findOriginal(document: SourceDocument, reading: ReadingRules): string | null {
  for (const block of document.blocks.slice(0, 20)) {
    const text = block.kind === 'table' ? '' : block.text.normalize('NFKC').replace(/\s+/gu, '');
    for (const pattern of reading.original) {
      const value = toRegExp(pattern, 'u').exec(text)?.groups?.value;
      if (value !== undefined) return value;
    }
  }
  return null;
}
