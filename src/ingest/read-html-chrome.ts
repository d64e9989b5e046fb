import type { HtmlElement, HtmlNode } from './read-html-tree.ts';

type Measure = { text: number; linked: number; links: number; rows: number };

const chromeName =
  /(?:^|[-_\s])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|foot|footer|sidebar|share|bdshare|toolbar|pagination|pager|copyright|related|banner|logo|search|topbar|friendlinks?|location|position|print|qrcode)(?:[-_\s\d]|$)/i;
const containers: ReadonlySet<string> = new Set(
  'div ul ol dl section table header form center'.split(' '),
);

/** Most texts between tags are blanks. */
function countInk(text: string): number {
  return text.trim() === '' ? 0 : text.replace(/\s/g, '').length;
}

/** Measures an element; only what may be furniture is remembered. */
function measureInto(node: HtmlNode, measures: Map<HtmlElement, Measure>): Measure {
  if (node.kind === 'text') return { text: countInk(node.text), linked: 0, links: 0, rows: 0 };
  const total: Measure = { text: 0, linked: 0, links: 0, rows: node.tag === 'tr' ? 1 : 0 };
  if (!node.hidden)
    for (const child of node.children) {
      const part = measureInto(child, measures);
      total.text += part.text;
      total.linked += part.linked;
      total.links += part.links;
      total.rows += part.rows;
    }
  if (node.tag === 'a') {
    total.linked = total.text;
    total.links = 1;
  }
  if (containers.has(node.tag)) measures.set(node, total);
  return total;
}

function toWords(element: HtmlElement): string {
  const { class: names = '', id = '', role = '' } = element.attributes;
  return `${names} ${id} ${role}`.replace(/([a-z])([A-Z])/g, '$1-$2');
}

/** Small against the page, without a table worth the name, and either named like page furniture or made of links. */
function isFurniture(element: HtmlElement, own: Measure, whole: Measure): boolean {
  if (own.rows >= 3 || own.text * 3 > whole.text) return false;
  if (chromeName.test(toWords(element)) && own.text * 5 <= whole.text) return true;
  return own.links >= 3 && own.linked * 10 > own.text * 6;
}

/**
 * Menus, breadcrumbs, share widgets and site headers differ from page to page but not in build: they are small, hold no table and
 * consist of links. The elements found are left out by the walk over the page.
 */
export function findChrome(root: HtmlElement): ReadonlySet<HtmlElement> {
  const measures = new Map<HtmlElement, Measure>();
  const whole = measureInto(root, measures);
  const chrome = new Set<HtmlElement>();
  for (const [element, own] of measures) if (isFurniture(element, own, whole)) chrome.add(element);
  return chrome;
}
