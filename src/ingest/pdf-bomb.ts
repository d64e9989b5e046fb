import { constants, inflateSync } from 'node:zlib';

/** What a page paints is text; fonts, pictures and tables of objects may be larger. */
const maxContent = 8 * 1024 * 1024;
const maxOther = 96 * 1024 * 1024;
/** What is not looked at within these bounds is left to the limits of the thread that reads. */
const [maxStreams, maxWork] = [5_000, 400 * 1024 * 1024];
const widestDictionary = 600;
const mostFilters = 4;

const isOther =
  /\/(?:Image|ObjStm|XRef|Length1|Length2|Metadata|FontFile\d?|CIDFontType0C|Type1C|OpenType)\b/;

/** Unpacked once for every Flate its dictionary names; null when it grows beyond the limit. */
function unpack(packed: Uint8Array, filters: number, maxOutputLength: number): Uint8Array | null {
  let data = packed;
  for (let left = Math.min(filters, mostFilters); left > 0; left -= 1)
    try {
      data = inflateSync(data, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
      const large =
        error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      return large ? null : new Uint8Array(0);
    }
  return data;
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

/** A stream that unpacks to more than any page holds: it would fill the memory before the first word is read. */
export function isPdfBomb(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let work = 0;
  let stream = findStream(file, 0);
  for (let count = 0; stream !== null && count < maxStreams && work < maxWork; count += 1) {
    const { dictionary, data, next } = stream;
    const filters = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
    const unpacked = unpack(data, filters, isOther.test(dictionary) ? maxOther : maxContent);
    if (unpacked === null) return true;
    work += unpacked.length;
    stream = findStream(file, next);
  }
  return false;
}
