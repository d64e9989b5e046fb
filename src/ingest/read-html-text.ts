import type { HtmlElement, HtmlNode } from './read-html-tree.ts';

const blockTags: ReadonlySet<string> = new Set(
  'address article blockquote body center dd div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** A raised mark behind a word or a figure is a note, never a part of it: 12¹ is twelve. Powers of ten keep theirs. */
export function isNoteMark(element: HtmlElement, before: string): boolean {
  const raised =
    element.tag === 'sup' || /vertical-align\s*:\s*super/i.test(element.attributes.style ?? '');
  return raised && /\S\s*$/u.test(before) && !/(?:[×xX*]\s*10|[a-zA-Z])\s*$/u.test(before);
}

/** Whether a tag begins and ends a line of its own. */
export function isBlock(tag: string): boolean {
  return blockTags.has(tag);
}

/** A picture inside the page itself that is larger than a mark or an icon. */
const leastInline = 4_000;

/** Pictures are read as the text mirrors print them, so that one rule finds tables that are pictures. */
export function nameImage(element: HtmlElement): string {
  const { alt = '', title = '', src = '' } = element.attributes;
  const inline = src.startsWith('data:');
  const file = inline ? '' : (src.split(/[?#]/)[0]?.split('/').at(-1) ?? '');
  const nameless = inline && src.length >= leastInline ? '图片' : '';
  return (alt.trim() || title.trim() || file || nameless).slice(0, 200);
}

/** What stands between most tags of a page. */
const onlyBlanks = /^[ \t\r\n\f]+$/;

/** Line feeds of the source are blanks, `&nbsp;` are blanks that count, zero-width marks are nothing. */
export function collapse(text: string): string {
  if (onlyBlanks.test(text)) return ' ';
  if (!/[\u200B-\u200D\u2060\uFEFF\u00AD\u00A0\t\r\n\f]| {2}/.test(text)) return text;
  return text
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replaceAll('\u00A0', ' ');
}

/** Lines of a text, outer blanks of each taken off, empty ones dropped. */
export function trimLines(text: string): string {
  if (!text.includes('\n')) return text.trim();
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
  if (node.hidden || isNoteMark(node, parts.at(-1) ?? '')) return;
  if (node.tag === 'br') parts.push('\n');
  if (node.tag === 'img') parts.push(`[image: ${nameImage(node)}]`);
  const edge = isBlock(node.tag);
  if (edge) parts.push('\n');
  for (const child of node.children) appendNode(parts, child);
  if (edge) parts.push('\n');
}

/** What a cell or heading shows: one line a paragraph or `<br>`, pictures as `[image: name]`. */
export function readInline(nodes: readonly HtmlNode[]): string {
  const parts: string[] = [];
  for (const node of nodes) appendNode(parts, node);
  // Nearly every cell is one word with edges around it.
  const [only = '', ...others] = parts.filter((part) => part !== ' ' && part !== '\n');
  return trimLines(others.length === 0 ? only : parts.join(''));
}
