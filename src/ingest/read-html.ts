import type { Block, SourceDocument } from '../model/document.ts';
import { decodeBytes, hashBytes } from './decode-bytes.ts';
import { joinTables } from './join-tables.ts';
import { readHtmlBlocks } from './read-html-blocks.ts';
import { findChrome } from './read-html-chrome.ts';
import { collapse } from './read-html-text.ts';
import { type HtmlElement, type HtmlNode, parseHtml } from './read-html-tree.ts';
import { checkSize, type ReaderInput } from './reader-limits.ts';

/** Meta tags government sites print about an article, as `name: content`. */
const metaNames = /^(?:articletitle|pubdate|publishdate|contentsource)$/i;

function findHead(root: HtmlElement): readonly HtmlElement[] {
  const found: HtmlElement[] = [];
  const visit = (node: HtmlNode): void => {
    if (node.kind === 'text' || node.tag === 'body' || node.tag === 'table') return;
    if (node.tag === 'title' || node.tag === 'meta') found.push(node);
    else for (const child of node.children) visit(child);
  };
  visit(root);
  return found;
}

function toBlock(element: HtmlElement): Block | null {
  const place = { line: element.line, page: null };
  if (element.tag === 'title') {
    const text = element.children.map((node) => (node.kind === 'text' ? node.text : '')).join('');
    return text.trim() === '' ? null : { kind: 'heading', text: collapse(text).trim(), place };
  }
  const { name = '', content = '' } = element.attributes;
  if (!metaNames.test(name) || content.trim() === '') return null;
  return { kind: 'paragraph', text: `${name}: ${collapse(content).trim()}`, place };
}

/** Blocks of an HTML text: also what Markdown and pasted fragments are read with. */
export function toHtmlBlocks(text: string): Block[] {
  const root = parseHtml(text);
  const head = findHead(root).map(toBlock);
  const body = readHtmlBlocks(root, findChrome(root));
  return joinTables([...head.filter((block) => block !== null), ...body]);
}

/** A saved page or a fragment pasted from Word, in any of the encodings such pages come in. */
export async function readHtml(input: ReaderInput): Promise<SourceDocument> {
  checkSize(input);
  const { text } = decodeBytes(input.bytes);
  return {
    file: input.file,
    format: 'html',
    sha256: hashBytes(input.bytes),
    blocks: toHtmlBlocks(text),
  };
}
