/** Stands where text was swallowed by damage: what it stands in is no number. */
export const lostMark = '\uFFFD';

/** A tag another one begins in: its end was lost, and what looks like its attributes may be text. */
const unended = /<(?:\/|[a-zA-Z])[^<>]*(?=<)/gu;
const name = '<\\/?(?:td|th|tr|table|tbody|p|span|font|b|strong|o:p)\\b';
/** A value that was never ended and goes on into the text behind its tag. */
const unquoted =
  /<(?:td|th|tr|table|tbody|p|span|font|b|strong)\b[^<>"]*(?:"[^<>"]*"[^<>"]*)*"[^<>"]*(?=>[^<"]*<)/giu;
/** Hardly any page has one or the other: without the flag of Unicode both are sought several times faster. */
const swallows = /=\s*"[^"<>]*?>/;
const isUnended = /<[/a-zA-Z][^<>]*?</;
const isBare = new RegExp(`${name}\\s*$`, 'iu');
const isPlain = new RegExp(name, 'iu');

const hasOpenQuote = (tag: string): boolean => (tag.match(/"/gu)?.length ?? 0) % 2 === 1;

/** A comment in which another begins was never ended: it hides what stands up to the end of the other. */
export function markComments(page: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = page.indexOf('<!--'); at >= 0; at = page.indexOf('<!--', from)) {
    const end = page.indexOf('-->', at + 4);
    if (end < 0) break;
    const hidden = page.slice(at + 4, end);
    const isLost = hidden.includes('<!--') && /<\/?td/iu.test(hidden);
    parts.push(page.slice(from, end + 3), isLost ? lostMark : '');
    from = end + 3;
  }
  return parts.join('') + page.slice(from);
}

/** Whether a tag or a value in one may have lost its end. */
export function isDamaged(page: string): boolean {
  return swallows.test(page) || isUnended.test(page);
}

/** Ends every tag that lost its end before the next one begins, and marks what it may have swallowed. */
export function closeTags(page: string): string {
  return page.replace(unquoted, '$&"').replace(unended, (tag) => {
    if (isBare.test(tag)) return `${tag}>`;
    const isOpen = hasOpenQuote(tag);
    if (isPlain.test(tag)) return `${tag}${isOpen ? '"' : ''}>${lostMark}`;
    // Tags that are not for text may hold others in a value: <a title="<b>">
    return isOpen ? tag : lostMark;
  });
}
