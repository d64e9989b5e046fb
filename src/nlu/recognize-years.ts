import type { Entity, YearValue } from '../model/entity.ts';
import type { NormalizedText } from '../model/text.ts';
import { entitySpan } from './entity-span.ts';
import { parseNumeral } from './parse-numeral.ts';
import {
  englishCounts,
  listJoin,
  openEnd,
  openStart,
  published,
  rangeJoin,
  relativeYears,
  yearPattern,
} from './year-grammar.ts';

/** 2008 is the first year of the regulation; nobody asks far ahead with two digits. */
const SHORT_FROM = 2000;
const FIRST_ROC_YEAR = 1911;
const FEW = 3;
const PREVIOUS = /^上年度?$/;

type Mention = { readonly start: number; readonly end: number; readonly value: YearValue };

/** Years as people say them: figures, Chinese figures, relative to `now` (ISO date), ranges, lists, spans of years. */
export function recognizeYears(deps: {
  readonly normalized: NormalizedText;
  readonly now: string;
}): readonly Entity[] {
  const { normalized, now } = deps;
  const thisYear = Number(now.slice(0, 4));
  const mentions: Mention[] = [];
  const matches = [...normalized.text.matchAll(yearPattern)];
  const named = matches.some(({ groups }) => groups?.full ?? groups?.short);
  for (const match of matches) {
    const mention = toMention(match, normalized.text, thisYear);
    if (mention) join(mentions, named ? besideYear(mention, match[0]) : mention, normalized.text);
  }
  return mentions.map(({ start, end, value }) => ({
    kind: 'year',
    value,
    ...entitySpan(normalized, start, end),
  }));
}

function toMention(match: RegExpExecArray, text: string, thisYear: number): Mention | null {
  const start = match.index;
  const end = start + match[0].length;
  const groups = match.groups ?? {};
  const value =
    spanValue(groups) ?? relativeValue(groups, thisYear) ?? literalValue(groups, thisYear);
  if (value === null) return null;
  const literal = value.kind === 'years' && groups.now === undefined;
  return literal ? openOrPublished({ start, end, value }, text, thisYear) : { start, end, value };
}

/** 上年 beside a year that is named is the one before that year, not the one before now. */
function besideYear(mention: Mention, words: string): Mention {
  return PREVIOUS.test(words) ? { ...mention, value: { kind: 'offset', offset: -1 } } : mention;
}

function spanValue(groups: Record<string, string | undefined>): YearValue | null {
  const { last, past, all, before, after } = groups;
  if (all !== undefined) return { kind: 'all' };
  if (before !== undefined) return { kind: 'offset', offset: -1 };
  if (after !== undefined) return { kind: 'offset', offset: 1 };
  if (last !== undefined) return { kind: 'last', count: countOf(last) };
  if (past === undefined) return null;
  const word = past.split(' ')[1] ?? '';
  return { kind: 'last', count: englishCounts[word] ?? Number(word) };
}

function countOf(words: string): number {
  const count = /\d+|[一二两三四五六七八九十]/.exec(words.replace('这一', '这'));
  return count === null ? FEW : (parseNumeral(count[0]) ?? FEW);
}

function relativeValue(
  { now, roc }: Record<string, string | undefined>,
  thisYear: number,
): YearValue | null {
  if (roc !== undefined) {
    return { kind: 'years', years: [FIRST_ROC_YEAR + Number(/\d+/.exec(roc)?.[0])] };
  }
  if (now === undefined) return null;
  const offset = relativeYears[now.replace(/^(the .*|.*[^度])度?$/, '$1')];
  return offset === undefined ? null : { kind: 'years', years: [thisYear + offset] };
}

function literalValue(
  { full, short, loose }: Record<string, string | undefined>,
  thisYear: number,
): YearValue | null {
  const digits = (full ?? short ?? loose)?.replace(/年度?$/, '');
  const number = digits === undefined ? null : parseNumeral(digits);
  if (number === null) return null;
  if (full !== undefined) return { kind: 'years', years: [number] };
  return SHORT_FROM + number > thisYear + 1
    ? null
    : { kind: 'years', years: [SHORT_FROM + number] };
}

function openOrPublished(mention: Mention, text: string, thisYear: number): Mention {
  const year = mention.value.kind === 'years' ? (mention.value.years[0] ?? thisYear) : thisYear;
  const rest = text.slice(mention.end, mention.end + 24);
  const paper = published.exec(rest);
  if (paper) {
    const value: YearValue = { kind: 'years', years: [year - 1] };
    return { start: mention.start, end: mention.end + paper[0].length, value };
  }
  const open = openEnd.exec(rest);
  const since = openStart.test(text.slice(Math.max(0, mention.start - 8), mention.start));
  if (!open && !since) return mention;
  const end = mention.end + (open?.[0].length ?? 0);
  return { start: mention.start, end, value: { kind: 'range', from: year, to: thisYear } };
}

/** Adds a mention, as the end of a range or a list when only a joining word stands between. */
function join(mentions: Mention[], next: Mention, text: string): void {
  const last = mentions.at(-1);
  const joined = last && (nameBehind(last, next, text) ?? joinValues(last, next, text));
  if (last === undefined || joined === null || joined === undefined) {
    mentions.push(next);
    return;
  }
  mentions[mentions.length - 1] = { start: last.start, end: next.end, value: joined };
}

/** 去年（2023）: the year in brackets is the one that was meant. */
function nameBehind(left: Mention, right: Mention, text: string): YearValue | null {
  const isWord = !/\d/.test(text.slice(left.start, left.end));
  return isWord && /^ ?[(（]$/.test(text.slice(left.end, right.start)) ? right.value : null;
}

function joinValues(left: Mention, right: Mention, text: string): YearValue | null {
  const between = text.slice(left.end, right.start);
  if (left.value.kind !== 'years' || right.value.kind !== 'years') return null;
  const from = left.value.years.at(-1) ?? 0;
  const to = right.value.years[0] ?? 0;
  if (rangeJoin.test(between) && left.value.years.length === 1) {
    return from < to ? { kind: 'range', from, to } : { kind: 'range', from: to, to: from };
  }
  if (!listJoin.test(between)) return null;
  return { kind: 'years', years: [...new Set([...left.value.years, ...right.value.years])] };
}
