/** Word wraps every scrap of text in these; they begin no line and hold no cell. */
const dress = 'span|font|o:p';
/** A tag that says more than how its text looks, or that goes on over lines or into another tag. */
const telling = new RegExp(
  `<(?:${dress})\\b[^<>]*(?:[\\n<]|hidden|display|visibility|line-through|super|font-size\\s*:\\s*0)`,
  'i',
);
const tags = new RegExp(`</?(?:${dress})(?:\\s(?:[^<>"'\\n]|"[^<>"\\n]*"|'[^<>'\\n]*')*)?>`, 'gi');
const left = new RegExp(`</?(?:${dress})\\b`, 'i');

/** Leaves out the tags that only dress text, half of a page pasted from Word; none where one of them says anything, so that lines stay. */
export function undressHtml(page: string): string {
  if (telling.test(page)) return page;
  const bare = page.replace(tags, '');
  return left.test(bare) ? page : bare;
}
