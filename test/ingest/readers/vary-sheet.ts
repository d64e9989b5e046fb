import type { Dice } from './dice.ts';
import { locate, type Printed, type Sheet, type Spot } from './sheet.ts';

export type Vary = (from: Sheet, dice: Dice) => Sheet;

const isNumber = (text: string): boolean => /^\d+$/.test(text);
const mapText = (from: Sheet, change: (text: string) => string): Sheet =>
  from.map((row) => row.map(([text, down, across]): Printed => [change(text), down, across]));

/** Every slot a cell covers, row by row. */
const listSlots = ({ row, column, down, across }: Spot): (readonly [number, number])[] =>
  Array.from({ length: down * across }, (_, at) => [
    row + Math.floor(at / across),
    column + (at % across),
  ]);

/** Every slot of a spanning label printed on its own: pages copied from spreadsheets. */
const repeatLabels: Vary = (from) => {
  const rows: string[][] = from.map(() => []);
  for (const spot of locate(from))
    for (const [at, [row, column]] of listSlots(spot).entries()) {
      const cells = rows[row] ?? [];
      cells[column] = isNumber(spot.text) && at > 0 ? '' : spot.text;
    }
  return rows.map((row) => row.map((text): Printed => [text, 1, 1]));
};

/** Numbers as clerks write them: thousands, full width, blanks around and units after. */
const dressNumbers: Vary = (from, dice) => {
  const full = (text: string): string =>
    text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const grouped = (text: string): string => text.replace(/\B(?=(?:\d{3})+$)/g, ',');
  const dress = dice.pick([full, grouped, (text: string) => ` ${text} `, (text: string) => text]);
  return mapText(from, (text) => (isNumber(text) ? dress(text) : text));
};

/** Labels as typed: blanks inside, brackets of the other width, other quotation marks. */
const dressLabels: Vary = (from, dice) => {
  const change = dice.pick([
    (text: string) => text.replaceAll('（', '(').replaceAll('）', ')'),
    (text: string) => text.replace(/^(\d)\./, '$1、'),
    (text: string) => text.replaceAll('“', '"').replaceAll('”', '"'),
    (text: string) => [...text].join(text.length < 5 ? ' ' : ''),
    (text: string) => text.replace(/^（(.)）/, '（$1） '),
  ]);
  return mapText(from, (text) => (isNumber(text) ? text : change(text)));
};

/** Rows of nothing, as Word leaves below a table or between its parts. */
const addBlankRow: Vary = (from, dice) => {
  const width = Math.max(...locate(from).map(({ column, across }) => column + across));
  const blank: Printed[] = Array.from({ length: width }, () => ['', 1, 1]);
  return dice.below(2) === 0 ? [...from, blank] : [...from, [['', 1, width]]];
};

const endsAt = ({ column, across }: Spot): number => column + across;

/** A column of remarks that the form does not know. */
const addRemarks: Vary = (from) => {
  const spots = locate(from);
  const width = Math.max(...spots.map(endsAt));
  const heads = from.findIndex((row) => row.some(([text]) => isNumber(text)));
  const taken = (row: number): boolean =>
    spots.some((spot) => spot.row <= row && row < spot.row + spot.down && endsAt(spot) === width);
  if (width < 8) return from;
  return from.map((row, index): readonly Printed[] => {
    if (index === 0) return [...row, ['备注', Math.max(1, heads), 1]];
    return index < heads || !taken(index) ? row : [...row, ['', 1, 1]];
  });
};

/** Ways the same form comes out of other hands. */
export const variations: Readonly<Record<string, Vary>> = {
  repeatLabels,
  dressNumbers,
  dressLabels,
  addBlankRow,
  addRemarks,
};
