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
/** Many times the longest paragraph, and the longest report; patterns cost more the longer a text is. */
const longest = 5_000;
const longestProse = 500_000;

/** Full-width digits, letters and signs of numbers become half width, one for one; punctuation stays as printed. */
function narrow(text: string): string {
  return text.replace(
    /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF05\uFF0E\uFF0F\uFF20]/gu,
    (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) - 0xfee0),
  );
}

const endsSentence = (text: string, at: number): boolean =>
  '。;；!！?？\n'.includes(text[at] ?? '');

/** Where the last sentence that begins at `from` and is over before `to` ends; `from` when none is. */
function findLastEnd(text: string, from: number, to: number): number {
  if (to >= text.length) return text.length;
  let end = to;
  while (end > from && !endsSentence(text, end - 1)) end -= 1;
  return end;
}

/** Paragraphs no person wrote are read in parts, cut after a sentence; what goes on longer without an end says nothing. */
function cutLong(text: string): readonly string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    const end = findLastEnd(text, from, from + longest);
    if (end > from) parts.push(text.slice(from, end));
    from = Math.max(end, from + 1);
    while (end < from && from < text.length && !endsSentence(text, from - 1)) from += 1;
  }
  return parts;
}

function listPieces(document: SourceDocument, sections: readonly Section[]): Piece[] {
  let left = longestProse;
  return document.blocks.flatMap((block, index) => {
    if (block.kind === 'table' || block.kind === 'image' || left <= 0) return [];
    left -= block.text.length;
    const section = nameSection(sections.findLast((each) => each.firstBlock <= index));
    return cutLong(narrow(block.text)).map((text) => {
      const open = block.kind === 'paragraph' && text.length >= minOpen && !closed.test(text);
      return { text, place: block.place, section, open };
    });
  });
}

function toPassage(pieces: readonly Piece[]): Passage {
  let length = 0;
  const starts = pieces.map(({ text }) => {
    length += text.length;
    return length - text.length;
  });
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
  let length = 0;
  for (const piece of listPieces(document, sections)) {
    const above = groups.at(-1)?.at(-1);
    const joins =
      above?.open === true && above.section === piece.section && !opensNew.test(piece.text);
    length = joins ? length + piece.text.length : piece.text.length;
    if (joins && length <= longest) groups.at(-1)?.push(piece);
    else groups.push([piece]);
  }
  return groups.map(toPassage);
}
