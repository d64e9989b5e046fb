import { locate, type Printed, type Sheet, type Spot } from './sheet.ts';
import type { Vary } from './vary-sheet.ts';

const isNumber = (text: string): boolean => /^\d+$/.test(text);
const one = (text: string): Printed => [text, 1, 1];
const endsAt = ({ column, across }: Spot): number => column + across;
const measureWidth = (from: Sheet): number => Math.max(...locate(from).map(endsAt));
const countHeads = (from: Sheet): number =>
  Math.max(
    0,
    from.findIndex((row) => row.some(([text]) => isNumber(text))),
  );

/** A form of many columns: only there do clerks and programs go to these lengths. */
const onlyWide =
  (vary: Vary): Vary =>
  (from, dice) =>
    measureWidth(from) < 8 || countHeads(from) === 0 ? from : vary(from, dice);

/** The rows from one on as a table of their own: what spans the cut is printed in both parts. */
function cutAt(from: Sheet, cut: number): readonly [Sheet, Sheet] {
  const [above, below]: [Printed[][], Printed[][]] = [[], []];
  const spots = locate(from).sort((a, b) => a.row - b.row || a.column - b.column);
  for (const { text, row, down, across } of spots) {
    if (row < cut) {
      above[row] ??= [];
      above[row].push([text, Math.min(down, cut - row), across]);
    }
    const rest = Math.min(down, row + down - cut);
    if (rest < 1) continue;
    const at = Math.max(0, row - cut);
    below[at] ??= [];
    below[at].push([text, rest, across]);
  }
  return [above, below];
}

/** The head printed again where a page began. */
const repeatHead: Vary = onlyWide((from, dice) => {
  const heads = countHeads(from);
  if (from.length < heads + 4) return from;
  const [above, below] = cutAt(from, heads + 1 + dice.below(from.length - heads - 2));
  return [...above, ...from.slice(0, heads), ...below];
});

/** A column of numbers in front, counting the rows. */
const addOrdinals: Vary = onlyWide((from) => {
  const heads = countHeads(from);
  return from.map((row, at): readonly Printed[] => {
    if (at === 0) return [['序号', heads, 1], ...row];
    return at < heads ? row : [one(String(at - heads + 1)), ...row];
  });
});

/** 12件: the unit in the cell. */
const addUnits: Vary = onlyWide((from, dice) => {
  const unit = dice.pick(['件', ' 件', '条']);
  return from.map((row) =>
    row.map(([text, down, across]): Printed => [isNumber(text) ? text + unit : text, down, across]),
  );
});

/** Blanks crossed out or filled with a word. */
const fillBlanks: Vary = (from, dice) => {
  const mark = dice.pick(['—', '/', '\\', '无', '-', '——', '\u00A0']);
  return from.map((row) =>
    row.map(([text, down, across]): Printed => [text === '' ? mark : text, down, across]),
  );
};

/** One character of some labels mistaken, left out or doubled. */
const mistype: Vary = (from, dice) => {
  const slip = (text: string): string => {
    const at = 3 + dice.below(text.length - 4);
    const wrong = dice.pick(['', '的', '情', `${text[at]}${text[at]}`]);
    return text.slice(0, at) + wrong + text.slice(at + 1);
  };
  return from.map((row) =>
    row.map(([text, down, across]): Printed => {
      const slips = text.length > 8 && !isNumber(text) && dice.below(4) === 0;
      return [slips ? slip(text) : text, down, across];
    }),
  );
};

/** Words about the table in a row of the table. */
const addNotes: Vary = (from, dice) => {
  const wide = (text: string): readonly Printed[] => [[text, 1, measureWidth(from)]];
  const above = dice.pick(['', '政府信息公开情况统计表', '单位：件', '（2023年度）']);
  const below = dice.pick([
    '',
    '注：本表数据统计期限为2023年1月1日至2023年12月31日。',
    '填表人：张三',
  ]);
  return [...(above === '' ? [] : [wide(above)]), ...from, ...(below === '' ? [] : [wide(below)])];
};

/** A row torn in two: the end of its label stands alone below, or its beginning above. */
const tearRow: Vary = onlyWide((from, dice) => {
  const rows = from.flatMap((row, at) =>
    row.length > 7 && row.every(([, down]) => down === 1) && (row[0]?.[0].length ?? 0) > 8
      ? [at]
      : [],
  );
  if (rows.length === 0) return from;
  const torn = dice.pick(rows);
  const [[label, , across] = one(''), ...values] = from[torn] ?? [];
  const middle = Math.ceil(label.length / 2);
  const blanks = values.map(() => one(''));
  // What spans the torn row spans its second half too.
  const grow = (row: readonly Printed[], at: number): readonly Printed[] =>
    row.map(([text, down, wide]) => [text, at < torn && at + down > torn ? down + 1 : down, wide]);
  return from.flatMap((row, at): (readonly Printed[])[] =>
    at === torn
      ? [
          [[label.slice(0, middle), 1, across], ...values],
          [[label.slice(middle), 1, across], ...blanks],
        ]
      : [grow(row, at)],
  );
});

const sum = (texts: readonly string[]): string =>
  texts.every((text) => text === '')
    ? ''
    : String(texts.reduce((all, text) => all + Number(text), 0));

type Group = { readonly spots: readonly Spot[]; readonly first: number; readonly last: number };

/** What a printed cell becomes where a column is let in after the last one of a group. */
function widen(spot: Spot, { spots, first, last }: Group): Printed[] {
  const { text, row, column, down, across } = spot;
  const cell: Printed = [text, down, across];
  if (row < 2 && column <= last && endsAt(spot) > last && across > 1)
    return [[text, down, across + 1]];
  if (row < 2 || column !== last) return [cell];
  const parts = spots.filter((each) => each.row === row && each.column >= first);
  const within = parts.filter((each) => each.column <= last).map((each) => each.text);
  return [cell, one(row === 2 ? '小计' : sum(within))];
}

/** A column of subtotals after those it sums: the five kinds of organizations. */
const addSubtotals: Vary = onlyWide((from) => {
  const spots = locate(from);
  const columns = spots.filter(({ row, text }) => row === 2 && !isNumber(text) && text !== '');
  const [first, last] = [columns[0]?.column ?? 0, columns.at(-1)?.column ?? 0];
  if (columns.length !== 5 || last - first !== 4) return from;
  return from.map((_, row) =>
    spots.filter((spot) => spot.row === row).flatMap((spot) => widen(spot, { spots, first, last })),
  );
});

/** More ways the same form comes out of other hands: rows and columns that were not in it. */
export const rowVariations: Readonly<Record<string, Vary>> = {
  ...{ repeatHead, addOrdinals, addUnits, fillBlanks, mistype, addNotes, tearRow, addSubtotals },
};
