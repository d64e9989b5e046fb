/** Numbers that come out the same for the same seed. */
export type Dice = {
  readonly below: (count: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
};

export function createDice(seed: number): Dice {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return { below, pick: (from) => from[below(from.length)] as (typeof from)[number] };
}
