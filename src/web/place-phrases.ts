import type { Place, SourceDocument } from '../model/document.ts';
import type { ReportFigure } from '../model/report.ts';
import { type FigureRow, groupFigures } from './place-cells.ts';
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

type TextBlock = { readonly index: number; readonly place: Place; readonly plain: PlainText };

/** A table run together into text: the label and all values of its row stand there without a gap. */
function findFused(texts: readonly TextBlock[], group: FigureRow): readonly Placed[] {
  const values = group.figures.map(({ raw }) => squeeze(raw ?? ''));
  const run = `${group.label}${values.join('')}`;
  if (values.length < 2 || values.includes('') || run.length < 6) return [];
  const block = texts.find(({ plain }) => plain.text.includes(run));
  if (block === undefined) return [];
  let from = block.plain.text.indexOf(run) + group.label.length;
  return group.figures.flatMap((figure, at) => {
    const length = values[at]?.length ?? 0;
    const found = toRange(block.plain, from, length);
    from += length;
    return found === null ? [] : [{ index: block.index, phrase: { ...found, figure } }];
  });
}

/** What is left of each table as one run of numbers: a table whose heads stand apart from its only row. */
function groupTables(figures: readonly ReportFigure[]): readonly FigureRow[] {
  const tables = Map.groupBy(figures, ({ place }) => place.split('·')[0] ?? '');
  return [...tables.values()].map((own) => ({ label: '', figures: own }));
}

function findSaid(texts: readonly TextBlock[], figure: ReportFigure): Placed | null {
  for (const { index, plain } of texts) {
    const found = findIn(plain, figure);
    if (found !== null) return { index, phrase: { ...found, figure } };
  }
  return null;
}

type Placed = { readonly index: number; readonly phrase: Phrase };

/** Blocks at the line or page the figure names come first. */
function sortTexts(texts: readonly TextBlock[], figure: ReportFigure | undefined) {
  const isNear = ({ place }: TextBlock): boolean =>
    figure !== undefined &&
    (figure.line === null ? place.page === figure.page : place.line === figure.line);
  return [...texts.filter(isNear), ...texts.filter((each) => !isNear(each))];
}

/** Finds the words of each figure in the running text. */
export function placePhrases(
  document: SourceDocument,
  figures: readonly ReportFigure[],
): ReadonlyMap<number, readonly Phrase[]> {
  const texts = document.blocks.flatMap((block, index): readonly TextBlock[] =>
    block.kind === 'heading' || block.kind === 'paragraph'
      ? [{ index, place: block.place, plain: toPlainText(block.text) }]
      : [],
  );
  const fused = groupFigures(figures).flatMap((group) =>
    findFused(sortTexts(texts, group.figures[0]), group),
  );
  const placedRows = new Set(fused.map(({ phrase }) => phrase.figure));
  const tables = groupTables(figures.filter((figure) => !placedRows.has(figure)));
  fused.push(...tables.flatMap((group) => findFused(sortTexts(texts, group.figures[0]), group)));
  const done = new Set(fused.map(({ phrase }) => phrase.figure));
  const said = figures
    .filter((figure) => !done.has(figure))
    .map((figure) => findSaid(sortTexts(texts, figure), figure))
    .filter((each) => each !== null);
  const placed = new Map<number, Phrase[]>();
  for (const { index, phrase } of [...fused, ...said]) {
    placed.set(index, [...(placed.get(index) ?? []), phrase]);
  }
  return placed;
}
