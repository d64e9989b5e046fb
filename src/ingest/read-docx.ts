import { NianbaoError } from '../errors.ts';
import type { SourceDocument } from '../model/document.ts';
import { hashBytes } from './decode-bytes.ts';
import { joinTables } from './join-tables.ts';
import { readDocxBlocks } from './read-docx-blocks.ts';
import { readZipEntries } from './read-zip-entries.ts';
import { checkSize, type ReaderInput } from './reader-limits.ts';

/** Many times the text of the longest report: marks and all. */
const maxPartBytes = 16 * 1024 * 1024;
/** First bytes of an OLE container: Word 97–2003, also under the name .docx. */
const oleMagic = [0xd0, 0xcf, 0x11, 0xe0];

/** Whether bytes are a legacy .doc, whatever the file is called. */
function isLegacyWord(bytes: Uint8Array): boolean {
  return oleMagic.every((byte, index) => bytes[index] === byte);
}

function refuse(file: string, why: string, cause?: unknown): NianbaoError {
  return new NianbaoError('INPUT_UNREADABLE', `${why}：${file}`, { cause });
}

/** The main part of a Word file; its merges of cells are kept, which a detour over HTML would lose in part. */
export async function readDocx(input: ReaderInput): Promise<SourceDocument> {
  checkSize(input);
  const { file, bytes } = input;
  if (isLegacyWord(bytes))
    throw refuse(file, '旧版 Word（.doc）文件，请另存为 .docx 或 PDF 后再导入');
  const [part] = readZipEntries({ file, bytes }, (name) => name === 'word/document.xml');
  if (part === undefined) throw refuse(file, '不是有效的 .docx 文件');
  if (part.size > maxPartBytes) throw refuse(file, 'Word 文件解开后过大，不读取');
  const blocks = joinTables(readDocxBlocks(new TextDecoder().decode(part.unpack())));
  return { file, format: 'docx', sha256: hashBytes(bytes), blocks };
}
