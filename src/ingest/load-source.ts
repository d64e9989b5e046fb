import { readFileSync, statSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { NianbaoError } from '../errors.ts';
import type { FetchUrl } from './fetch-url.ts';
import { type ImportSource, isReadable } from './list-inputs.ts';
import type { LookBeside } from './load-picture.ts';
import { lookAtSite, lookInArchive, lookInFolder } from './look-beside.ts';
import { readZip } from './read-zip.ts';
import { readZipEntries } from './read-zip-entries.ts';
import {
  checkClaim,
  checkLength,
  largeBytes,
  maxBytes,
  type ReaderInput,
} from './reader-limits.ts';

/** Where bytes came from when they came over the network. */
type Fetched = { readonly url: string; readonly fetchedAt: string };

/** One file as it was loaded: `name` is what a person is told, `file` what the report remembers. */
export type LoadedFile = ReaderInput & {
  readonly name: string;
  readonly fetched: Fetched | null;
  /** The way to the pictures a page keeps in files of their own. */
  readonly beside?: LookBeside;
};

/** One file that may be loaded: an archive is not unpacked at once. */
export type Loading = { readonly name: string; readonly size: number; load(): LoadedFile };

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

/** The first bytes tell whether the others are worth their memory. */
async function checkPath(path: string, size: number): Promise<void> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array(8);
    await file.read(bytes);
    checkLength({ file: basename(path), bytes }, size);
  } finally {
    await file.close();
  }
}

/** A small file is read at once: every step that waits for another thread costs more than all of its bytes. */
async function readPath(path: string): Promise<Uint8Array> {
  const found = statSync(path);
  const { size } = found;
  if (size > maxBytes) throw tooLarge();
  if (size > largeBytes) await checkPath(path, size);
  const atOnce = found.isFile() && size <= largeBytes;
  const { buffer, byteOffset, length } = atOnce ? readFileSync(path) : await readFile(path);
  return new Uint8Array(buffer, byteOffset, length);
}

async function loadBytes(source: ImportSource, deps: LoadDeps): Promise<LoadedFile> {
  const { kind, path: name } = source;
  if (kind === 'file') {
    const beside = lookInFolder(dirname(name));
    return { name, file: basename(name), bytes: await readPath(name), fetched: null, beside };
  }
  if (kind === 'stdin')
    return { name, file: 'stdin', bytes: await readStream(deps.openStdin()), fetched: null };
  const { file, bytes, url, fetchedAt } = await deps.fetchUrl(name, deps.signal);
  const beside = lookAtSite(url, deps.fetchUrl, deps.signal);
  return { name, file, bytes, fetched: { url, fetchedAt }, beside };
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

function* openArchive(archive: LoadedFile): Generator<Loading> {
  const file = /\.zip$/iu.test(archive.file) ? archive.file : `${archive.file}.zip`;
  let readable = 0;
  const whole = { file, bytes: archive.bytes };
  for (const { file: path, size, unpack } of readZip(whole)) {
    if (!isReadable(path)) continue;
    readable += 1;
    const name = `${archive.name}${path.slice(file.length)}`;
    const load = (): LoadedFile => {
      checkClaim({ name, size });
      return {
        ...{ name, file: basename(path), bytes: unpack(), fetched: archive.fetched },
        beside: lookInArchive(whole, path),
      };
    };
    yield { name, size, load };
  }
  if (readable === 0)
    throw new NianbaoError(
      'INPUT_UNREADABLE',
      '压缩包里没有可读的文件（txt、md、html、pdf、docx）',
    );
}

/** The files behind one source: itself, or what an archive holds, which is unpacked file by file. */
export async function loadSource(
  source: ImportSource,
  deps: LoadDeps,
): Promise<{ readonly archive: boolean; readonly files: Iterable<Loading> }> {
  const loaded = await loadBytes(source, deps);
  if (isArchive(loaded)) return { archive: true, files: openArchive(loaded) };
  const { name, bytes } = loaded;
  return { archive: false, files: [{ name, size: bytes.length, load: () => loaded }] };
}
