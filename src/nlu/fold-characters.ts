import { append, createDraft, type DraftText } from './draft-text.ts';

/** Control and format signs, combining marks, surrogate halves, private use, pictures. */
const DROPPED =
  /^[\p{Cf}\p{Mn}\p{Me}\p{Cs}\p{Co}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u;
const BLANK = /^[\s\p{Cc}]/u;

/** Simplified characters that also stand as keys of the table: no witness of a traditional writer. */
export type Folded = { readonly draft: DraftText; readonly traditional: boolean };

/** Characters to the one form the rules use: NFKC, lower case, simplified; pictures and control signs go. */
export function foldCharacters(original: string, simplified: ReadonlyMap<string, string>): Folded {
  const draft = createDraft();
  let traditional = false;
  let index = 0;
  for (const char of original) {
    const end = index + char.length;
    const folded = foldCharacter(char);
    const plain = simplify(folded, simplified);
    if (plain !== folded) traditional = true;
    append(draft, plain, [index, end]);
    index = end;
  }
  return { draft, traditional };
}

function foldCharacter(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0x4e00 && code <= 0x9fff) return char;
  if (code > 0x20 && code < 0x7f) return code >= 0x41 && code <= 0x5a ? char.toLowerCase() : char;
  if (BLANK.test(char)) return ' ';
  if (DROPPED.test(char)) return '';
  const folded = char.normalize('NFKC').toLowerCase();
  return BLANK.test(folded) ? ' ' : folded;
}

function simplify(folded: string, simplified: ReadonlyMap<string, string>): string {
  if (folded.length === 1) return simplified.get(folded) ?? folded;
  let plain = '';
  for (const char of folded) plain += simplified.get(char) ?? char;
  return plain;
}
