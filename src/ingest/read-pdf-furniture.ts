import { type Line, toLines, toText } from './read-pdf-lines.ts';
import type { PdfPage } from './read-pdf-page.ts';

export type PageLine = { readonly line: Line; readonly page: PdfPage };

const edge = 0.1;

const isAtEdge = ({ line, page }: PageLine): boolean =>
  line.box[3] < page.height * edge || line.box[1] > page.height * (1 - edge);

/** What a running title has in common on all pages: its words without the numbers, its size and its height on the page. */
function toShape({ line, page }: PageLine): string {
  const words = toText(line).replace(/[\d\s]/g, '');
  const side = line.box[1] < page.height / 2 ? 'top' : 'bottom';
  return `${words}|${Math.round(line.size)}|${side}`;
}

/** Page numbers and running titles: at the edge of the page, without a word or alike on several pages. */
export function findFurniture(lines: readonly PageLine[]): ReadonlySet<Line> {
  const pages = new Map<string, Set<PdfPage>>();
  const atEdge = lines.filter(isAtEdge);
  for (const each of atEdge) {
    const seen = pages.get(toShape(each)) ?? new Set();
    pages.set(toShape(each), seen.add(each.page));
  }
  const furniture = atEdge.filter((each) => {
    const seen = pages.get(toShape(each))?.size ?? 0;
    return !/\p{L}/u.test(toText(each.line)) || seen >= 2;
  });
  return new Set(furniture.map(({ line }) => line));
}

/** — 2 —, 2 / 5, 第2页: a number with a mark of its own, which no figure of a form has. */
const pageNumber =
  /^[—–―-]\s*\d{1,3}\s*(?:[/／]\s*\d{1,3}\s*)?[—–―-]$|^\d{1,3}\s*[/／]\s*\d{1,3}$|^第?\s*\d{1,3}\s*页\s*(?:[/／,，]?\s*共\s*\d{1,3}\s*页)?$/u;

/** Page numbers painted over a row that the page break tore: at one height on several pages. */
export function dropPageNumbers(pages: readonly PdfPage[]): PdfPage[] {
  const found = pages.flatMap((page) =>
    toLines(page.runs.filter((run) => run.box[1] > page.height * (1 - edge)))
      .filter((line) => pageNumber.test(toText(line)))
      .map((line) => ({ page, line, at: Math.round(line.box[1] / 3) })),
  );
  const heights = Map.groupBy(found, ({ at }) => at);
  const numbers = new Set(
    found
      .filter(({ at }) => new Set(heights.get(at)?.map(({ page }) => page)).size > 1)
      .flatMap(({ line }) => line.runs),
  );
  return pages.map((page) => ({ ...page, runs: page.runs.filter((run) => !numbers.has(run)) }));
}
