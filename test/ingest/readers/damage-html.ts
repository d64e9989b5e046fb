import type { Dice } from './dice.ts';

type Damage = (page: string, dice: Dice) => string;

type Tag = { readonly at: number; readonly text: string };

/** One tag of a kind, anywhere on the page. */
function pickTag(page: string, kind: RegExp, dice: Dice): Tag | null {
  const found = [...page.matchAll(kind)];
  const match = found.length === 0 ? undefined : found[dice.below(found.length)];
  return match === undefined ? null : { at: match.index, text: match[0] };
}

/** Puts something else where a tag of the kind stands. */
function swap(kind: RegExp, change: (text: string, dice: Dice) => string): Damage {
  return (page, dice) => {
    const tag = pickTag(page, kind, dice);
    if (tag === null) return page;
    return page.slice(0, tag.at) + change(tag.text, dice) + page.slice(tag.at + tag.text.length);
  };
}

const drop = (kind: RegExp): Damage => swap(kind, () => '');
const double = (kind: RegExp): Damage => swap(kind, (text) => text + text);
const everywhere =
  (kind: RegExp): Damage =>
  (page) =>
    page.replace(kind, '');

const truncate: Damage = (page, dice) =>
  page.slice(0, Math.floor((page.length * (dice.below(90) + 10)) / 100));

/** Half a table stands in a cell of the other half. */
const misnest: Damage = swap(/<td[^>]*>/g, (text, dice) =>
  dice.pick([
    `${text}<table><tr><td>`,
    `<table>${text}`,
    `${text}</table>`,
    `</tr></table>${text}`,
  ]),
);

/** Ways the structure of a page is spoiled while its words and numbers stay. */
const htmlDamages: Readonly<Record<string, Damage>> = {
  dropCellEnd: drop(/<\/td>/g),
  dropCellStart: drop(/<td[^>]*>/g),
  dropRowEnd: drop(/<\/tr>/g),
  dropRowStart: drop(/<tr>/g),
  dropTableEnd: drop(/<\/table>/g),
  dropTableStart: drop(/<table[^>]*>/g),
  dropParagraph: drop(/<\/?p[^>]*>/g),
  doubleCellEnd: double(/<\/td>/g),
  doubleCellStart: double(/<td[^>]*>/g),
  doubleRowEnd: double(/<\/tr>/g),
  doubleRowStart: double(/<tr>/g),
  doubleTable: double(/<\/?table[^>]*>/g),
  noCellEnds: everywhere(/<\/td>/g),
  noRowEnds: everywhere(/<\/tr>/g),
  noRowStarts: everywhere(/<tr>/g),
  noSpans: everywhere(/ (?:row|col)span="\d+"/g),
  dropSpan: drop(/ (?:row|col)span="\d+"/g),
  cutSpan: swap(/ (?:row|col)span="\d+"/g, (text, dice) => text.slice(0, dice.below(text.length))),
  growSpan: swap(/span="\d+"/g, (_, dice) => `span="${dice.pick([1, 2, 3, 5, 7, 99])}"`),
  cutTag: swap(/<[^>]+>/g, (text, dice) => text.slice(0, dice.below(text.length))),
  ...{ truncate, misnest },
};

/** One to three ways of damage, and their names for a message. */
export function damageHtml(
  page: string,
  dice: Dice,
): { readonly page: string; readonly ways: string } {
  const all = Object.entries(htmlDamages);
  const ways = Array.from({ length: dice.pick([1, 1, 1, 2, 3]) }, () => dice.pick(all));
  return {
    page: ways.reduce((left, [, way]) => way(left, dice), page),
    ways: ways.map(([name]) => name).join(' + '),
  };
}
