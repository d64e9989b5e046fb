import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { NianbaoError } from '../errors.ts';
import type { SourceDocument } from '../model/document.ts';
import { hashBytes } from './decode-bytes.ts';
import { isPdfBomb } from './pdf-bomb.ts';
import { toPdfBlocks } from './read-pdf-flow.ts';
import {
  type PageText,
  type PdfPage,
  type Run,
  readPageText,
  readPdfPage,
} from './read-pdf-page.ts';
import { checkSize, type ReaderInput, startClock } from './reader-limits.ts';
import { forgiveStrays } from './stray-rejections.ts';

const maxPages = 200;
const maxMs = 7_000;
/** Less text than a title: the rest is a picture. */
const minCharacters = 50;

const countCharacters = (sum: number, run: Run): number => sum + run.text.trim().length;

function refuse(file: string, why: string, cause?: unknown): NianbaoError {
  return new NianbaoError('INPUT_UNREADABLE', `${why}：${file}`, { cause });
}

/** Fonts that are not embedded are read through the tables of the package: without them their text is empty. */
function findPackage(): string {
  return dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
}

/** Opens a PDF; whoever does must destroy its loading task. */
export async function openPdf({ file, bytes }: ReaderInput): Promise<PDFDocumentProxy> {
  const folder = findPackage();
  forgiveStrays();
  if (isPdfBomb(bytes)) throw refuse(file, 'PDF 解开后过大或嵌套过深，不读取');
  try {
    return await getDocument({
      data: new Uint8Array(bytes),
      cMapUrl: `${folder}/cmaps/`,
      cMapPacked: true,
      standardFontDataUrl: `${folder}/standard_fonts/`,
      wasmUrl: `${folder}/wasm/`,
      useSystemFonts: false,
      disableFontFace: true,
      isEvalSupported: false,
      stopAtErrors: false,
      maxImageSize: 16_000_000,
      verbosity: 0,
    }).promise;
  } catch (cause) {
    const locked = cause instanceof Error && cause.name === 'PasswordException';
    throw refuse(file, locked ? 'PDF 设有密码，无法读取' : 'PDF 已损坏，无法读取', cause);
  }
}

async function readPages(document: PDFDocumentProxy, file: string): Promise<readonly PdfPage[]> {
  const isOver = startClock(maxMs);
  if (document.numPages > maxPages) throw refuse(file, `PDF 超过 ${maxPages} 页，不读取`);
  const checkTime = (): void => {
    if (isOver()) throw refuse(file, 'PDF 读取超时');
  };
  const texts: { page: PDFPageProxy; text: PageText }[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    checkTime();
    const page = await document.getPage(number);
    texts.push({ page, text: await readPageText(page) });
  }
  const characters = texts.flatMap(({ text }) => text.runs).reduce(countCharacters, 0);
  if (characters < minCharacters)
    throw refuse(
      file,
      'PDF 没有文字层（多半是扫描件），请用带文字的 PDF、Word 或网页；正文是文字、只有表格是图片的，可加 --ocr',
    );
  const pages: PdfPage[] = [];
  for (const { page, text } of texts) {
    checkTime();
    pages.push(await readPdfPage(page, text));
  }
  return pages;
}

/** A PDF with a text layer: tables are rebuilt from the lines drawn and the places of the text. */
export async function readPdf(input: ReaderInput): Promise<SourceDocument> {
  checkSize(input);
  const document = await openPdf(input);
  try {
    const pages = await readPages(document, input.file);
    const blocks = toPdfBlocks(pages);
    return { file: input.file, format: 'pdf', sha256: hashBytes(input.bytes), blocks };
  } catch (cause) {
    if (cause instanceof NianbaoError) throw cause;
    throw refuse(input.file, 'PDF 已损坏，无法读取', cause);
  } finally {
    await document.loadingTask.destroy();
  }
}
