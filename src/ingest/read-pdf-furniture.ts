import { type Line, toText } from './read-pdf-lines.ts';
import type { PdfPage } from './read-pdf-page.ts';

export type PageLine = { readonly line: Line; readonly page: PdfPage };

const edge = 0.1;

const isAtEdge = ({ line, page }: PageLine): boolean =>
  line.box[3] < page.height * edge || line.box[1] > page.height * (1 - edge);

/** What a running title has in common on all pages: its words without the numbers. */
const shape = (line: Line): string => toText(line).replace(/[\d\s]/g, '');

/** Page numbers and running titles: at the edge of the page, without a word or the same on several pages. */
export function findFurniture(lines: readonly PageLine[]): ReadonlySet<Line> {
  const pages = new Map<string, Set<PdfPage>>();
  const atEdge = lines.filter(isAtEdge);
  for (const { line, page } of atEdge) {
    const seen = pages.get(shape(line)) ?? new Set();
    pages.set(shape(line), seen.add(page));
  }
  const furniture = atEdge.filter(({ line }) => {
    const words = shape(line);
    return !/\p{L}/u.test(words) || (pages.get(words)?.size ?? 0) >= 3;
  });
  return new Set(furniture.map(({ line }) => line));
}
