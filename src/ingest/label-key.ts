/** The engine copies shorter parts of a text. */
const leastPart = 13;

/** A text of its own: a part of a page, as the engine cuts it, keeps the whole page in memory for as long as it lives. */
export function detach(text: string): string {
  return text.length < leastPart ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}

/** Longer texts are paragraphs, which no report has in common with another. */
const longestLabel = 80;

const [zero, nine] = [48, 57];

/** Most cells are digits alone, which no way of comparing labels changes. */
export function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < zero || code > nine) return false;
  }
  return true;
}

/** The same few hundred labels come again in every report: a result is kept until the shelf is full. */
function remember(make: (text: string) => string): (text: string) => string {
  const kept = new Map<string, string>();
  return (text) => {
    if (isDigits(text)) return text;
    if (text.length > longestLabel) return make(text);
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    if (kept.size >= 10_000) kept.clear();
    kept.set(detach(text), detach(made));
    return made;
  };
}

/** Text as labels are compared: NFKC (full width to half width) and no blanks at all. */
export const squeeze: (text: string) => string = remember((text) =>
  text.normalize('NFKC').replace(/\s+/gu, ''),
);

const numbering =
  /^(?:\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|[一二三四五六七八九十]{1,3}[、.,:]|\d{1,2}[、.,:)]|\d{1,2}(?=\p{Script=Han}))+/u;

/** A label without its numbering, blanks and punctuation: （三） 不 予 公开 and 不予公开 are the same row. */
export const toLabelKey: (text: string) => string = remember((text) =>
  squeeze(text)
    .replace(numbering, '')
    .replace(/[\p{P}\p{S}]/gu, ''),
);

/** The same without what stands in brackets: 部分公开(区分处理的…) is 部分公开. */
export const toBareLabelKey: (text: string) => string = remember((text) =>
  toLabelKey(
    squeeze(text).replace(/\([^()]*\)?/gu, (part, offset: number) => (offset === 0 ? part : '')),
  ),
);
