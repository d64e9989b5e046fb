import type { Field, ProsePattern } from '../model/field.ts';
import type { Qualifier } from '../model/figure.ts';
import type { Passage } from './document-text.ts';
import type { FormIndex } from './form-index.ts';
import { toRegExp } from './to-regexp.ts';

/** A way the running text states a field, found at a place. */
export type ProseMatch = {
  readonly passage: Passage;
  readonly found: RegExpExecArray;
  readonly field: Field;
  readonly source: ProsePattern;
  /** The sentence before the match: another year or 其中 in it changes what the number is. */
  readonly before: string;
};

type Pattern = { readonly field: Field; readonly regex: RegExp; readonly source: ProsePattern };

const compiled = new WeakMap<FormIndex, readonly Pattern[]>();

function compile(index: FormIndex): readonly Pattern[] {
  const known = compiled.get(index);
  if (known) return known;
  const patterns = [...index.fields.values()].flatMap((field) =>
    field.patterns.map((source) => ({ field, source, regex: new RegExp(source.regex, 'gu') })),
  );
  compiled.set(index, patterns);
  return patterns;
}

const stops = '。;；!！?？\n';
const longSentence = 40;
/** Words, a number and its counter: less says nothing. */
const shortest = 4;
/** No sentence reaches further back. */
const longestSentence = 1_000;

/** The sentence around a match: what stands before it, and the words to quote up to its end. */
export function cutSentence(
  text: string,
  start: number,
  end: number,
): { before: string; quote: string } {
  const first = Math.max(0, start - longestSentence);
  let from = start;
  while (from > first && !stops.includes(text[from - 1] ?? stops)) from -= 1;
  const comma = text.slice(from, start).search(/[,，][^,，]*$/u);
  const quoteFrom = comma >= 0 && start - from > longSentence ? from + comma + 1 : from;
  return {
    before: text.slice(from, start),
    quote: text.slice(quoteFrom, end).replace(/\s+/gu, ' ').trim(),
  };
}

/** A number of another year stands after that year's name; the nearest year before the number decides. */
export function isOtherYear(before: string, year: number, index: FormIndex): boolean {
  const { otherYears, lastYear } = index.reading;
  const plain = before.replace(/《[^》]*》/gu, '');
  if (toRegExp(lastYear, 'u').test(plain)) return true;
  const named = [...plain.matchAll(toRegExp(otherYears, 'gu'))].at(-1)?.groups?.year;
  return named !== undefined && Number(named) !== year;
}

/** 余, 多, 超 say at least; 约, 近 say about; a fixed value was stated in words. */
export function toQualifier(
  groups: Record<string, string | undefined>,
  index: FormIndex,
): Qualifier {
  if (groups.value === undefined) return 'statedInWords';
  const { qualifier = '', more } = groups;
  if (more !== undefined || index.reading.atLeast.includes(qualifier)) return 'atLeast';
  return qualifier === '' ? 'exact' : 'about';
}

/** Hardly any pattern occurs in a passage: only one that does is worth the copy `matchAll` makes of it. */
function listFound(regex: RegExp, text: string): RegExpExecArray[] {
  return text.search(regex) < 0 ? [] : [...text.matchAll(regex)];
}

/** Every statement of this year that a pattern of the catalogue finds, passage by passage. */
export function listProseMatches(
  passages: readonly Passage[],
  index: FormIndex,
  year: number,
): ProseMatch[] {
  const long = passages.filter(({ text }) => text.length >= shortest);
  return long.flatMap((passage) =>
    compile(index).flatMap(({ field, source, regex }) =>
      listFound(regex, passage.text).flatMap((found) => {
        const { before } = cutSentence(passage.text, found.index, found.index);
        return isOtherYear(before, year, index) ? [] : [{ passage, found, field, source, before }];
      }),
    ),
  );
}
