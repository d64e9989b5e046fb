import { NianbaoError } from '../errors.ts';
import { readZipEntries } from './read-zip-entries.ts';
import { checkSize, type ReaderInput } from './reader-limits.ts';

const maxDepth = 2;
const maxTotal = 100 * 1024 * 1024;

/** What systems put into archives beside the files people meant. */
const isNoise = (name: string): boolean =>
  /(?:^|\/)(?:__MACOSX|\.[^/]*|Thumbs\.db$|~\$)/i.test(name);
const isZip = ({ file, bytes }: ReaderInput): boolean =>
  /\.zip$/i.test(file) && bytes[0] === 0x50 && bytes[1] === 0x4b;

function refuse(why: string, file: string): NianbaoError {
  return new NianbaoError('INPUT_UNREADABLE', `${why}：${file}`);
}

function unpack(archive: ReaderInput): readonly ReaderInput[] {
  const entries = readZipEntries(archive, (name) => name !== '' && !isNoise(name));
  return entries.map(({ file, bytes }) => ({ file: `${archive.file}/${file}`, bytes }));
}

/** The files of an archive by their cleaned names; an archive inside is unpacked too, `outer.zip/inner.zip/file`. */
export async function readZip(
  input: ReaderInput,
): Promise<readonly { readonly file: string; readonly bytes: Uint8Array }[]> {
  checkSize(input);
  const files: ReaderInput[] = [];
  let waiting: readonly ReaderInput[] = [input];
  let total = 0;
  for (let depth = 0; waiting.length > 0; depth += 1) {
    if (depth > maxDepth) throw refuse('压缩包层层嵌套，不读取', input.file);
    const inner: ReaderInput[] = [];
    for (const entry of waiting.flatMap(unpack)) {
      total += entry.bytes.length;
      (isZip(entry) ? inner : files).push(entry);
    }
    if (total > maxTotal) throw refuse('压缩包解开后过大，不读取', input.file);
    waiting = inner;
  }
  return files;
}
