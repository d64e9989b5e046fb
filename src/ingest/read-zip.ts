import { NianbaoError } from '../errors.ts';
import { readZipEntries, type ZipEntry } from './read-zip-entries.ts';
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

type Walk = { readonly outer: string; total: number };

function* walkZip(archive: ReaderInput, depth: number, walk: Walk): Generator<ZipEntry> {
  if (depth > maxDepth) throw refuse('压缩包层层嵌套，不读取', walk.outer);
  for (const entry of readZipEntries(archive, (name) => name !== '' && !isNoise(name))) {
    walk.total += entry.size;
    if (walk.total > maxTotal) throw refuse('压缩包解开后过大，不读取', walk.outer);
    const file = `${archive.file}/${entry.file}`;
    const inner = /\.zip$/i.test(file) ? { file, bytes: entry.unpack() } : null;
    if (inner !== null && isZip(inner)) yield* walkZip(inner, depth + 1, walk);
    else yield { ...entry, file };
  }
}

/** The files of an archive by their cleaned names, one by one; an archive inside is opened too, `outer.zip/inner.zip/file`. */
export function* readZip(input: ReaderInput): Generator<ZipEntry> {
  checkSize(input);
  yield* walkZip(input, 0, { outer: input.file, total: 0 });
}
