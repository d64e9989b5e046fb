/** A text without blanks and in half width, with the way back to the original: `at[i]` is where character i stood. */
export type PlainText = { readonly text: string; readonly at: readonly number[] };

function narrow(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char;
}

/** Makes a printed text comparable with what was quoted of it. */
export function toPlainText(original: string): PlainText {
  let text = '';
  const at: number[] = [];
  for (let index = 0; index < original.length; index += 1) {
    const char = original[index] ?? '';
    if (/\s/u.test(char)) continue;
    text += narrow(char);
    at.push(index);
  }
  return { text, at };
}

/** Only the characters that count. */
export const squeeze = (text: string): string => toPlainText(text).text;
