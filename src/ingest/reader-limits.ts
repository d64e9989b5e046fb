import { NianbaoError } from '../errors.ts';

/** What every reader takes: the name is for messages, the bytes are the file. */
export type ReaderInput = { readonly file: string; readonly bytes: Uint8Array };

export const maxBytes: number = 50 * 1024 * 1024;

/** More blocks than any report has: a file made to cost time and memory. */
const maxBlocks = 30_000;

/** A file that cannot be a report is refused before it costs memory. */
export function checkSize(input: ReaderInput): void {
  if (input.bytes.length > maxBytes)
    throw new NianbaoError('INPUT_UNREADABLE', `文件超过 50 MB，不读取：${input.file}`);
  if (input.bytes.length === 0)
    throw new NianbaoError('INPUT_UNREADABLE', `文件是空的：${input.file}`);
}

/** Readers ask while they collect, so that a hostile file ends early. */
export function checkBlocks(count: number): void {
  if (count > maxBlocks) throw new NianbaoError('INPUT_UNREADABLE', '文件段落过多，不读取');
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
