import { squeeze } from './label-key.ts';

/** A row between two known ones that the form does not have: its label and unit, what follows them, and where it begins. */
export type UnknownRow = {
  readonly label: string;
  readonly unit: string;
  readonly rest: string;
  readonly at: number;
};

const longestTail = 400;
const leastLabel = 4;

const number = /^[一二三四五六七八九十]{1,3}、/u;
/** The end of a table run together: a sentence, a note, or who filled it in. */
const end = /[。;]|注\s?:|备注|填报|填表|负责人|联系/u;

/**
 * Rows of a local annex that no field knows, in the text behind a known row: words, a unit, a number. Words without a unit may be a
 * heading or a sentence, and are none.
 */
export function findFusedUnknown(text: string, units: readonly string[]): readonly UnknownRow[] {
  const stop = end.exec(text)?.index ?? text.length;
  const tail = text.slice(0, Math.min(stop, longestTail));
  const longest = units.toSorted((a, b) => b.length - a.length).join('|');
  const row = new RegExp(
    `(?<label>\\p{Script=Han}[\\p{Script=Han}“”"《》、/]*?(?:\\([^()\\d]{0,40}\\))?)\\s?(?<unit>${longest})\\s?(?=\\d)`,
    'gu',
  );
  return [...tail.matchAll(row)].flatMap((match) => {
    const label = squeeze(match.groups?.label ?? '').replace(number, '');
    const rest = text.slice(match.index + match[0].length);
    const { unit = '' } = match.groups ?? {};
    return label.length >= leastLabel ? [{ label, unit, rest, at: match.index }] : [];
  });
}
