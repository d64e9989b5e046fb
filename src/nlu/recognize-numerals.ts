import type { Entity } from '../model/entity.ts';
import type { NormalizedText } from '../model/text.ts';
import { entitySpan } from './entity-span.ts';
import { parseNumeral } from './parse-numeral.ts';
import { createWordIndex, type WordIndex, type WordMatch } from './word-index.ts';

export type RecognizeNumerals = (normalized: NormalizedText) => readonly Entity[];

const CN = '[零〇一二两三四五六七八九十百千万亿]';
/** Figures free of letters, codes and phone numbers; Chinese figures free of ordinals and of form parts (表三, 第二十条). */
const PATTERN: RegExp = new RegExp(
  [
    `(?<percent>百分之(?:${CN}+|\\d+(?:\\.\\d+)?))`,
    '(?<tenths>[一二三四五六七八九]成)',
    `(?<rank>(?:前|top ?|倒数)(?:\\d{1,2}|[一二两三四五六七八九十])(?=名|位|家|个|强|大|的|$|[^\\d年\\u4e00-\\u9fff]))`,
    '(?<arabic>(?<![\\da-z第表]|\\d[-.,])\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?[万亿]?|(?<![\\da-z第表]|\\d[-.,])\\d+(?:\\.\\d+)?[百千万亿]*(?![\\da-z年月日]|-\\d|\\.\\d))',
    `(?<chinese>(?<![第表${CN.slice(1, -1)}])${CN}+)`,
  ].join('|'),
  'g',
);
const AROUND = /^[余多几来]/;
const MYRIAD = /^[万亿]/;
const LEADING = /^(?:前|top ?|倒数)/;
/** 12345, 12328, 95598: a five-digit number without a unit is a service line's name; a round 10000 is a count. */
const SERVICE_LINE = /^(?:10|12|95|96)(?!000)\d{3}$/;
/** 一万, 两百: a count without its unit; 一共 and 万一 are none. */
const BARE_COUNT = /^[一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]*[百千万亿]/;
/** 过万, 破千: one of it. */
const PASSED = /[过破上超近达][百千万亿]$/;
/** 是零吗, 填的零: a count; 零星 and 零售 are words. */
const BARE_ZERO = /(?:[是为填写]|等于)[了的]?零$/;
const AFTER_ZERO = /^(?:[^\p{Script=Han}]|[吗嘛么呢吧啊呀的对没有]|$)/u;
/** Spans of time and years are no counts. */
const YEAR = '年';
const LONGEST_FIGURE = 12;

/** Figures with their units: 12件, 4万余件, 百分之五十, 前三名. Years are left to `recognizeYears`, which wins an overlap. */
export function createNumeralRecognizer(deps: {
  readonly units: readonly string[];
  /** Units figures are printed in: the 万 of 万元 is one's own, that of 4万件 counts. */
  readonly printed: readonly string[];
}): RecognizeNumerals {
  const said = deps.units.filter((unit) => !MYRIAD.test(unit));
  const all = new Set([...said, ...deps.printed].filter((unit) => unit !== ''));
  const units = createWordIndex([...all].map((unit) => [unit.toLowerCase(), unit] as const));
  return (normalized) => {
    const found: Entity[] = [];
    for (const match of normalized.text.matchAll(PATTERN)) {
      const figure = figureAt(match, normalized.text, units);
      if (figure === null || figure.unit === YEAR) continue;
      const { value, unit, end } = figure;
      found.push({ kind: 'numeral', value, unit, ...entitySpan(normalized, match.index, end) });
    }
    return found;
  };
}

type Figure = { readonly value: number; readonly unit: string | null; readonly end: number };

function figureAt(match: RegExpExecArray, text: string, units: WordIndex<string>): Figure | null {
  const { percent, tenths, rank } = match.groups ?? {};
  const end = match.index + match[0].length;
  if (percent !== undefined) return figure(percent.slice(3), { unit: '%', end });
  if (tenths !== undefined) return figure(`${tenths.charAt(0)}十`, { unit: '%', end });
  if (rank !== undefined) return figure(rank.replace(LEADING, ''), { unit: '名', end });
  return plainFigure(match, text, unitAfter(text, end, units));
}

/** Chinese figures count only with a unit (一共, 统一); a bare five-digit one may be a service line. */
function plainFigure(
  match: RegExpExecArray,
  text: string,
  unit: WordMatch<string> | null,
): Figure | null {
  const end = match.index + match[0].length;
  if (unit) {
    const words = text.slice(match.index, unit.start);
    return figure(words, { unit: unit.value, end: unit.end });
  }
  const { arabic, chinese = '' } = match.groups ?? {};
  if (BARE_COUNT.test(chinese)) return figure(chinese, { unit: null, end });
  const isZero = BARE_ZERO.test(text.slice(0, end)) && AFTER_ZERO.test(text.slice(end));
  if (chinese === '零' && isZero) return figure(chinese, { unit: null, end });
  if (PASSED.test(text.slice(0, end))) return figure(`一${chinese}`, { unit: null, end });
  if (arabic === undefined || arabic.length > LONGEST_FIGURE || SERVICE_LINE.test(arabic)) {
    return null;
  }
  return figure(arabic, { unit: null, end });
}

/** The unit behind a figure; in 3.978万元 the 万 belongs to the unit, in 4万余件 to the figure. */
function unitAfter(text: string, end: number, units: WordIndex<string>): WordMatch<string> | null {
  const compound = units.matchAt(text, end - 1).find((unit) => unit.end > end);
  const around = AROUND.test(text.charAt(end)) ? 1 : 0;
  // 50 %: blanks before words are joined already, one before a sign is not.
  const blank = text.startsWith(' %', end) ? 1 : 0;
  const found = compound ?? units.matchAt(text, end + around + blank)[0];
  return found ? { ...found, start: Math.min(found.start, end) } : null;
}

function figure(words: string, rest: Omit<Figure, 'value'>): Figure | null {
  const value = parseNumeral(words);
  return value === null ? null : { value, ...rest };
}
