import type { DraftText } from './draft-text.ts';

const SUSPECT = /[o○〇0]/;
const ARABIC = /(?<![a-z0-9])[0-9][0-9o○〇]*[0-9o○〇](?![a-z])/g;
const CHINESE = /[一二三四五六七八九零〇○o0]{3,5}/g;
const CHINESE_DIGIT = /[一二三四五六七八九]/g;

/** 2O23 → 2023, 二O二三 and 二0一七 → 二〇…: the letter and the ring are typed for zero. */
export function repairZeros(draft: DraftText): DraftText {
  const text = draft.units.join('');
  if (!SUSPECT.test(text)) return draft;
  const units = [...draft.units];
  for (const match of text.matchAll(ARABIC)) write(units, match, '0');
  for (const match of text.matchAll(CHINESE)) {
    if ((match[0].match(CHINESE_DIGIT)?.length ?? 0) >= 2) write(units, match, '〇');
  }
  return { units, starts: draft.starts, ends: draft.ends };
}

function write(units: string[], match: RegExpExecArray, zero: string): void {
  for (let at = match.index; at < match.index + match[0].length; at++) {
    if (SUSPECT.test(units[at] ?? '')) units[at] = zero;
  }
}
