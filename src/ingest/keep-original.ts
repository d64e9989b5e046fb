import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashBytes } from './decode-bytes.ts';

/** What is remembered of an address: for `If-None-Match`, and for where the bytes came from. */
export type UrlRecord = {
  readonly url: string;
  readonly finalUrl: string;
  readonly sha256: string;
  readonly fetchedAt: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
};

/** The folder of original bytes, each under the hash that names it. */
export type Originals = {
  keep(bytes: Uint8Array, about: Readonly<Record<string, unknown>>): Promise<string>;
  read(sha256: string): Promise<Uint8Array | null>;
  findUrl(url: string): Promise<UrlRecord | null>;
  keepUrl(record: UrlRecord): Promise<void>;
};

/** Whole or not at all: another process or a broken run never sees half a file. */
async function writeWhole(path: string, data: Uint8Array | string): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, data);
  await rename(part, path);
}

async function readJson<T>(path: string): Promise<T | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}

/** Opens (and makes) the folder; `<sha256>` holds the bytes, `<sha256>.json` where they came from. */
export async function openOriginals(folder: string): Promise<Originals> {
  const urls = join(folder, 'urls');
  await mkdir(urls, { recursive: true });
  const toRecordPath = (url: string): string =>
    join(urls, `${hashBytes(new TextEncoder().encode(url))}.json`);
  return {
    async keep(bytes, about) {
      const sha256 = hashBytes(bytes);
      const path = join(folder, sha256);
      const present = await stat(path).catch(() => null);
      if (present?.size !== bytes.length) await writeWhole(path, bytes);
      const told = Object.fromEntries(Object.entries(about).filter(([, value]) => value !== null));
      const before = await readJson<Record<string, unknown>>(`${path}.json`);
      const record = { ...before, sha256, bytes: bytes.length, ...told };
      await writeWhole(`${path}.json`, `${JSON.stringify(record, null, 2)}\n`);
      return sha256;
    },
    async read(sha256) {
      const bytes = await readFile(join(folder, sha256)).catch(() => null);
      if (bytes === null || hashBytes(bytes) !== sha256) return null;
      return new Uint8Array(bytes);
    },
    findUrl: (url) => readJson<UrlRecord>(toRecordPath(url)),
    keepUrl: (record) =>
      writeWhole(toRecordPath(record.url), `${JSON.stringify(record, null, 2)}\n`),
  };
}
