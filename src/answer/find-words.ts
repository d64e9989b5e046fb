import type { Block } from '../model/document.ts';
import type { Report } from '../model/report.ts';

/** Words of a report with their line. */
export type FoundWords = { readonly line: number | null; readonly quote: string };

const isText = (block: Block): block is Extract<Block, { text: string }> =>
  block.kind === 'paragraph' || block.kind === 'heading';

const foldDashes = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[—–−]/g, '-').replaceAll(/\s/g, '');

/** The line of the report that prints a value: contacts and dates are cited as figures are. */
export function findWords(report: Report, value: string): FoundWords | null {
  const wanted = foldDashes(value);
  if (wanted === '') return null;
  for (const block of report.document.blocks) {
    if (!isText(block)) continue;
    if (foldDashes(block.text).includes(wanted)) {
      return { line: block.place.line, quote: value };
    }
  }
  return null;
}

/** The running text of one section, heading left out. */
export function readSection(report: Report, number: string): readonly FoundWords[] {
  const section = report.sections.find((of) => of.number === number);
  if (section === undefined) return [];
  const blocks = report.document.blocks.slice(section.firstBlock, section.lastBlock + 1);
  return blocks
    .filter(isText)
    .filter((block) => block.kind === 'paragraph' && block.text.trim() !== '')
    .map((block) => ({ line: block.place.line, quote: block.text.trim() }));
}

const SENTENCE = /[^。；！？]*[。；！？]?/g;

const ENDED = /[。；！？]$/;

/** Every sentence of the running text with its line; one torn over paragraphs is read on. */
export function listSentences(report: Report): readonly FoundWords[] {
  const sentences: FoundWords[] = [];
  for (const part of report.document.blocks.filter(isText).flatMap(splitBlock)) {
    const last = sentences.at(-1);
    const goesOn = last !== undefined && !part.isHeading && !ENDED.test(last.quote);
    if (goesOn) sentences.pop();
    const quote = goesOn ? last.quote + part.quote : part.quote;
    sentences.push({ line: goesOn ? last.line : part.line, quote });
  }
  return sentences;
}

type Part = FoundWords & { readonly isHeading: boolean };

function splitBlock(block: Extract<Block, { text: string }>): readonly Part[] {
  const isHeading = block.kind === 'heading';
  const parts = (block.text.match(SENTENCE) ?? []).map((part) => part.trim());
  return parts
    .filter((quote) => quote !== '')
    .map((quote) => ({ line: block.place.line, quote, isHeading }));
}

/** The whole sentence a quote stands in: a list of channels begins before the number that ends it. */
export function findSentence(report: Report, line: number | null, quote: string): string | null {
  const blocks = report.document.blocks.filter(isText);
  const here = blocks.filter((block) => line === null || block.place.line === line);
  const wanted = foldDashes(quote);
  for (const block of here) {
    const sentences = block.text.match(SENTENCE) ?? [];
    const found = sentences.find((of) => foldDashes(of).includes(wanted));
    if (wanted !== '' && found !== undefined) return found.trim();
  }
  return null;
}
