import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { NianbaoError } from '../errors.ts';
import type { SourceDocument } from '../model/document.ts';
import { hashBytes } from './decode-bytes.ts';
import { toPdfBlocks } from './read-pdf-flow.ts';
import { countCharacters, type PdfPage, readPdfPage } from './read-pdf-page.ts';
import { checkSize, type ReaderInput } from './reader-limits.ts';

const maxPages = 200;
const maxMs = 9_000;

function refuse(file: string, why: string, cause?: unknown): NianbaoError {
  return new NianbaoError('INPUT_UNREADABLE', `${why}：${file}`, { cause });
}

/** Fonts that are not embedded are read through the tables of the package: without them their text is empty. */
function findPackage(): string {
  return dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
}

async function open({ file, bytes }: ReaderInput): Promise<PDFDocumentProxy> {
  const folder = findPackage();
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
  const deadline = performance.now() + maxMs;
  if (document.numPages > maxPages) throw refuse(file, `PDF 超过 ${maxPages} 页，不读取`);
  const late = (): boolean => performance.now() > deadline;
  let characters = 0;
  for (let number = 1; number <= document.numPages && characters < 50 && !late(); number += 1)
    characters += await countCharacters(await document.getPage(number));
  if (characters < 50) throw refuse(file, 'PDF 没有文字层（可能是扫描件），需要先作文字识别');
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    if (late()) throw refuse(file, 'PDF 读取超时');
    pages.push(await readPdfPage(await document.getPage(number)));
  }
  return pages;
}

/** A PDF with a text layer: tables are rebuilt from the lines drawn and the places of the text. */
export async function readPdf(input: ReaderInput): Promise<SourceDocument> {
  checkSize(input);
  const document = await open(input);
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
