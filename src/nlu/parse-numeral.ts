const DIGITS = '零一二三四五六七八九';
const SAME: Readonly<Record<string, string>> = { 〇: '零', 两: '二' };
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };
const ARABIC = /^(\d+(?:,\d{3})*(?:\.\d+)?)([百千万亿]*)$/;
const CHINESE = /^[零〇一二两三四五六七八九十百千万亿]+$/;
const POSITIONAL = /^[零〇一二三四五六七八九]{2,}$/;

/** Figures as people write them to a number: 1,234.5万, 四万三千, 二〇二三, 两万五, 半; null when it is none. */
export function parseNumeral(text: string): number | null {
  if (text === '半') return 0.5;
  const arabic = ARABIC.exec(text);
  if (arabic) return scale(Number(arabic[1]?.replaceAll(',', '')), arabic[2] ?? '');
  if (!CHINESE.test(text)) return null;
  return POSITIONAL.test(text) ? parsePositional(text) : parseChinese(text);
}

function scale(value: number, units: string): number {
  let scaled = value;
  for (const unit of units) scaled *= TENS[unit] ?? MYRIADS[unit] ?? 1;
  return scaled;
}

function parsePositional(text: string): number {
  let value = 0;
  for (const char of text) value = value * 10 + digitOf(char);
  return value;
}

type Sum = {
  readonly total: number;
  readonly section: number;
  readonly digit: number;
  readonly last: number;
};

/** 三亿五千万: a total of closed myriads, the section below, and the digit that waits for its unit. */
function parseChinese(text: string): number {
  let sum: Sum = { total: 0, section: 0, digit: 0, last: 1 };
  for (const char of text) sum = addChar(sum, char);
  const rest = sum.last > 10 ? (sum.digit * sum.last) / 10 : sum.digit;
  return sum.total + sum.section + rest;
}

function addChar({ total, section, digit, last }: Sum, char: string): Sum {
  const ten = TENS[char];
  if (ten !== undefined) {
    return { total, section: section + (digit || 1) * ten, digit: 0, last: ten };
  }
  const myriad = MYRIADS[char];
  if (myriad !== undefined) {
    const below = section + digit;
    const closed = char === '万' ? total + (below || 1) * myriad : (total + below || 1) * myriad;
    return { total: closed, section: 0, digit: 0, last: myriad };
  }
  const next = digitOf(char);
  return { total, section, digit: next, last: next === 0 ? 10 : last };
}

function digitOf(char: string): number {
  return Math.max(0, DIGITS.indexOf(SAME[char] ?? char));
}
