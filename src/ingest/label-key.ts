/** Text as labels are compared: NFKC (full width to half width) and no blanks at all. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

const numbering =
  /^(?:\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|[一二三四五六七八九十]{1,3}[、.,:]|\d{1,2}[、.,:)]|\d{1,2}(?=\p{Script=Han}))+/u;

/** A label without its numbering, blanks and punctuation: （三） 不 予 公开 and 不予公开 are the same row. */
export function toLabelKey(text: string): string {
  const bare = squeeze(text).replace(numbering, '');
  return bare.replace(/[\p{P}\p{S}]/gu, '');
}

/** The same without what stands in brackets: 部分公开(区分处理的…) is 部分公开. */
export function toBareLabelKey(text: string): string {
  return toLabelKey(
    squeeze(text).replace(/\([^()]*\)?/gu, (part, offset: number) => (offset === 0 ? part : '')),
  );
}
