/** Radicals without a decomposition in Unicode → the character they are drawn like. */
const supplement: Readonly<Record<number, number>> = {
  11936: 0x6c11,
  11973: 0x89c1,
  11974: 0x89d2,
  11977: 0x8d1d,
  11979: 0x8f66,
  11987: 0x957f,
  11988: 0x95e8,
  11992: 0x9752,
  11994: 0x9875,
  11995: 0x98ce,
  11996: 0x98de,
  11997: 0x98df,
  12002: 0x9a6c,
  12005: 0x9c7c,
  12006: 0x9e1f,
  12009: 0x9ec4,
  12012: 0x9f50,
  12014: 0x9f7f,
  12016: 0x9f99,
};

function replaceOne(radical: string): string {
  const code = supplement[radical.codePointAt(0) ?? 0];
  return code === undefined ? radical.normalize('NFKC') : String.fromCodePoint(code);
}

/** PDF writers name glyphs that a character and its radical share by the radical: what is read must be the character. */
export function replaceRadicals(text: string): string {
  return text.replace(/[\u2E80-\u2FDF\uF900-\uFAFF]/g, replaceOne);
}
