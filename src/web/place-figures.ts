import type { Cell } from '../model/document.ts';
import type { Report, ReportFigure } from '../model/report.ts';
import { anchorOf, placeCells } from './place-cells.ts';
import { type Phrase, placePhrases } from './place-phrases.ts';

/** Where on the page each figure is marked. */
export type FigurePlaces = {
  readonly cells: ReadonlyMap<Cell, readonly ReportFigure[]>;
  readonly phrases: ReadonlyMap<number, readonly Phrase[]>;
  /** Figures without a cell or words of their own (a picture, a cut-off table), by the block they belong to. */
  readonly blocks: ReadonlyMap<number, readonly ReportFigure[]>;
  /** Figures with no place at all: their card is their place. */
  readonly loose: ReadonlySet<string>;
};

/** The block a figure without a place of its own belongs to: a picture of its section, else the last block up to its line. */
function findBlock({ document, sections }: Report, figure: ReportFigure): number | null {
  const section = sections.find(({ title }) => figure.section?.includes(title));
  const inSection = (index: number): boolean =>
    section !== undefined && index >= section.firstBlock && index <= section.lastBlock;
  const wanted = figure.state === 'image' ? 'image' : 'table';
  const own = document.blocks.findLastIndex(
    ({ kind }, index) => kind === wanted && inSection(index),
  );
  if (own >= 0) return own;
  const { line, page } = figure;
  const before = document.blocks.findLastIndex(({ place }) =>
    line !== null
      ? place.line !== null && place.line <= line
      : page !== null && place.page !== null && place.page <= page,
  );
  if (before >= 0) return before;
  return section?.firstBlock ?? null;
}

/** Finds the very cell or words of every figure. */
export function placeFigures(report: Report): FigurePlaces {
  const { document, figures } = report;
  const cells = placeCells(document, figures);
  const inCells = new Set([...cells.values()].flat());
  const rest = figures.filter((figure) => !inCells.has(figure));
  const phrases = placePhrases(
    document,
    rest.filter(({ raw }) => raw !== null && raw !== ''),
  );
  const inText = new Set([...phrases.values()].flat().map(({ figure }) => figure));
  const blocks = new Map<number, ReportFigure[]>();
  const loose = new Set<string>();
  for (const figure of rest.filter((each) => !inText.has(each))) {
    const index = findBlock(report, figure);
    if (index === null) loose.add(anchorOf(figure));
    else blocks.set(index, [...(blocks.get(index) ?? []), figure]);
  }
  return { cells, phrases, blocks, loose };
}
