import type { Dice } from '../readers/dice.ts';

/** One hostile or damaged file. `heavy` ones are large or slow by design and left to the long run. */
export type FuzzInput = {
  readonly kind: string;
  readonly name: string;
  readonly bytes: Uint8Array;
};

/** Makes a file of its kind; the dice decide sizes and places. */
export type Maker = (dice: Dice, size: Size) => Uint8Array;
/** How far a maker goes: the short run takes small ones. */
export type Size = 'small' | 'large';

export type Kind = { readonly end: string; readonly make: Maker };

const text = new TextEncoder();

export const toBytes = (from: string): Uint8Array => text.encode(from);

/** One after the other. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** A count that the short run keeps small. */
export function scale(dice: Dice, size: Size, [small, large]: readonly [number, number]): number {
  const most = size === 'small' ? small : large;
  return Math.max(1, Math.floor(most / dice.pick([1, 1, 2, 3, 10])));
}
