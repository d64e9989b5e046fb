import type { Block } from '../model/document.ts';
import { isPageMark } from './blank-furniture.ts';

const widestWrapped = 50;
/** Beyond any paragraph: marks are not looked for, since looking costs time. */
const longest = 20_000;

/** Text without the marks of Markdown and without inline tags; escaped characters as meant. */
export function toPlain(text: string): string {
  if (text.length > longest) return text;
  return text
    .replace(
      /!\[([^\]]{0,300})\]\(([^)\s]{0,2000})[^)]{0,200}\)/g,
      (_, alt: string, src: string) => {
        const name = alt.trim() === '' ? (src.split('/').at(-1) ?? '') : alt.trim();
        return `[image: ${name.slice(0, 200)}]`;
      },
    )
    .replace(/\[([^\]]{1,500})\]\([^)]{0,2000}\)/g, '$1')
    .replace(/<((?:https?:\/\/|[^<>\s@]{1,64}@)[^<>\s]{1,500})>/gi, '$1')
    .replace(/<\/?[a-z][^<>]{0,500}>/gi, '')
    .replace(/(\*\*|__|`)([^*_`\n]+)\1/g, '$2')
    .replace(/\\([\\`*_{}[\]()#+.!|-])/g, '$1')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Columns a line takes: wide characters count two halves. */
const measure = (line: string): number =>
  [...line].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.5), 0);

/** Marks that begin a line of their own: 一、 （一） 1. – whatever stands before them is finished. */
const beginsItem = (line: string): boolean =>
  /^\s*(?:[#>*+-]\s|#{1,6}|[（(]?[\d一二三四五六七八九十]{1,3}[）).．、])/.test(line);

type Open = { text: string; readonly line: number; readonly kind: 'heading' | 'paragraph' };

function toOpen(raw: string, line: number): Open {
  const heading = /^\s*#{1,6}\s*(.*?)\s*#*\s*$/.exec(raw);
  if (heading !== null) return { text: heading[1] ?? '', line, kind: 'heading' };
  return { text: raw.replace(/^\s*(?:>\s?|[*+-]\s+)/, '').trim(), line, kind: 'paragraph' };
}

function toBlock({ text, line, kind }: Open): Block[] {
  const plain = toPlain(text).trim();
  const place = { line, page: null };
  const image = /^\[image: ([^\]]*)\]$/.exec(plain);
  if (image !== null) return [{ kind: 'image', text: image[1] ?? '', place }];
  return plain === '' ? [] : [{ kind, text: plain, place }];
}

const isMark = (line: string): boolean => /^\s*(?:```|~~~|={3,}\s*$|-{3,}\s*$)/.test(line);

function joinLine(text: string, line: string): string {
  const words = /[A-Za-z]$/.test(text) && /^\s*[A-Za-z]/.test(line);
  return `${text}${words ? ' ' : ''}${line.trim()}`;
}

/**
 * Lines without a blank line between them. Converters wrap paragraphs hard and print the cells of a lost table one a line: only a line
 * as long as the longest goes on in the next.
 */
export function toProse(lines: readonly string[], firstLine: number): Block[] {
  const widths = lines.map(measure);
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  const wrapped = widest <= widestWrapped && widest >= 20;
  const isFull = (index: number): boolean => wrapped && (widths[index] ?? 0) >= widest * 0.8;
  const opens: Open[] = [];
  let before = -1;
  for (const [index, raw] of lines.entries()) {
    // A sentence goes on behind the number of the page.
    if (isPageMark(raw)) continue;
    const last = opens.at(-1);
    const goesOn = last?.kind === 'paragraph' && isFull(before) && !beginsItem(raw);
    before = index;
    if (isMark(raw)) continue;
    if (goesOn) last.text = joinLine(last.text, raw);
    else opens.push(toOpen(raw, firstLine + index));
  }
  return opens.flatMap(toBlock);
}
