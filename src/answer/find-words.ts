import type { Block } from '../model/document.ts';
import type { Report } from '../model/report.ts';

export type Found = { readonly line: number | null; readonly quote: string };

const isText = (block: Block): block is Extract<Block, { text: string }> =>
  block.kind === 'paragraph' || block.kind === 'heading';

const foldDashes = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[—–−]/g, '-').replaceAll(/\s/g, '');

/** The line of the report that prints a value: contacts and dates are cited as figures are. */
export function findWords(report: Report, value: string): Found | null {
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
export function readSection(report: Report, number: string): readonly Found[] {
  const section = report.sections.find((of) => of.number === number);
  if (section === undefined) return [];
  const blocks = report.document.blocks.slice(section.firstBlock, section.lastBlock + 1);
  return blocks
    .filter(isText)
    .filter((block) => block.kind === 'paragraph' && block.text.trim() !== '')
    .map((block) => ({ line: block.place.line, quote: block.text.trim() }));
}
