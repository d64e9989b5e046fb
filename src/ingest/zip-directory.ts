import { crc32, inflateRawSync, type ZlibOptions } from 'node:zlib';

/** What the directory of an archive claims of one entry. */
export type ZipClaim = {
  readonly name: string;
  readonly size: number;
  readonly packed: number;
  readonly method: number;
  readonly crc: number;
  readonly locked: boolean;
  /** Where the header of the entry begins. */
  readonly offset: number;
};

const [endMark, entryMark, localMark] = [0x06054b50, 0x02014b50, 0x04034b50];
const wide = 0xffffffff;

function damaged(): Error {
  return new Error('not an archive');
}

/** The end record stands last, before a comment of at most 64 KB. */
function findEnd(view: DataView): number {
  const last = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= last; at -= 1)
    if (view.getUint32(at, true) === endMark) return at;
  throw damaged();
}

/** Names without the UTF-8 mark are UTF-8 all the same or, from Chinese Windows, GBK. */
function toName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

type Sizes = Pick<ZipClaim, 'size' | 'packed' | 'offset'>;

/** Sizes of 64 bits stand in an extra field, in this order, where the 32 bits are all set. */
function widen(sizes: Sizes, extra: DataView): Sizes {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    const take = (value: number): number => {
      if (value !== wide) return value;
      next += 8;
      return Number(extra.getBigUint64(next - 8, true));
    };
    return { size: take(sizes.size), packed: take(sizes.packed), offset: take(sizes.offset) };
  }
  return sizes;
}

function readEntry(view: DataView, at: number): { claim: ZipClaim; next: number } {
  if (view.getUint32(at, true) !== entryMark) throw damaged();
  const [nameLength, extraLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)];
  const from = view.byteOffset + at + 46;
  const name = toName(new Uint8Array(view.buffer, from, nameLength));
  const extra = new DataView(view.buffer, from + nameLength, extraLength);
  const sizes = {
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  const claim = {
    ...{ name, ...widen(sizes, extra), crc: view.getUint32(at + 16, true) },
    ...{ method: view.getUint16(at + 10, true), locked: (view.getUint16(at + 8, true) & 1) === 1 },
  };
  return { claim, next: at + 46 + nameLength + extraLength + view.getUint16(at + 32, true) };
}

/** The entries of an archive one by one, as its directory names them; throws where it is no directory. */
export function* readZipDirectory(bytes: Uint8Array): Generator<ZipClaim> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    const { claim, next } = readEntry(view, at);
    yield claim;
    at = next;
  }
}

/** One piece of just the size: many would be held twice while they are put together. */
const toBounds = (size: number): ZlibOptions => ({
  maxOutputLength: Math.max(1, size),
  chunkSize: Math.max(1024, size + 1),
});

/** The bytes of an entry; not one more is unpacked than it claims, and its check sum must hold. */
export function unpackEntry(bytes: Uint8Array, claim: ZipClaim): Uint8Array {
  const { size, packed, method, offset, crc } = claim;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(offset, true) !== localMark) throw damaged();
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (from + packed > bytes.length || (method !== 0 && method !== 8)) throw damaged();
  const data = bytes.subarray(from, from + packed);
  const inside = method === 0 ? data.slice() : inflateRawSync(data, toBounds(size));
  if (inside.length !== size || crc32(inside) !== crc) throw damaged();
  return new Uint8Array(inside.buffer, inside.byteOffset, inside.byteLength);
}
