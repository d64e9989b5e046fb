import { isDigit, isHan } from './character-class.ts';
import { append, createDraft, type DraftText } from './draft-text.ts';

/** Blanks inside Chinese words and beside figures go, others become one: people type 淄博 交通局 2023 年. */
export function joinSpaces(draft: DraftText): DraftText {
  if (!draft.units.includes(' ')) return draft;
  const joined = createDraft();
  let pending = -1;
  for (const [index, unit] of draft.units.entries()) {
    if (unit === ' ') {
      pending = index;
      continue;
    }
    if (pending >= 0 && keepsBlank(joined.units.at(-1), unit)) copy(draft, pending, joined);
    pending = -1;
    copy(draft, index, joined);
  }
  return joined;
}

function keepsBlank(left: string | undefined, right: string): boolean {
  if (left === undefined) return false;
  if (isHan(left)) return !(isHan(right) || isDigit(right));
  return !(isDigit(left) && isHan(right));
}

function copy(from: DraftText, index: number, to: DraftText): void {
  append(to, from.units[index] ?? '', [from.starts[index] ?? 0, from.ends[index] ?? 0]);
}
