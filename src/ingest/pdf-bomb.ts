import { constants, inflateRawSync } from 'node:zlib';

/** What a page paints is text; fonts, pictures and tables of objects may be larger. */
const maxContent = 8 * 1024 * 1024;
const maxOther = 96 * 1024 * 1024;
/** What is not looked at within these bounds is left to the limits of the thread that reads. */
const [maxStreams, maxWork] = [5_000, 400 * 1024 * 1024];
const widestDictionary = 600;
const mostFilters = 4;

const isOther =
  /\/(?:Image|ObjStm|XRef|Length1|Length2|Metadata|FontFile\d?|CIDFontType0C|Type1C|OpenType|N)\b/;

/** Steps in which the sound part of a damaged stream is sought. */
const halvings = 8;
const nothing = new Uint8Array(0);

/** What a stream unpacks to: null when it grows beyond the limit, undefined when it is damaged. Its check sum is not asked for. */
function inflate(packed: Uint8Array, maxOutputLength: number): Uint8Array | null | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    const large =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return large ? null : undefined;
  }
}

/** A reader of PDF takes a damaged stream up to its damage, so that part counts too. */
function inflateSound(stream: Uint8Array, limit: number): Uint8Array | null {
  const packed = stream.subarray(2);
  const whole = inflate(packed, limit);
  if (whole !== undefined) return whole;
  if (limit > maxContent) return nothing;
  let best: Uint8Array = nothing;
  let [sound, damaged] = [0, packed.length];
  for (let step = 0; step < halvings; step += 1) {
    const middle = Math.ceil((sound + damaged) / 2);
    const part = inflate(packed.subarray(0, middle), limit);
    if (part === null) return null;
    if (part === undefined) damaged = middle;
    else [sound, best] = [middle, part];
  }
  return best;
}

/** Unpacked once for every Flate its dictionary names; null when it grows beyond the limit. */
function unpack(packed: Uint8Array, filters: number, limit: number): Uint8Array | null {
  let data: Uint8Array | null = packed;
  for (let left = Math.min(filters, mostFilters); left > 0 && data !== null; left -= 1)
    data = inflateSound(data, limit);
  return data;
}

/** States a page saves and never gives back: the standard allows 28, and a reader's work grows with their square. */
const maxDepth = 3_000;

const [save, restore] = [0x71, 0x51];
/** White space and the marks that end a word; nothing stands before the first byte and after the last. */
const isBreak = (byte = 0x20): boolean =>
  byte <= 0x20 || '()<>[]{}/%'.includes(String.fromCharCode(byte));

/** One more state saved, one given back, or neither. */
function toStep(content: Uint8Array, at: number): number {
  const byte = content[at];
  if (byte !== save && byte !== restore) return 0;
  if (!isBreak(content[at - 1]) || !isBreak(content[at + 1])) return 0;
  return byte === save ? 1 : -1;
}

/** Whether so many states lie upon one another that reading the page would not end. */
function savesTooMuch(content: Uint8Array): boolean {
  let depth = 0;
  for (let at = 0; at < content.length && depth <= maxDepth; at += 1)
    depth = Math.max(0, depth + toStep(content, at));
  return depth > maxDepth;
}

type Stream = { readonly dictionary: string; readonly data: Uint8Array; readonly next: number };

function findStream(file: Buffer, from: number): Stream | null {
  const at = file.indexOf('stream', from);
  if (at < 0) return null;
  const dictionary = file.toString('latin1', Math.max(0, at - widestDictionary), at);
  const start = at + 6 + (file[at + 6] === 0x0d ? 1 : 0) + 1;
  const end = file.indexOf('endstream', start);
  const stop = end < 0 ? file.length : end;
  const own = dictionary.slice(dictionary.lastIndexOf(' obj') + 1);
  return { dictionary: own, data: file.subarray(start, stop), next: stop + 9 };
}

/** A stream that holds more than any page does: it would fill the memory, or never end, before the first word is read. */
export function isPdfBomb(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let work = 0;
  let stream = findStream(file, 0);
  for (let count = 0; stream !== null && count < maxStreams && work < maxWork; count += 1) {
    const { dictionary, data, next } = stream;
    const filters = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
    const isContent = !isOther.test(dictionary);
    const unpacked = unpack(data, filters, isContent ? maxContent : maxOther);
    if (unpacked === null || (isContent && savesTooMuch(unpacked))) return true;
    work += unpacked.length;
    stream = findStream(file, next);
  }
  return false;
}
