import { isDigit, isHan } from './character-class.ts';
import { append, createDraft, type DraftText } from './draft-text.ts';

/** Blanks inside Chinese words and beside figures go, others become one: people type 淄博 交通局 2023 年. */
export function joinSpaces(draft: DraftText): DraftText {
  if (!draft.units.includes(' ')) return draft;
  const joined = createDraft();
  const inYears = blanksInYears(draft.units.join(''));
  let pending = -1;
  for (const [index, unit] of draft.units.entries()) {
    if (unit === ' ') {
      pending = inYears.has(index) ? pending : index;
      continue;
    }
    if (pending >= 0 && keepsBlank(joined.units.at(-1), unit)) copy(draft, pending, joined);
    pending = -1;
    copy(draft, index, joined);
  }
  return joined;
}

/** 2 018年, 20 17, 1 7年: digits that can only be a year; 1 7官网 is one that lost its 年. */
const SPACED_YEAR =
  /(?<!\d ?)(?:(?:2 *0 *[0-4] *\d|1 *9 *[89] *\d)(?! ?\d)|[0-2] +\d(?= ?年(?![间来内以]))|[0-2] +\d(?=[\u4e00-\u9fff]))/gu;

function blanksInYears(text: string): ReadonlySet<number> {
  const inside = [...text.matchAll(SPACED_YEAR)].flatMap(({ index, 0: words }) =>
    [...words].flatMap((char, at) => (char === ' ' ? [index + at] : [])),
  );
  return new Set(inside);
}

function keepsBlank(left: string | undefined, right: string): boolean {
  if (left === undefined) return false;
  if (isHan(left)) return !(isHan(right) || isDigit(right));
  return !(isDigit(left) && isHan(right));
}

function copy(from: DraftText, index: number, to: DraftText): void {
  append(to, from.units[index] ?? '', [from.starts[index] ?? 0, from.ends[index] ?? 0]);
}
