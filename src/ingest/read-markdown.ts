import type { Block, SourceDocument } from '../model/document.ts';
import { decodeBytes, hashBytes } from './decode-bytes.ts';
import { toHtmlBlocks } from './read-html.ts';
import { toProse } from './read-markdown-prose.ts';
import { readPipeTable } from './read-markdown-table.ts';
import { checkBlocks, checkSize, type ReaderInput, toLinesOf } from './reader-limits.ts';

type Taken = { readonly blocks: readonly Block[]; readonly next: number };
type Take = (lines: readonly string[], from: number) => Taken | null;

const maxHtmlLines = 20_000;

/** A table in HTML goes on to the line that closes it. */
const takeHtml: Take = (lines, from) => {
  if (!/^\s*<(?:table|div|html|body|center|section|article)\b/i.test(lines[from] ?? ''))
    return null;
  let depth = 0;
  let next = from;
  for (; next < Math.min(lines.length, from + maxHtmlLines); next += 1) {
    const line = lines[next] ?? '';
    depth += (line.match(/<table\b/gi)?.length ?? 0) - (line.match(/<\/table\s*>/gi)?.length ?? 0);
    const open = depth > 0 || (lines[next + 1] ?? '').trim() !== '';
    if (!open) break;
  }
  const text = lines.slice(from, next + 1).join('\n');
  const blocks = toHtmlBlocks(text).map((block) => moveDown(block, from));
  return { blocks, next: next + 1 };
};

function moveDown(block: Block, lines: number): Block {
  const move = <T extends { readonly place: Block['place'] }>(one: T): T => ({
    ...one,
    place: { ...one.place, line: (one.place.line ?? 1) + lines },
  });
  if (block.kind !== 'table') return move(block);
  return { ...move(block), rows: block.rows.map((row) => row.map(move)) };
}

const takeTable: Take = (lines, from) => readPipeTable(lines, from);

/** Everything up to a blank line, a table or a tag that begins a block. */
const takeProse: Take = (lines, from) => {
  let next = from + 1;
  const goesOn = (): boolean => {
    const line = lines[next];
    if (line === undefined || line.trim() === '') return false;
    return takeHtml(lines, next) === null && readPipeTable(lines, next) === null;
  };
  while (goesOn()) next += 1;
  return { blocks: toProse(lines.slice(from, next), from + 1), next };
};

/** Markdown as people and converters write it: pipe tables, also one a row or torn, and HTML in between. */
export async function readMarkdown(input: ReaderInput): Promise<SourceDocument> {
  checkSize(input);
  const lines = toLinesOf(decodeBytes(input.bytes).text);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    if ((lines[at] ?? '').trim() === '') {
      at += 1;
      continue;
    }
    const taken = takeHtml(lines, at) ?? takeTable(lines, at) ?? takeProse(lines, at);
    for (const block of taken?.blocks ?? []) blocks.push(block);
    checkBlocks(blocks.length);
    at = taken?.next ?? at + 1;
  }
  return { file: input.file, format: 'markdown', sha256: hashBytes(input.bytes), blocks };
}
