import { constants, deflateRawSync } from 'node:zlib';
import { join, type Kind, type Maker, type Size, scale, toBytes } from './fuzz-input.ts';

/** An entry as it is written, which need not be what it is. */
export type Entry = {
  readonly name: string;
  readonly data: Uint8Array;
  readonly stored?: boolean;
  /** What the headers claim the size to be. */
  readonly claims?: number;
  readonly flags?: number;
  /** Claims about where the entry begins. */
  readonly offset?: number;
};

function toHeader(entry: Entry, central: boolean, at: number): Uint8Array {
  const name = Buffer.from(entry.name);
  const header = Buffer.alloc(central ? 46 : 30);
  const shift = central ? 2 : 0;
  header.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(entry.flags ?? 0x800, 6 + shift);
  header.writeUInt16LE(entry.stored === true ? 0 : 8, 8 + shift);
  header.writeUInt32LE(entry.data.length, 18 + shift);
  header.writeUInt32LE(entry.claims ?? entry.data.length, 22 + shift);
  header.writeUInt16LE(name.length, 26 + shift);
  if (central) header.writeUInt32LE(entry.offset ?? at, 42);
  return join([header, name]);
}

/** An archive that says whatever it is told to say. */
export function writeZip(entries: readonly Entry[], counted: number = entries.length): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    directory.push(toHeader(entry, true, at));
    const local = [toHeader(entry, false, at), entry.data];
    parts.push(...local);
    at += local.reduce((sum, part) => sum + part.length, 0);
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(counted, 0xffff), 8);
  end.writeUInt16LE(Math.min(counted, 0xffff), 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return join([...parts, ...directory, end]);
}

const megabyte = 1024 * 1024;
const blocks = new Map<string, Uint8Array>();

/** `megabytes` of one text over and over, deflated: one block, byte for byte again. */
export function deflateMany(text: string, megabytes: number): Uint8Array {
  const finishFlush = constants.Z_FULL_FLUSH;
  const block =
    blocks.get(text) ?? deflateRawSync(Buffer.alloc(megabyte, text), { level: 9, finishFlush });
  blocks.set(text, block);
  const all = Array.from({ length: megabytes }, () => block);
  return join([...all, Uint8Array.of(3, 0)]);
}

const deflate = (text: string): Uint8Array => deflateRawSync(toBytes(text));
const honest = (name: string, text: string): Entry => ({
  name,
  data: deflate(text),
  claims: toBytes(text).length,
});
const size = (of: Size, small: number, large: number): number => (of === 'small' ? small : large);

const bomb: Maker = (dice, of) => {
  const megabytes = size(of, 120, dice.pick([200, 1024, 20_000]));
  const claims = dice.pick([megabytes * megabyte, 1000, 0, 40 * megabyte, 0xffffffff]) % 2 ** 32;
  return writeZip([
    { name: 'a.txt', data: deflateMany(dice.pick(['\0', 'a', '<td>']), megabytes), claims },
  ]);
};
const manyBombs: Maker = (dice, of) => {
  const data = deflateMany('0', size(of, 3, 30));
  const names = Array.from({ length: scale(dice, of, [5, 60]) }, (_, at) => `${at}.txt`);
  return writeZip(names.map((name) => ({ name, data, claims: dice.pick([100, 30 * megabyte]) })));
};
const overlapping: Maker = (dice, of) => {
  const data = deflateMany('0', size(of, 1, 10));
  const claims = dice.pick([10, 1]) * megabyte;
  const names = Array.from({ length: scale(dice, of, [50, 4000]) }, (_, at) => `${at}.txt`);
  return writeZip(
    names.map((name, at) => ({
      name,
      data: at === 0 ? data : new Uint8Array(0),
      claims,
      offset: 0,
    })),
  );
};
const claimed: Maker = (dice) => {
  const claims = dice.pick([1024 ** 3, 0xffffffff, 0x7fffffff, 0]);
  return writeZip([{ ...honest('a.txt', '年报'), claims, stored: dice.below(2) === 0 }]);
};
const nested: Maker = (dice, of) => {
  let inner = writeZip([honest('a.txt', '年报')]);
  for (let depth = scale(dice, of, [12, 200]); depth > 0; depth -= 1)
    inner = writeZip([{ name: 'n.zip', data: inner, stored: true }]);
  return inner;
};
const fan: Maker = (dice, of) => {
  const leaf = writeZip([
    { name: 'a.txt', data: deflateMany('0', size(of, 2, 40)), claims: 40 * megabyte },
  ]);
  const branch = (inner: Uint8Array, count: number): Uint8Array =>
    writeZip(
      Array.from({ length: count }, (_, at) => ({
        name: `${at}.zip`,
        data: deflateRawSync(inner),
        claims: inner.length,
      })),
    );
  return branch(branch(leaf, dice.pick([2, 20])), dice.pick([2, 20]));
};
const manyEntries: Maker = (dice, of) =>
  writeZip(
    Array.from({ length: scale(dice, of, [6000, 300_000]) }, (_, at) => honest(`${at}.txt`, '')),
  );
const counts: Maker = (dice) => writeZip([honest('a.txt', '年报')], dice.pick([0, 2, 500, 0xffff]));
const names: Maker = (dice) => {
  const name = dice.pick([
    ...[
      '../../../etc/passwd.txt',
      '/a.txt',
      'C:\\a.txt',
      'a\n.txt',
      '\u0000.txt',
      '.txt',
      '__proto__.txt',
    ],
    ...[
      'a/'.repeat(20_000).concat('a.txt'),
      '..',
      '\u202Etxt.zip',
      '\u001b[31m.txt',
      'constructor',
      '%2e%2e/a.txt',
    ],
  ]);
  return writeZip([
    honest(name, '泽州县交通运输局'),
    honest(name, '年报'),
    honest('b.txt', '年报'),
  ]);
};
const flags: Maker = (dice) =>
  writeZip([{ ...honest('a.txt', '年报'), flags: dice.pick([1, 8, 0x2000, 0xffff]) }]);
const offsets: Maker = (dice) => {
  const offset = dice.pick([0xffffffff, 0x7fffffff, 1, 10_000]);
  return writeZip([{ ...honest('a.txt', '年报'), offset }, honest('b.txt', '年报')]);
};
const ends: Maker = (dice) =>
  join(Array.from({ length: dice.pick([1, 3, 2000]) }, () => writeZip([], dice.below(70_000))));

/** Archives that lie about what they hold. */
export const hostileZip: Readonly<Record<string, Kind>> = Object.fromEntries(
  Object.entries({
    ...{ bomb, manyBombs, overlapping, claimed, nested, fan, manyEntries, counts, names, flags },
    ...{ offsets, ends },
  }).map(([name, make]) => [`zip ${name}`, { end: 'zip', make }]),
);
