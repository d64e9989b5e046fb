import { NianbaoError } from '../errors.ts';
import type { ReaderInput } from './reader-limits.ts';
import { readZipDirectory, unpackEntry, type ZipClaim } from './zip-directory.ts';

const maxEntries = 5_000;
const maxUnpacked = 100 * 1024 * 1024;
const maxEntryBytes = 50 * 1024 * 1024;

/** A file inside an archive: its size is known, its bytes are unpacked when asked for. */
export type ZipEntry = { readonly file: string; readonly size: number; unpack(): Uint8Array };

function refuse(file: string, why: string, cause?: unknown): NianbaoError {
  return new NianbaoError('INPUT_UNREADABLE', `${why}：${file}`, { cause });
}

/** Folder marks that lead out of the archive, drive letters and control characters are taken off. */
function cleanName(name: string): string {
  return name
    .slice(0, 2_000)
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => part.replace(/[\p{Cc}:*?"<>|]/gu, ''))
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');
}

/** What is wrong with the bytes is a damaged archive, said in one line. */
function guard<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof NianbaoError) throw cause;
    throw refuse(file, '压缩包已损坏，无法读取', cause);
  }
}

type Count = { entries: number; unpacked: number };

/** Counts what the archive claims before a byte of it is unpacked. */
function countClaim(file: string, count: Count, { size, locked }: ZipClaim): void {
  count.unpacked += size;
  if (size > maxEntryBytes || count.unpacked > maxUnpacked)
    throw refuse(file, '压缩包解开后过大，不读取');
  if (locked) throw refuse(file, '压缩包设有密码，无法读取');
}

function listClaims(
  { file, bytes }: ReaderInput,
  wanted: (name: string) => boolean,
): readonly ZipClaim[] {
  const claims: ZipClaim[] = [];
  const count = { entries: 0, unpacked: 0 };
  for (const claim of readZipDirectory(bytes)) {
    count.entries += 1;
    if (count.entries > maxEntries) throw refuse(file, `压缩包内超过 ${maxEntries} 个文件`);
    if (claim.name.endsWith('/') || !wanted(cleanName(claim.name))) continue;
    countClaim(file, count, claim);
    claims.push(claim);
  }
  return claims;
}

/** The wanted entries of an archive, in its order. What it claims is counted first; more than claimed is never unpacked. */
export function readZipEntries(
  input: ReaderInput,
  wanted: (name: string) => boolean,
): readonly ZipEntry[] {
  const { file, bytes } = input;
  return guard(file, () => listClaims(input, wanted)).map((claim) => ({
    file: cleanName(claim.name),
    size: claim.size,
    unpack: () => guard(file, () => unpackEntry(bytes, claim)),
  }));
}
