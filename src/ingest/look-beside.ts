import { readFile, realpath, stat } from 'node:fs/promises';
import { join, posix, sep } from 'node:path';
import type { FetchUrl } from './fetch-url.ts';
import type { LookBeside } from './load-picture.ts';
import { readZip } from './read-zip.ts';
import { maxBytes, type ReaderInput } from './reader-limits.ts';

const isAddress = (address: string): boolean => /^(?:[a-z][a-z\d+.-]*:|\/|\\)/iu.test(address);

/** A path below the folder of the page; an address that leads elsewhere is none. */
function toPath(address: string): string | null {
  if (isAddress(address)) return null;
  try {
    const path = posix.normalize(decodeURIComponent(address.split(/[?#]/u)[0] ?? ''));
    return path.startsWith('..') || path.includes('\0') || path === '.' ? null : path;
  } catch {
    return null;
  }
}

/** Files a browser saved with a page lie in its folder or below; nothing else is looked at. */
export function lookInFolder(folder: string): LookBeside {
  return async (address) => {
    const path = toPath(address);
    if (path === null) return null;
    const [inside, file] = await Promise.all([
      realpath(folder),
      realpath(join(folder, path)).catch(() => null),
    ]);
    if (file === null || !file.startsWith(`${inside}${sep}`)) return null;
    if ((await stat(file)).size > maxBytes) return null;
    return new Uint8Array(await readFile(file));
  };
}

/** The same inside an archive; `page` is the path of the page in it. */
export function lookInArchive(archive: ReaderInput, page: string): LookBeside {
  return async (address) => {
    const path = toPath(address);
    if (path === null) return null;
    const wanted = posix.join(posix.dirname(page), path);
    for (const entry of readZip(archive)) if (entry.file === wanted) return entry.unpack();
    return null;
  };
}

/** Pictures of a page on the net are fetched as the page was: politely, and never from private addresses. */
export function lookAtSite(page: string, fetchUrl: FetchUrl, signal?: AbortSignal): LookBeside {
  return async (address) => {
    const url = URL.parse(address, page);
    if (url === null || !/^https?:$/u.test(url.protocol)) return null;
    const { bytes } = await fetchUrl(url.href, signal).catch(() => ({ bytes: null }));
    return bytes;
  };
}
