import { Parser } from 'htmlparser2';
import { NianbaoError } from '../errors.ts';
import { closeTags, isDamaged, markComments } from './close-tags.ts';
import { createMender } from './mend-tables.ts';
import { undressHtml } from './undress-html.ts';

type HtmlText = { readonly kind: 'text'; readonly text: string; readonly line: number };
export type HtmlElement = {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: HtmlNode[];
  readonly line: number;
  /** Never read by anybody who looks at the page. */
  readonly hidden: boolean;
};
export type HtmlNode = HtmlText | HtmlElement;

const leftOutTags: ReadonlySet<string> = new Set(
  'script style noscript template svg iframe object select option button textarea head nav footer aside s strike del'.split(
    ' ',
  ),
);

/** Struck out or of no size: what stands there is not said. */
const unsaidStyle =
  /display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[^;]*:[^;]*line-through|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$)/i;

function isHidden(tag: string, { hidden, style }: HtmlElement['attributes']): boolean {
  if (leftOutTags.has(tag) || hidden !== undefined) return true;
  return style !== undefined && unsaidStyle.test(style);
}

const maxDepth = 1000;
const maxOpen = 20_000;
const maxNodes = 400_000;
const voidTags: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** What an opening tag ends although other tags stand open in between: <td><p>1<td>2. */
const closes: Readonly<Record<string, readonly string[]>> = {
  td: ['td', 'th'],
  th: ['td', 'th'],
  tr: ['tr'],
  tbody: ['tbody', 'thead', 'tfoot', 'caption', 'colgroup'],
  thead: ['tbody', 'thead', 'tfoot', 'caption', 'colgroup'],
  tfoot: ['tbody', 'thead', 'tfoot', 'caption', 'colgroup'],
};

/** Character index → line, called with rising indices only. */
function createLineCounter(text: string): (index: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (index) => {
    while (next !== -1 && next < index) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}

/** Position of the innermost open element with one of these tags inside the innermost table; -1 without one. */
function findOpen(stack: readonly HtmlElement[], tags: readonly string[]): number {
  for (let index = stack.length - 1; index > 0; index -= 1) {
    const tag = stack[index]?.tag ?? '';
    if (tags.includes(tag)) return index;
    if (tag === 'table') return -1;
  }
  return -1;
}

function tooComplex(): NianbaoError {
  return new NianbaoError('INPUT_UNREADABLE', '网页结构过深或过大，无法读取');
}

const createRoot = (): HtmlElement => ({
  ...{ kind: 'element', tag: '#root', attributes: {}, children: [], line: 1, hidden: false },
});

/** Damage shows without the dress too, in half of the text; it is mended in the whole of it, where each tag stands beside its own. */
function toSound(page: string): string {
  const shown = markComments(page);
  const bare = undressHtml(shown);
  return isDamaged(bare) ? undressHtml(closeTags(shown)) : bare;
}

/** A tree of its own, since saved pages leave cells unclosed and hostile ones nest without end. */
export function parseHtml(page: string): HtmlElement {
  const text = toSound(page);
  const root = createRoot();
  const stack = [root];
  const mender = createMender(stack);
  const lineAt = createLineCounter(text);
  let open = 0;
  let nodes = 0;
  const top = (): HtmlElement => stack.at(-1) ?? root;
  const add = (node: HtmlNode): void => {
    nodes += 1;
    if (nodes > maxNodes) throw tooComplex();
    top().children.push(node);
  };
  const push = (tag: string, attributes: Readonly<Record<string, string>>): void => {
    const line = lineAt(parser.startIndex);
    const hidden = isHidden(tag, attributes);
    const node: HtmlElement = { kind: 'element', tag, attributes, children: [], line, hidden };
    add(node);
    if (!voidTags.has(tag) && stack.length < maxDepth) stack.push(node);
  };
  const parser = new Parser({
    onopentag(tag, attributes) {
      open += 1;
      if (open > maxOpen) throw tooComplex();
      const ended = closes[tag];
      const from = ended === undefined ? -1 : findOpen(stack, ended);
      if (from > 0) stack.length = from;
      for (const lacking of mender.open(tag)) push(lacking, {});
      push(tag, attributes);
    },
    onclosetag(tag) {
      open -= 1;
      const from = voidTags.has(tag) ? -1 : findOpen(stack, [tag]);
      if (from <= 0) return;
      mender.close(tag, from);
      stack.length = from;
    },
    ontext(data) {
      add({ kind: 'text', text: data, line: lineAt(parser.startIndex) });
    },
  });
  parser.write(text);
  mender.end();
  parser.end();
  return root;
}
