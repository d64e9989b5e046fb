import { NianbaoError } from '../errors.ts';

/** What every reader takes: the name is for messages, the bytes are the file. */
export type ReaderInput = { readonly file: string; readonly bytes: Uint8Array };

export const maxBytes: number = 50 * 1024 * 1024;
/** Files larger than this are looked at before they are loaded, and loaded one at a time. */
export const largeBytes: number = 2 * 1024 * 1024;

/** More blocks than any report has: a file made to cost time and memory. */
const maxBlocks = 20_000;

/** Pages and text hold no pictures, or few: what is longer was made to cost memory, since text takes several times its bytes. */
const maxTextBytes = 8 * 1024 * 1024;
const packed: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46],
  [0x50, 0x4b],
];

/** What is too long for its kind, which its first bytes tell. */
export function checkLength({ file, bytes }: ReaderInput, size: number): void {
  if (size > maxBytes)
    throw new NianbaoError('INPUT_UNREADABLE', `文件超过 50 MB，不读取：${file}`);
  const isPacked = packed.some((magic) => magic.every((byte, at) => bytes[at] === byte));
  if (size > maxTextBytes && !isPacked)
    throw new NianbaoError('INPUT_UNREADABLE', `网页和文字超过 8 MB，不读取：${file}`);
}

/** A file that cannot be a report is refused before it costs memory. */
export function checkSize(input: ReaderInput): void {
  const { file, bytes } = input;
  checkLength(input, bytes.length);
  if (bytes.length === 0) throw new NianbaoError('INPUT_UNREADABLE', `文件是空的：${file}`);
}

/** Several times the tags of the longest report as Word writes them; a tree of more fills the memory. */
const maxTags = 300_000;

/** Pages that would be refused after decoding, told by their bytes: decoded they take several times the memory. */
export function checkMarks({ file, bytes }: ReaderInput): void {
  if (bytes.length <= maxTags) return;
  const lessThan = 0x3c;
  let tags = 0;
  for (let at = bytes.indexOf(lessThan); at >= 0; at = bytes.indexOf(lessThan, at + 1)) {
    tags += 1;
    if (tags > maxTags)
      throw new NianbaoError('INPUT_UNREADABLE', `网页结构过深或过大，无法读取：${file}`);
  }
}

/** The same of a file that is still packed, by its name. */
export function checkClaim({ name, size }: { readonly name: string; readonly size: number }): void {
  if (size > maxTextBytes && !/\.(?:pdf|docx|zip)$/iu.test(name))
    throw new NianbaoError('INPUT_UNREADABLE', `网页和文字超过 8 MB，不读取：${name}`);
}

/** Readers ask while they collect, so that a hostile file ends early. */
export function checkBlocks(count: number): void {
  if (count > maxBlocks) throw new NianbaoError('INPUT_UNREADABLE', '文件段落过多，不读取');
}

/** Many times the cells of the longest report; each costs memory on both sides of a thread. */
const maxCells = 20_000;

/** Readers ask while they count the cells of their tables. */
export function checkCells(count: number): void {
  if (count > maxCells) throw new NianbaoError('INPUT_UNREADABLE', '表格单元格过多，无法读取');
}

const maxCharacters = 2_000_000;

/** Plain text of many reports' length is no report. */
export function checkText(text: string): void {
  if (text.length > maxCharacters) throw new NianbaoError('INPUT_UNREADABLE', '文本过长，不读取');
}

/** The lines of a text, counted before each costs memory. */
export function toLinesOf(text: string): readonly string[] {
  checkText(text);
  let count = 1;
  for (const _ of text.matchAll(/[\n\r\f\v]/gu)) {
    count += 1;
    checkBlocks(count);
  }
  return text.split(/\r\n|[\n\r\f\v]/u);
}

/**
 * Whether a reading took too long: so much time passed and so much work was done in it. On a machine busy with other things a sound file
 * waits for its turn and is not given up.
 */
export function startClock(ms: number): () => boolean {
  const [start, work] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(work);
    return performance.now() - start > ms && user + system > ms * 1000;
  };
}
