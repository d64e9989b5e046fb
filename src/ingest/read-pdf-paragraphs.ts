import type { Block, Place } from '../model/document.ts';
import { type Line, toText } from './read-pdf-lines.ts';

export type Printed = { readonly line: Line; readonly page: number };
export type Margins = { readonly left: number; readonly right: number; readonly size: number };

/** The size most characters are set in and the margins of the full lines in it. */
export function measureMargins(lines: readonly Line[]): Margins {
  const sizes = new Map<number, number>();
  for (const line of lines) {
    const size = Math.round(line.size);
    sizes.set(size, (sizes.get(size) ?? 0) + toText(line).length);
  }
  const [[size] = [12]] = [...sizes].sort((a, b) => b[1] - a[1]);
  const body = lines.filter((line) => Math.abs(line.size - size) < 1);
  const lefts = body.map((line) => line.box[0]).sort((a, b) => a - b);
  const rights = body.map((line) => line.box[2]).sort((a, b) => a - b);
  const left = lefts[Math.floor(lefts.length * 0.05)] ?? 0;
  const right = rights[Math.floor(rights.length * 0.9)] ?? 0;
  return { left, right, size };
}

const isHeading = (line: Line, margins: Margins): boolean => line.size > margins.size * 1.15;

/** A line goes on in the next when it is full, the next is not indented, and both are set alike. */
function goesOn(above: Printed, below: Printed, margins: Margins): boolean {
  const { size } = above.line;
  if (Math.abs(size - below.line.size) > size * 0.15) return false;
  const gap = below.line.box[1] - above.line.box[3];
  if (above.page === below.page && gap > size * 2) return false;
  if (isHeading(above.line, margins)) return true;
  const full = above.line.box[2] > margins.right - size * 2;
  return full && below.line.box[0] < margins.left + size * 1.2;
}

function joinLines(lines: readonly Printed[]): string {
  let text = '';
  for (const { line } of lines) {
    const own = toText(line);
    const words = /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(own);
    text += words ? ` ${own}` : own;
  }
  return text;
}

function toPlace({ line, page }: Printed): Place {
  const [left, top, right, bottom] = line.box;
  return { line: null, page, box: [left, top, right, bottom] };
}

/** Lines of running text as paragraphs, also over page breaks; lines set larger than the text are headings. */
export function toParagraphs(lines: readonly Printed[], margins: Margins): Block[] {
  const groups: Printed[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const above = last?.at(-1);
    if (above !== undefined && goesOn(above, line, margins)) last?.push(line);
    else groups.push([line]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const kind = isHeading(first.line, margins) ? 'heading' : 'paragraph';
    return [{ kind, text: joinLines(group), place: toPlace(first) } as const];
  });
}
