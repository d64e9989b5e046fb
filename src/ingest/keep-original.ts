import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
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
  keep(bytes: Uint8Array, about: Readonly<Record<string, unknown>>): string;
  read(sha256: string): Uint8Array | null;
  findUrl(url: string): UrlRecord | null;
  keepUrl(record: UrlRecord): void;
};

/**
 * What is there already is replaced whole or not at all: another process or a broken run never sees half of it. What is new is written in
 * place: half of it is found by its hash or is no JSON, and as good as none.
 */
function writeWhole(path: string, data: Uint8Array | string): void {
  if (writeNew(path, data)) return;
  const part = `${path}.${process.pid}.part`;
  writeFileSync(part, data);
  renameSync(part, path);
}

/** False when something is there already. */
function writeNew(path: string, data: Uint8Array | string): boolean {
  try {
    writeFileSync(path, data, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function readJson<T>(path: string): T | null {
  if (!isThere(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch {
    return null;
  }
}

/**
 * Opens (and makes) the folder; `<sha256>` holds the bytes, `<sha256>.json` where they came from. Its small files are written at once:
 * waiting for another thread at every step costs several times what the step does.
 */
export function openOriginals(folder: string): Originals {
  const urls = join(folder, 'urls');
  mkdirSync(urls, { recursive: true });
  const toRecordPath = (url: string): string =>
    join(urls, `${hashBytes(new TextEncoder().encode(url))}.json`);
  return {
    keep(bytes, about) {
      const sha256 = hashBytes(bytes);
      const path = join(folder, sha256);
      const present = statSync(path, { throwIfNoEntry: false });
      if (present?.size !== bytes.length) writeWhole(path, bytes);
      const told = Object.fromEntries(Object.entries(about).filter(([, value]) => value !== null));
      const before = readJson<Record<string, unknown>>(`${path}.json`);
      const record = { ...before, sha256, bytes: bytes.length, ...told };
      writeWhole(`${path}.json`, `${JSON.stringify(record, null, 2)}\n`);
      return sha256;
    },
    read(sha256) {
      const path = join(folder, sha256);
      const bytes = isThere(path) ? readFileSync(path) : null;
      if (bytes === null || hashBytes(bytes) !== sha256) return null;
      return new Uint8Array(bytes);
    },
    findUrl: (url) => readJson<UrlRecord>(toRecordPath(url)),
    keepUrl: (record) =>
      writeWhole(toRecordPath(record.url), `${JSON.stringify(record, null, 2)}\n`),
  };
}
