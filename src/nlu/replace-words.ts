import { append, createDraft, type DraftText } from './draft-text.ts';
import type { WordIndex, WordMatch } from './word-index.ts';

/** Wrong and regional forms to the form the rules use; a replacement of the same length keeps its units' places. */
export function replaceWords(draft: DraftText, replacements: WordIndex<string>): DraftText {
  return replaceMatches(draft, replacements.findAll(draft.units.join('')));
}

/** The draft with each match replaced by its value; matches are in order and do not overlap. */
export function replaceMatches(draft: DraftText, matches: readonly WordMatch<string>[]): DraftText {
  if (matches.length === 0) return draft;
  const replaced = createDraft();
  let done = 0;
  for (const { start, end, value } of matches) {
    copy(draft, [done, start], replaced);
    if (value.length === end - start) {
      for (let unit = 0; unit < value.length; unit++) {
        append(replaced, value.charAt(unit), rangeOf(draft, start + unit, start + unit + 1));
      }
    } else append(replaced, value, rangeOf(draft, start, end));
    done = end;
  }
  copy(draft, [done, draft.units.length], replaced);
  return replaced;
}

function rangeOf(draft: DraftText, start: number, end: number): readonly [number, number] {
  return [draft.starts[start] ?? 0, draft.ends[end - 1] ?? 0];
}

function copy(from: DraftText, range: readonly [number, number], to: DraftText): void {
  for (let index = range[0]; index < range[1]; index++) {
    append(to, from.units[index] ?? '', rangeOf(from, index, index + 1));
  }
}
