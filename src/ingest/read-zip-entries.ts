import { type UnzipFileInfo, unzipSync } from 'fflate';
import { NianbaoError } from '../errors.ts';
import type { ReaderInput } from './reader-limits.ts';

const maxEntries = 5_000;
const maxUnpacked = 100 * 1024 * 1024;
const maxEntryBytes = 50 * 1024 * 1024;

function refuse(file: string, why: string, cause?: unknown): NianbaoError {
  return new NianbaoError('INPUT_UNREADABLE', `${why}：${file}`, { cause });
}

/** Names written without the UTF-8 mark by Chinese Windows are GBK; fflate gives them byte by byte. */
function toName(name: string): string {
  const codes = Array.from(name, (one) => one.codePointAt(0) ?? 0);
  const isBytes = codes.some((code) => code > 0x7f) && codes.every((code) => code <= 0xff);
  return isBytes ? new TextDecoder('gb18030').decode(Uint8Array.from(codes)) : name;
}

/** Folder marks that lead out of the archive, drive letters and control characters are taken off. */
function cleanName(name: string): string {
  return toName(name)
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => part.replace(/[\p{Cc}:*?"<>|]/gu, ''))
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');
}

/** Counts what the archive claims before a byte of it is unpacked. */
function createGate(
  file: string,
  wanted: (name: string) => boolean,
): (info: UnzipFileInfo) => boolean {
  let entries = 0;
  let unpacked = 0;
  return (info) => {
    entries += 1;
    if (entries > maxEntries) throw refuse(file, `压缩包内超过 ${maxEntries} 个文件`);
    if (info.name.endsWith('/') || !wanted(cleanName(info.name))) return false;
    unpacked += info.originalSize;
    const bomb = info.originalSize > maxEntryBytes || unpacked > maxUnpacked;
    if (bomb) throw refuse(file, '压缩包解开后过大，不读取');
    return true;
  };
}

/** The wanted entries of an archive, in the order of the archive; sizes are what the archive claims and are held to. */
export function readZipEntries(
  { file, bytes }: ReaderInput,
  wanted: (name: string) => boolean,
): readonly ReaderInput[] {
  try {
    const entries = unzipSync(bytes, { filter: createGate(file, wanted) });
    return Object.entries(entries).map(([name, data]) => ({ file: cleanName(name), bytes: data }));
  } catch (cause) {
    if (cause instanceof NianbaoError) throw cause;
    throw refuse(file, '压缩包已损坏，无法读取', cause);
  }
}
