/** Han characters of the basic plane, 〇 included. */
export function isHan(char: string | undefined): boolean {
  if (char === undefined || char === '') return false;
  const code = char.charCodeAt(0);
  return (code >= 0x3400 && code <= 0x9fff) || code === 0x3007;
}

/** ASCII digits; the text is NFKC by then. */
export function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9' && char.length === 1;
}

/** ASCII small letters; the text is lower case by then. */
export function isLatin(char: string | undefined): boolean {
  return char !== undefined && char >= 'a' && char <= 'z' && char.length === 1;
}
