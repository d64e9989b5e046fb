/** What a way of cutting must fulfil so far: called with the numbers cut, it stops a branch early. */
export type Rule = (numbers: readonly number[]) => boolean;

const maxWays = 2;

type Search = {
  readonly digits: string;
  readonly count: number;
  readonly holds: Rule;
  readonly found: number[][];
};

function search(state: Search, from: number, numbers: readonly number[]): void {
  const { digits, count, holds, found } = state;
  const left = count - numbers.length;
  if (found.length >= maxWays) return;
  if (left === 0) {
    if (from === digits.length) found.push([...numbers]);
    return;
  }
  const longest = digits[from] === '0' ? 1 : digits.length - from - (left - 1);
  for (let length = 1; length <= longest; length += 1) {
    const next = [...numbers, Number(digits.slice(from, from + length))];
    if (holds(next)) search(state, from + length, next);
  }
}

/**
 * Cuts digits that were run together into a number of cells. No number begins with 0 unless it is 0, and the sums must close; null
 * unless exactly one way is left.
 */
export function splitDigits(digits: string, count: number, holds: Rule): readonly number[] | null {
  const state: Search = { digits, count, holds, found: [] };
  if (/^\d+$/u.test(digits) && digits.length >= count && digits.length <= count * 7)
    search(state, 0, []);
  return state.found.length === 1 ? (state.found[0] ?? null) : null;
}

/** The last of `size` numbers is the sum of those before it, group by group. */
export function closesEvery(size: number): Rule {
  return (numbers) => {
    if (numbers.length % size !== 0) return true;
    const group = numbers.slice(-size);
    return group.slice(0, -1).reduce((sum, value) => sum + value, 0) === group.at(-1);
  };
}
