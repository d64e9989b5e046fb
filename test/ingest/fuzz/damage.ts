import type { Dice } from '../readers/dice.ts';
import { join, toBytes } from './fuzz-input.ts';
import type { Sound } from './sound-documents.ts';

type Damage = (sound: Sound, dice: Dice, other: Sound) => Uint8Array;

/** Offsets worth cutting at: anywhere, near the ends, at powers of two. */
function pickOffset(dice: Dice, length: number): number {
  const near = dice.pick([
    dice.below(length + 1),
    dice.below(Math.min(length, 64) + 1),
    length - dice.below(Math.min(length, 64) + 1),
    2 ** dice.below(16),
  ]);
  return Math.min(near, length);
}

const truncate: Damage = ({ bytes }, dice) => bytes.slice(0, pickOffset(dice, bytes.length));

const behead: Damage = ({ bytes }, dice) => bytes.slice(pickOffset(dice, bytes.length));

const flipBits: Damage = ({ bytes }, dice) => {
  const damaged = bytes.slice();
  for (let left = dice.pick([1, 3, 10, 100, 2000]); left > 0; left -= 1) {
    const at = dice.below(damaged.length);
    damaged[at] = (damaged[at] ?? 0) ^ (1 << dice.below(8));
  }
  return damaged;
};

const replaceRun: Damage = ({ bytes }, dice) => {
  const damaged = bytes.slice();
  const from = pickOffset(dice, bytes.length);
  const to = from + dice.pick([1, 16, 512, 10_000]);
  const fill = dice.pick([0, 0x20, 0x30, 0x3c, 0x7c, 0xff, -1]);
  if (fill >= 0) return damaged.fill(fill, from, to);
  return damaged.map((byte, at) => (at >= from && at < to ? dice.below(256) : byte));
};

const duplicate: Damage = ({ bytes }, dice) => {
  const from = pickOffset(dice, bytes.length);
  const chunk = bytes.subarray(from, from + dice.pick([1, 40, 3000, 60_000]));
  const copies = Array.from({ length: dice.pick([1, 2, 20]) }, () => chunk);
  return join([bytes.subarray(0, from), ...copies, bytes.subarray(from)]);
};

const remove: Damage = ({ bytes }, dice) => {
  const from = pickOffset(dice, bytes.length);
  return join([bytes.subarray(0, from), bytes.subarray(from + dice.pick([1, 5, 100, 5000]))]);
};

const splice: Damage = (one, dice, other) =>
  join([
    one.bytes.subarray(0, pickOffset(dice, one.bytes.length)),
    other.bytes.subarray(pickOffset(dice, other.bytes.length)),
  ]);

const insertNoise: Damage = ({ bytes }, dice) => {
  const noise = dice.pick([
    ...['\u0000', '\uFEFF', '</td></tr></table>', '<table><tr><td>', '<!--', '<script>', ']]>'],
    ...['|\n', '\t', '\r', '\u202E', '&#x110000;&#0;', '0'.repeat(500), '<![if !supportMisalign]>'],
  ]);
  const from = pickOffset(dice, bytes.length);
  const run = toBytes(noise.repeat(dice.pick([1, 2, 50])));
  return join([bytes.subarray(0, from), run, bytes.subarray(from)]);
};

/** Numbers in the structure of a file made huge, negative or silly: spans, lengths, offsets, counts. */
const growNumber: Damage = ({ bytes }, dice) => {
  const text = Buffer.from(bytes).toString('latin1');
  const numbers = [...text.matchAll(/\d+/g)];
  const chosen = numbers.length === 0 ? undefined : numbers[dice.below(numbers.length)];
  if (chosen === undefined) return bytes;
  const silly = dice.pick(['999999999', '-1', '0', '1e9', '4294967295', '9'.repeat(400), '00012']);
  const from = chosen.index;
  const tail = text.slice(from + chosen[0].length);
  return new Uint8Array(Buffer.from(text.slice(0, from) + silly + tail, 'latin1'));
};

/** Ways a sound file is spoiled on its way. */
export const damages: Readonly<Record<string, Damage>> = {
  ...{ truncate, behead, flipBits, replaceRun, duplicate, remove, splice, insertNoise, growNumber },
};
