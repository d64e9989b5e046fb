import type { SourceDocument } from '../model/document.ts';
import type { ReportFigure } from '../model/report.ts';
import { type PlainText, squeeze, toPlainText } from './plain-text.ts';

/** A range of a block's text that states a figure. */
export type Phrase = {
  readonly start: number;
  readonly end: number;
  readonly figure: ReportFigure;
};

type Found = { readonly start: number; readonly end: number };

/** A value that stands once in the text is found without its quote. */
function findAlone(plain: PlainText, raw: string): Found | null {
  if (raw.length < 2) return null;
  const from = plain.text.indexOf(raw);
  const again = from < 0 ? -1 : plain.text.indexOf(raw, from + 1);
  return from < 0 || again >= 0 ? null : toRange(plain, from, raw.length);
}

/** The printed value inside its quote; the quote itself when the value is only meant by it. */
function findIn(plain: PlainText, figure: ReportFigure): Found | null {
  const quote = squeeze(figure.quote ?? '');
  const raw = squeeze(figure.raw ?? '');
  const from = quote === '' ? -1 : plain.text.indexOf(quote);
  if (from < 0) return findAlone(plain, raw);
  const inside = raw === '' ? -1 : quote.lastIndexOf(raw);
  return inside < 0
    ? toRange(plain, from, quote.length)
    : toRange(plain, from + inside, raw.length);
}

function toRange({ at }: PlainText, from: number, length: number): Found | null {
  const start = at[from];
  const last = at[from + length - 1];
  return start === undefined || last === undefined ? null : { start, end: last + 1 };
}

/** Finds the words of each figure in the running text, first in the block its line or page names. */
export function placePhrases(
  document: SourceDocument,
  figures: readonly ReportFigure[],
): ReadonlyMap<number, readonly Phrase[]> {
  const texts = document.blocks.flatMap((block, index) =>
    block.kind === 'heading' || block.kind === 'paragraph'
      ? [{ index, place: block.place, plain: toPlainText(block.text) }]
      : [],
  );
  const placed = new Map<number, Phrase[]>();
  for (const figure of figures) {
    const near = texts.filter(({ place }) =>
      figure.line === null ? place.page === figure.page : place.line === figure.line,
    );
    for (const { index, plain } of [...near, ...texts]) {
      const found = findIn(plain, figure);
      if (found === null) continue;
      placed.set(index, [...(placed.get(index) ?? []), { ...found, figure }]);
      break;
    }
  }
  return placed;
}
