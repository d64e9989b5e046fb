/** Word wraps every scrap of text in these; they begin no line and hold no cell. */
const dress = 'span|font|o:p';
/** A tag that says more than how its text looks, or that goes on over lines or into another tag. */
const telling = new RegExp(
  `<(?:${dress})\\b[^<>]*(?:[\\n<]|hidden|display|visibility|line-through|super|font-size\\s*:\\s*0)`,
  'i',
);
const tags = new RegExp(`</?(?:${dress})(?:\\s(?:[^<>"'\\n]|"[^<>"\\n]*"|'[^<>'\\n]*')*)?>`, 'gi');
const left = new RegExp(`</?(?:${dress})\\b`, 'i');

/** What is written into a tag for looks alone, by Word or by hand; a style that hides, strikes out or raises what stands there stays. */
const looks =
  /[ \t](?:class="?Mso\w*"?|style="(?![^"]*(?:hid|display|visibility|line-through|super|font-size\s*:\s*0))[^"<>\n]*")(?=[\s>])/gi;

function dropTags(page: string): string {
  if (telling.test(page)) return page;
  const bare = page.replace(tags, '');
  return left.test(bare) ? page : bare;
}

/**
 * Leaves out what only dresses text, half of a page pasted from Word: tags, unless one of them says anything, and attributes. Lines stay.
 */
export function undressHtml(page: string): string {
  return dropTags(page).replace(looks, '');
}
