const digits: Readonly<Record<string, number>> = {
  ...{ 零: 0, 〇: 0, '○': 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
};
const tens: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const myriads: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

function parseArabic(text: string): number | null {
  if (!/^(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/.test(text)) return null;
  return Number(text.replaceAll(',', ''));
}

type Sum = { readonly sum: number; readonly digit: number | null };

function addHan({ sum, digit }: Sum, char: string): Sum {
  const unit = tens[char];
  if (unit !== undefined) return { sum: sum + (digit ?? 1) * unit, digit: null };
  return { sum, digit: (digit ?? 0) * 10 + (digits[char] ?? 0) };
}

function parseHan(text: string): number | null {
  const chars = [...text];
  if (chars.some((char) => !(char in tens) && !(char in digits))) return null;
  const { sum, digit } = chars.reduce(addHan, { sum: 0, digit: null });
  return sum + (digit ?? 0);
}

/**
 * Numbers as reports print them: 1,113, 3.978, 4万, 167.5万, 一百二十, 两, 二〇二三. null when the text is no single number, and for
 * leading zeros: 0012 is several cells run together.
 */
export function parseNumber(text: string): number | null {
  const bare = text.normalize('NFKC').replace(/\s+/gu, '');
  const last = bare.at(-1) ?? '';
  const scale = myriads[last];
  const body = scale === undefined ? bare : bare.slice(0, -1);
  if (body === '') return null;
  const value = parseArabic(body) ?? parseHan(body);
  if (value === null) return null;
  return scale === undefined ? value : Math.round(value * scale * 1e6) / 1e6;
}
