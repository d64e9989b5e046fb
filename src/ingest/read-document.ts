import { extname } from 'node:path';
import { NianbaoError } from '../errors.ts';
import type { Block, DocumentFormat, SourceDocument } from '../model/document.ts';
import { decodeBytes } from './decode-bytes.ts';
import { liftRows } from './lift-rows.ts';
import {
  checkBlocks,
  checkCells,
  checkMarks,
  checkSize,
  checkText,
  type ReaderInput,
} from './reader-limits.ts';
import { stripControls } from './strip-controls.ts';

type Reader = (input: ReaderInput) => Promise<SourceDocument>;

/** Loaded when first needed: a text file must not pay for a PDF library. */
const readers: Readonly<Record<DocumentFormat, () => Promise<Reader>>> = {
  text: async () => (await import('./read-text.ts')).readText,
  html: async () => (await import('./read-html.ts')).readHtml,
  markdown: async () => (await import('./read-markdown.ts')).readMarkdown,
  pdf: async () => (await import('./read-pdf.ts')).readPdf,
  docx: async () => (await import('./read-docx.ts')).readDocx,
};

const opened = new Map<DocumentFormat, Promise<Reader>>();

function openReader(format: DocumentFormat): Promise<Reader> {
  const reader = opened.get(format) ?? readers[format]();
  opened.set(format, reader);
  return reader;
}

/** A picture alone names no body and no year that could be proven: it is read only with the report it belongs to. */
const aPicture = '是图片，机关和年份无从核对；请读入登着它的网页、Word 或 PDF，并加 --ocr';

/** First bytes that say what a file is, whatever its name. */
const signatures: readonly (readonly [
  bytes: readonly number[],
  reason: DocumentFormat | string,
])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0xd0, 0xcf, 0x11, 0xe0], '是旧式 Word 文件（.doc），请另存为 .docx 再读入'],
  [[0x89, 0x50, 0x4e, 0x47], aPicture],
  [[0xff, 0xd8, 0xff], aPicture],
  [[0x47, 0x49, 0x46, 0x38], aPicture],
  [[0x49, 0x49, 0x2a, 0x00], aPicture],
  [[0x4d, 0x4d, 0x00, 0x2a], aPicture],
  [[0x52, 0x49, 0x46, 0x46], aPicture],
  [[0x1f, 0x8b], '是压缩文件，请先解压'],
  [[0x52, 0x61, 0x72, 0x21], '是压缩文件，请先解压'],
  [[0x37, 0x7a, 0xbc, 0xaf], '是压缩文件，请先解压'],
];

function isFormat(name: string): name is DocumentFormat {
  return name in readers;
}

function refuse(file: string, reason: string): never {
  throw new NianbaoError('INPUT_UNREADABLE', `${file}：${reason}`);
}

/** Control characters do not occur in text; a few per thousand are damage, more are another kind of file. */
function isBinary(text: string): boolean {
  const head = text.slice(0, 20_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const odd = head.match(/[\u0000-\u0008\u000E-\u001B\uFFFD]/gu)?.length ?? 0;
  return odd * 50 > head.length;
}

/** Lines of text with tables in HTML between them: in a page the text would stand in tags too. */
function isMixed(head: string): boolean {
  return !/^\s*</u.test(head) && !/<(?:!doctype html|html|head|body|meta)[\s>]/iu.test(head);
}

const ruler = /^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$/u;
const widestRuler = 2_000;

/** Whether a line under the names of columns is drawn somewhere: only there do pipes make a table of Markdown. */
function isRuled(text: string): boolean {
  for (let at = text.indexOf('---'); at >= 0; ) {
    const from = text.lastIndexOf('\n', at) + 1;
    const end = text.indexOf('\n', at);
    const to = end < 0 ? text.length : end;
    if (to - from <= widestRuler && ruler.test(text.slice(from, to).trimEnd())) return true;
    at = text.indexOf('---', to);
  }
  return false;
}

function sniffText(input: ReaderInput): DocumentFormat {
  checkMarks(input);
  const { text } = decodeBytes(input.bytes);
  if (text.trim() === '') refuse(input.file, '是空的');
  if (isBinary(text)) refuse(input.file, '不是文字文件');
  const head = text.slice(0, 4000);
  const named = ['.md', '.markdown'].includes(extname(input.file).toLowerCase());
  if (/<(?:!doctype html|html|head|body|table|div|p|meta)[\s>]/iu.test(head))
    return isMixed(head) ? 'markdown' : 'html';
  checkText(text);
  return named || (!text.includes('\t') && isRuled(text)) ? 'markdown' : 'text';
}

function sniffFormat(input: ReaderInput): DocumentFormat {
  const found = signatures.find(([bytes]) => bytes.every((byte, at) => input.bytes[at] === byte));
  if (found) return isFormat(found[1]) ? found[1] : refuse(input.file, found[1]);
  if (input.bytes[0] === 0x50 && input.bytes[1] === 0x4b) {
    const { buffer, byteOffset, length } = input.bytes;
    return Buffer.from(buffer, byteOffset, length).includes('word/document.xml')
      ? 'docx'
      : refuse(input.file, '是压缩文件，请先解压');
  }
  return sniffText(input);
}

const countCells = (block: Block): number =>
  block.kind === 'table' ? block.rows.reduce((sum, row) => sum + row.length, 0) : 0;

/** Any file a publisher may offer → its blocks with their places; what it is, its bytes decide, not its name. */
export async function readDocument(input: ReaderInput): Promise<SourceDocument> {
  checkSize(input);
  const read = await openReader(sniffFormat(input));
  const document = await read(input);
  checkBlocks(document.blocks.length);
  checkCells(document.blocks.reduce((sum, block) => sum + countCells(block), 0));
  return { ...document, blocks: liftRows(stripControls(document).blocks) };
}
