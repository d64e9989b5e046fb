import type { Block, Place } from '../model/document.ts';
import { toImageBlock } from './picture-source.ts';
import { findCaptions, findLayoutCells, listTableCells, readTableRows } from './read-html-table.ts';
import {
  collapse,
  isBlock,
  isNoteMark,
  nameImage,
  readInline,
  trimLines,
} from './read-html-text.ts';
import type { HtmlElement, HtmlNode } from './read-html-tree.ts';
import { checkBlocks, checkCells } from './reader-limits.ts';

type Page = {
  readonly blocks: Block[];
  readonly chrome: ReadonlySet<HtmlElement>;
  /** Inline text not yet closed by a block. */
  pending: string;
  pendingLine: number;
  cells: number;
};

const at = (line: number): Place => ({ line, page: null });

function flush(page: Page): void {
  checkBlocks(page.blocks.length);
  for (const text of trimLines(page.pending).split('\n'))
    if (text !== '') page.blocks.push({ kind: 'paragraph', text, place: at(page.pendingLine) });
  page.pending = '';
}

function addText(page: Page, text: string, line: number): void {
  if (page.pending.trim() === '') page.pendingLine = line;
  page.pending += text;
}

function addTable(page: Page, table: HtmlElement): void {
  flush(page);
  for (const caption of findCaptions(table))
    addText(page, readInline(caption.children), caption.line);
  flush(page);
  const cells = listTableCells(table);
  const layout = findLayoutCells(cells);
  if (layout !== null) {
    for (const cell of layout) {
      walkAll(page, cell.children);
      flush(page);
    }
    return;
  }
  const rows = readTableRows(cells);
  page.cells += rows.reduce((sum, row) => sum + row.length, 0);
  checkCells(page.cells);
  if (rows.some((row) => row.length > 0))
    page.blocks.push({ kind: 'table', rows, place: at(table.line) });
}

function addHeading(page: Page, element: HtmlElement): void {
  flush(page);
  const text = readInline(element.children).replaceAll('\n', ' ');
  if (text !== '') page.blocks.push({ kind: 'heading', text, place: at(element.line) });
}

function addImage(page: Page, element: HtmlElement): void {
  const text = nameImage(element);
  if (text === '') return;
  flush(page);
  const { src: address = '' } = element.attributes;
  const source = address === '' ? null : ({ kind: 'address', address } as const);
  page.blocks.push(toImageBlock({ kind: 'image', text, place: at(element.line) }, source));
}

function addPreformatted(page: Page, element: HtmlElement): void {
  flush(page);
  for (const node of element.children) {
    const lines = node.kind === 'text' ? node.text.split('\n') : [readInline([node])];
    for (const [index, line] of lines.entries()) {
      addText(page, line, node.line + index);
      if (index < lines.length - 1) flush(page);
    }
  }
  flush(page);
}

const isLeftOut = (page: Page, element: HtmlElement): boolean =>
  element.hidden || page.chrome.has(element) || isNoteMark(element, page.pending);

function walkElement(page: Page, element: HtmlElement): void {
  if (isLeftOut(page, element)) return;
  if (element.tag === 'table') addTable(page, element);
  else if (/^h[1-6]$/.test(element.tag)) addHeading(page, element);
  else if (element.tag === 'img') addImage(page, element);
  else if (element.tag === 'pre') addPreformatted(page, element);
  else if (element.tag === 'br') flush(page);
  else if (isBlock(element.tag)) {
    flush(page);
    walkAll(page, element.children);
    flush(page);
  } else walkAll(page, element.children);
}

function walkAll(page: Page, nodes: readonly HtmlNode[]): void {
  for (const node of nodes)
    if (node.kind === 'text') addText(page, collapse(node.text), node.line);
    else walkElement(page, node);
}

/** The page as blocks in reading order, page furniture left out. */
export function readHtmlBlocks(root: HtmlElement, chrome: ReadonlySet<HtmlElement>): Block[] {
  const page: Page = { blocks: [], chrome, pending: '', pendingLine: 1, cells: 0 };
  walkAll(page, root.children);
  flush(page);
  return page.blocks;
}
