import type { SourceDocument } from '../model/document.ts';
import { toYear } from './find-title.ts';
import { squeeze } from './label-key.ts';
import { parseNumber } from './parse-number.ts';
import type { ReadingRules } from './reading-rules.ts';

export type FoundDate = {
  readonly date: string;
  readonly line: number | null;
  readonly quote: string;
};

const maxSignature = 45;

function toDate(groups: Record<string, string | undefined> | undefined): string | null {
  const year = toYear(groups?.year);
  const [month, day] = [
    parseNumber(groups?.month ?? '') ?? Number(groups?.month),
    parseNumber(groups?.day ?? '') ?? Number(groups?.day),
  ];
  if (year === null || !(month >= 1 && month <= 12) || !(day >= 1 && day <= 31)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function findIn(
  document: SourceDocument,
  patterns: readonly string[],
  from: number,
): FoundDate | null {
  const lines = document.blocks.flatMap((block) =>
    block.kind === 'table' || block.kind === 'image' ? [] : [block],
  );
  for (const block of from < 0 ? lines.slice(from).reverse() : lines.slice(0, from)) {
    const text = squeeze(block.text);
    for (const pattern of patterns) {
      const match = text.length <= maxSignature ? new RegExp(pattern, 'iu').exec(text) : null;
      const date = toDate(match?.groups);
      if (match && date) return { date, line: block.place.line, quote: block.text.trim() };
    }
  }
  return null;
}

/** The date under the signature, else the date a page or a crawler prints above the text. */
export function findPublished(document: SourceDocument, reading: ReadingRules): FoundDate | null {
  return findIn(document, [reading.signature], -12) ?? findIn(document, reading.published, 20);
}

/** The year the figures are of: the words about the reporting period are the best witness. */
export function findPeriod(body: string, reading: ReadingRules): number | null {
  for (const pattern of reading.periods) {
    const year = toYear(new RegExp(pattern, 'u').exec(body)?.groups?.year);
    if (year !== null) return year;
  }
  return null;
}

/** The publisher's page when the text names it. */
export function findOriginal(document: SourceDocument, reading: ReadingRules): string | null {
  for (const block of document.blocks.slice(0, 20)) {
    const text = block.kind === 'table' ? '' : block.text.normalize('NFKC').replace(/\s+/gu, '');
    for (const pattern of reading.original) {
      const value = new RegExp(pattern, 'u').exec(text)?.groups?.value;
      if (value !== undefined) return value;
    }
  }
  return null;
}
