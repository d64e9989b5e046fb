import type { Place, SourceDocument } from '../model/document.ts';
import type { Section } from '../model/report.ts';
import { nameSection } from './find-sections.ts';

/** Running text that belongs together although a page break cut it, digits in half width; `placeAt` leads back to the line. */
export type Passage = {
  readonly text: string;
  readonly section: string | null;
  readonly placeAt: (offset: number) => Place;
};

type Piece = {
  readonly text: string;
  readonly place: Place;
  readonly section: string | null;
  readonly open: boolean;
};

const closed = /[。;!?:;：；！？]["”』」)）]?$/u;
const opensNew = /^\s*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十]+)/u;
const minOpen = 30;

/** Full-width digits, letters and signs of numbers become half width, one for one; punctuation stays as printed. */
function narrow(text: string): string {
  return text.replace(
    /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF05\uFF0E\uFF0F\uFF20]/gu,
    (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) - 0xfee0),
  );
}

function listPieces(document: SourceDocument, sections: readonly Section[]): Piece[] {
  return document.blocks.flatMap((block, index) => {
    if (block.kind === 'table' || block.kind === 'image') return [];
    const section = sections.findLast((each) => each.firstBlock <= index);
    const text = narrow(block.text);
    const open = block.kind === 'paragraph' && text.length >= minOpen && !closed.test(text);
    return [{ text, place: block.place, section: nameSection(section), open }];
  });
}

function toPassage(pieces: readonly Piece[]): Passage {
  const starts = pieces.map((_, at) =>
    pieces.slice(0, at).reduce((sum, { text }) => sum + text.length, 0),
  );
  const first = pieces[0]?.place ?? { line: null, page: null };
  return {
    text: pieces.map(({ text }) => text).join(''),
    section: pieces[0]?.section ?? null,
    placeAt: (offset) => pieces[starts.findLastIndex((start) => start <= offset)]?.place ?? first,
  };
}

/** The running text of a document, with sentences that a page break cut put together again. */
export function readPassages(document: SourceDocument, sections: readonly Section[]): Passage[] {
  const groups: Piece[][] = [];
  for (const piece of listPieces(document, sections)) {
    const above = groups.at(-1)?.at(-1);
    const joins =
      above?.open === true && above.section === piece.section && !opensNew.test(piece.text);
    if (joins) groups.at(-1)?.push(piece);
    else groups.push([piece]);
  }
  return groups.map(toPassage);
}
