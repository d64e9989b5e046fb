/** What a way of cutting must fulfil so far: called with the numbers cut, it stops a branch early. */
export type Rule = (numbers: readonly number[]) => boolean;

/** One way to cut digits into numbers. */
export type Way = readonly number[];

/** No cell of the form holds more digits, and on average they are far fewer; longer runs would cost time. */
const longestNumber = 6;
const mostDigits = 4;

type Search = {
  readonly digits: string;
  readonly count: number;
  readonly holds: Rule;
  readonly most: number;
  readonly found: Way[];
};

function search(state: Search, from: number, numbers: Way): void {
  const { digits, count, holds, most, found } = state;
  const left = count - numbers.length;
  if (found.length >= most) return;
  if (left === 0) {
    if (from === digits.length) found.push([...numbers]);
    return;
  }
  const longest =
    digits[from] === '0' ? 1 : Math.min(longestNumber, digits.length - from - (left - 1));
  for (let length = 1; length <= longest; length += 1) {
    const next = [...numbers, Number(digits.slice(from, from + length))];
    if (holds(next)) search(state, from + length, next);
  }
}

/** Every way to cut digits that were run together into a number of cells, up to `most`. No number begins with 0 unless it is 0. */
export function listWays(
  digits: string,
  count: number,
  { holds, most }: { readonly holds: Rule; readonly most: number },
): readonly Way[] {
  const state: Search = { digits, count, holds, most, found: [] };
  if (/^\d+$/u.test(digits) && digits.length >= count && digits.length <= count * mostDigits)
    search(state, 0, []);
  return state.found;
}

/** The one way to cut digits in which the sums close; null when there are more, or none. */
export function splitDigits(digits: string, count: number, holds: Rule): Way | null {
  const ways = listWays(digits, count, { holds, most: 2 });
  return ways.length === 1 ? (ways[0] ?? null) : null;
}

/** Digits that can be no fewer cells than there are columns, since no number begins with a zero: 007 is 0, 0 and 7. */
export function splitForced(digits: string, count: number): readonly string[] | null {
  const { zeros = '', last = '' } = /^(?<zeros>0+)(?<last>\d*)$/u.exec(digits)?.groups ?? {};
  const cells = last === '' ? [...zeros] : [...zeros, last];
  return zeros !== '' && cells.length === count ? cells : null;
}

/** No number reaches over a blank: figures run together in some places were printed apart in the others. */
export function keepsBlanks(parts: readonly string[]): Rule {
  const ends: number[] = [];
  for (const part of parts) ends.push((ends.at(-1) ?? 0) + part.length);
  return (numbers) => {
    const end = numbers.reduce((sum, value) => sum + String(value).length, 0);
    const start = end - String(numbers.at(-1) ?? '').length;
    return ends.every((blank) => blank <= start || blank >= end);
  };
}

/** The last of `size` numbers is the sum of those before it, group by group. */
export function closesEvery(size: number): Rule {
  return (numbers) => {
    if (numbers.length % size !== 0) return true;
    const group = numbers.slice(-size);
    return group.slice(0, -1).reduce((sum, value) => sum + value, 0) === group.at(-1);
  };
}
