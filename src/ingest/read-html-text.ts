import type { HtmlElement, HtmlNode } from './read-html-tree.ts';

const leftOutTags: ReadonlySet<string> = new Set(
  'script style noscript template svg iframe object select option button textarea head nav footer aside'.split(
    ' ',
  ),
);

const blockTags: ReadonlySet<string> = new Set(
  'address article blockquote body center dd div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** Never read by anybody who looks at the page. */
export function isHidden(element: HtmlElement): boolean {
  if (leftOutTags.has(element.tag) || element.attributes.hidden !== undefined) return true;
  const style = element.attributes.style;
  return style !== undefined && /display\s*:\s*none/i.test(style);
}

/** Whether a tag begins and ends a line of its own. */
export function isBlock(tag: string): boolean {
  return blockTags.has(tag);
}

/** Pictures are read as the text mirrors print them, so that one rule finds tables that are pictures. */
export function nameImage(element: HtmlElement): string {
  const { alt = '', title = '', src = '' } = element.attributes;
  const file = src.startsWith('data:') ? '' : (src.split(/[?#]/)[0]?.split('/').at(-1) ?? '');
  return (alt.trim() || title.trim() || file).slice(0, 200);
}

/** Line feeds of the source are blanks, `&nbsp;` are blanks that count, zero-width marks are nothing. */
export function collapse(text: string): string {
  return text
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replaceAll('\u00A0', ' ');
}

/** Lines of a text, outer blanks of each taken off, empty ones dropped. */
export function trimLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function appendNode(parts: string[], node: HtmlNode): void {
  if (node.kind === 'text') {
    parts.push(collapse(node.text));
    return;
  }
  if (isHidden(node)) return;
  if (node.tag === 'br') parts.push('\n');
  if (node.tag === 'img') parts.push(`[image: ${nameImage(node)}]`);
  const edge = isBlock(node.tag) ? '\n' : '';
  parts.push(edge);
  for (const child of node.children) appendNode(parts, child);
  parts.push(edge);
}

/** What a cell or heading shows: one line a paragraph or `<br>`, pictures as `[image: name]`. */
export function readInline(nodes: readonly HtmlNode[]): string {
  const parts: string[] = [];
  for (const node of nodes) appendNode(parts, node);
  return trimLines(parts.join(''));
}
