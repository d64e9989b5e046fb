import type { Block, Cell, Place, SourceDocument } from '../model/document.ts';
import { blankFurniture } from './blank-furniture.ts';
import { decodeBytes, hashBytes } from './decode-bytes.ts';
import { isAmongBareRows } from './read-markdown-table.ts';
import { checkSize, type ReaderInput, toLinesOf } from './reader-limits.ts';

const marker = /\[(image|bookmark)\s{0,9}:\s{0,9}([^[\]]{0,300})\]/giu;
/** Many times what a table has in a row, also when all of its rows are in one. */
const widestRow = 5_000;
const widestRuler = 2_000;
const ruler = /^\s*\|?(?:[^\S\t]*:?-{3,}:?[^\S\t]*[\t|])*\s*:?-{3,}:?\s*\|?\s*$/u;

function toCells(line: string, place: Place): Cell[] {
  const piped = line.includes('|') && !line.includes('\t');
  const outer = piped && /^\s*\|.*\|\s*$/u.test(line);
  const inner = outer ? line.trim().slice(1, -1) : line;
  return inner
    .split(piped ? '|' : '\t', widestRow)
    .map((text) => ({ text: text.trim(), place, rowSpan: 1, colSpan: 1 }));
}

const isRuler = (line: string): boolean => line.length <= widestRuler && ruler.test(line);

function isRow(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (line.includes('\t') || /^\s*\|.*\|\s*$/u.test(line)) return true;
  return isAmongBareRows(lines, at);
}

/** A short line with a number before it and no full stop stands over a section. */
function isHeading(text: string): boolean {
  return text.length <= 40 && /^[一二三四五六七八九十]{1,3}、[^。;；]*$/u.test(text);
}

/** Text of a line without editing marks; what an editor pasted as a picture becomes a block of its own. */
function splitMarkers(line: string, place: Place): Block[] {
  const blocks: Block[] = [];
  const text = line.replace(marker, (_, kind: string, name: string) => {
    if (kind.toLowerCase() === 'image') blocks.push({ kind: 'image', text: name.trim(), place });
    return '';
  });
  const trimmed = text.trim();
  if (trimmed !== '')
    blocks.push({ kind: isHeading(trimmed) ? 'heading' : 'paragraph', text: trimmed, place });
  return blocks;
}

function toBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let rows: Cell[][] | null = null;
  const lines = blankFurniture(toLinesOf(text));
  for (const [index, line] of lines.entries()) {
    const place: Place = { line: index + 1, page: null };
    if (line.trim() === '' || isRuler(line)) continue;
    if (isRow(lines, index)) {
      if (rows === null) {
        rows = [];
        blocks.push({ kind: 'table', rows, place });
      }
      rows.push(toCells(line, place));
    } else {
      rows = null;
      blocks.push(...splitMarkers(line, place));
    }
  }
  return blocks;
}

/** Plain text as crawlers and editors leave it: a line is a paragraph, a line with tabs or pipes a row. */
export async function readText(input: ReaderInput): Promise<SourceDocument> {
  checkSize(input);
  const { text } = decodeBytes(input.bytes);
  return {
    file: input.file,
    format: 'text',
    sha256: hashBytes(input.bytes),
    blocks: toBlocks(text),
  };
}
