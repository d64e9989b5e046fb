import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { NianbaoError } from '../errors.ts';
import type { FetchUrl } from './fetch-url.ts';
import { type ImportSource, isReadable } from './list-inputs.ts';
import { readZip } from './read-zip.ts';
import { readZipEntries } from './read-zip-entries.ts';
import { maxBytes, type ReaderInput } from './reader-limits.ts';

/** Where bytes came from when they came over the network. */
type Fetched = { readonly url: string; readonly fetchedAt: string };

/** One file as it was loaded: `name` is what a person is told, `file` what the report remembers. */
export type LoadedFile = ReaderInput & { readonly name: string; readonly fetched: Fetched | null };

export type LoadDeps = {
  readonly fetchUrl: FetchUrl;
  /** Opened when asked for only: a command must not touch what it does not read. */
  readonly openStdin: () => AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal | undefined;
};

function tooLarge(): NianbaoError {
  return new NianbaoError('INPUT_UNREADABLE', '超过 50 MB，不读取');
}

async function readStream(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

async function readPath(path: string): Promise<Uint8Array> {
  if ((await stat(path)).size > maxBytes) throw tooLarge();
  return new Uint8Array(await readFile(path));
}

async function loadBytes(source: ImportSource, deps: LoadDeps): Promise<LoadedFile> {
  const { kind, path: name } = source;
  if (kind === 'file')
    return { name, file: basename(name), bytes: await readPath(name), fetched: null };
  if (kind === 'stdin')
    return { name, file: 'stdin', bytes: await readStream(deps.openStdin()), fetched: null };
  const { file, bytes, url, fetchedAt } = await deps.fetchUrl(name, deps.signal);
  return { name, file, bytes, fetched: { url, fetchedAt } };
}

/** A Word file is an archive too: what is inside decides. */
function isArchive(input: ReaderInput): boolean {
  if (input.bytes[0] !== 0x50 || input.bytes[1] !== 0x4b) return false;
  const names: string[] = [];
  readZipEntries(input, (name) => {
    names.push(name);
    return false;
  });
  return !names.includes('word/document.xml');
}

async function unpack(archive: LoadedFile): Promise<readonly LoadedFile[]> {
  const file = /\.zip$/iu.test(archive.file) ? archive.file : `${archive.file}.zip`;
  const entries = await readZip({ file, bytes: archive.bytes });
  const inside = entries.filter((entry) => isReadable(entry.file));
  if (inside.length === 0)
    throw new NianbaoError(
      'INPUT_UNREADABLE',
      '压缩包里没有可读的文件（txt、md、html、pdf、docx）',
    );
  return inside.map(({ file: path, bytes }) => ({
    name: `${archive.name}${path.slice(file.length)}`,
    file: basename(path),
    bytes,
    fetched: archive.fetched,
  }));
}

/** The files behind one source: itself, or what an archive holds. */
export async function loadSource(
  source: ImportSource,
  deps: LoadDeps,
): Promise<readonly LoadedFile[]> {
  const loaded = await loadBytes(source, deps);
  return isArchive(loaded) ? await unpack(loaded) : [loaded];
}
