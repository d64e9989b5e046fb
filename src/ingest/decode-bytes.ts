import { createHash } from 'node:crypto';

type Decoded = { readonly text: string; readonly encoding: string };

const boms: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** What publishers call a charset → a label of the Encoding Standard; GBK and GB2312 are read as their superset. */
function toLabel(declared: string): string | null {
  const name = declared.toLowerCase();
  if (/^(?:x-)?gb[-_]?(?:k|2312|18030)|^(?:cp|ms)?936$/.test(name)) return 'gb18030';
  if (/^big5/.test(name)) return 'big5';
  if (/^utf-?8$/.test(name)) return 'utf-8';
  return null;
}

function findDeclared(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const found =
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)/i.exec(
      head,
    );
  const name = found?.[1] ?? found?.[2];
  return name === undefined ? null : toLabel(name);
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A cut or damaged file still reads right for nearly all of its characters in the encoding it was written in. */
function isMostlyRight(text: string): boolean {
  const damaged = text.match(/[\uFFFD\uE000-\uF8FF]/g)?.length ?? 0;
  const foreign = text.match(/\P{ASCII}/gu)?.length ?? 0;
  return damaged * 50 <= foreign;
}

/** Characters every page of this kind is full of; bytes read in a wrong encoding hardly ever give one. */
const frequent = /[的一年月日公政信息府開开]/gu;
const countFrequent = (text: string): number => text.match(frequent)?.length ?? 0;

/** As much as settles the question; a character cut at its end is held back. */
const sampleBytes = 500_000;
const decodeSample = (bytes: Uint8Array, encoding: string): string =>
  new TextDecoder(encoding).decode(bytes.subarray(0, sampleBytes), { stream: true });

function sniff(bytes: Uint8Array, declared: string | null): Decoded {
  const candidates = ['utf-8', declared ?? 'gb18030', 'gb18030', 'big5'].map((encoding) => {
    const text = decodeSample(bytes, encoding);
    return { text, encoding, sense: countFrequent(text) };
  });
  const right = candidates.filter(({ text }) => isMostlyRight(text));
  const most = Math.max(...right.map(({ sense }) => sense));
  const [{ encoding } = { encoding: declared ?? 'utf-8' }] = right.filter(
    ({ sense }) => sense * 3 >= most,
  );
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function decode(bytes: Uint8Array): Decoded {
  for (const [encoding, mark] of boms)
    if (mark.every((byte, index) => bytes[index] === byte))
      return { text: new TextDecoder(encoding).decode(bytes), encoding };
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' };
  const declared = findDeclared(bytes);
  const text = declared === null ? null : decodeStrictly(bytes, declared);
  if (declared !== null && text !== null) return { text, encoding: declared };
  return sniff(bytes, declared);
}

/** A file is decoded to tell what it is, and then to be read: its text is kept from the one for the other. */
const kept = new WeakMap<Uint8Array, Decoded>();

/**
 * Chinese pages come as UTF-8, GBK or GB18030, and their meta charset is sometimes wrong: a mark first, then UTF-8 when it is valid
 * throughout, then what the page declares, then the first guess that leaves hardly any damage.
 */
export function decodeBytes(bytes: Uint8Array): Decoded {
  const known = kept.get(bytes);
  if (known !== undefined) {
    kept.delete(bytes);
    return known;
  }
  const decoded = decode(bytes);
  kept.set(bytes, decoded);
  return decoded;
}

const hashes = new WeakMap<Uint8Array, string>();

/** Bytes that another thread has hashed. */
export function keepHash(bytes: Uint8Array, hash: string): void {
  hashes.set(bytes, hash);
}

/** The hash names the exact bytes a report was read from. */
export function hashBytes(bytes: Uint8Array): string {
  const known = hashes.get(bytes);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(bytes).digest('hex');
  hashes.set(bytes, hash);
  return hash;
}
