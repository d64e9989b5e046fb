import type { Cell } from '../model/document.ts';
import { readInline } from './read-html-text.ts';
import type { HtmlElement, HtmlNode } from './read-html-tree.ts';

const maxSpan = 200;

/** Elements with one of the tags under `element`, not looking into nested tables nor into what was found. */
function findWithin(element: HtmlElement, tags: readonly string[]): HtmlElement[] {
  const found: HtmlElement[] = [];
  const visit = (node: HtmlNode): void => {
    if (node.kind === 'text' || node.hidden) return;
    if (tags.includes(node.tag)) found.push(node);
    else if (node.tag !== 'table') for (const child of node.children) visit(child);
  };
  for (const child of element.children) visit(child);
  return found;
}

const cellTags = ['td', 'th'];
const isCell = ({ tag }: HtmlElement): boolean => cellTags.includes(tag);
const findRows = (table: HtmlElement): HtmlElement[] => findWithin(table, ['tr']);

/** Editors leave a blank that counts in every empty cell. */
const holdsBlank = (nodes: readonly HtmlNode[]): boolean =>
  nodes.some((node) =>
    node.kind === 'text' ? node.text.includes('\u00A0') : holdsBlank(node.children),
  );

/** The cells of a row; what stands between them is a cell too, one whose tag was lost. */
function findCells(row: HtmlElement): HtmlElement[] {
  const cells: HtmlElement[] = [];
  let loose: HtmlNode[] = [];
  const close = (): void => {
    const { line } = loose[0] ?? row;
    if (readInline(loose) !== '' || (cells.length > 0 && holdsBlank(loose)))
      cells.push({
        kind: 'element',
        tag: 'td',
        attributes: {},
        children: loose,
        line,
        hidden: false,
      });
    loose = [];
  };
  for (const node of row.children) {
    const own = node.kind === 'text' ? [] : isCell(node) ? [node] : findWithin(node, cellTags);
    if (own.length === 0) loose.push(node);
    else {
      close();
      cells.push(...own.filter((cell) => !cell.hidden));
    }
  }
  close();
  return cells;
}
const findNested = (cell: HtmlElement): HtmlElement[] => findWithin(cell, ['table']);

function readSpan(element: HtmlElement, name: 'rowspan' | 'colspan'): number {
  const span = Number.parseInt(element.attributes[name] ?? '1', 10);
  if (name === 'rowspan' && span === 0) return maxSpan;
  return Number.isNaN(span) ? 1 : Math.max(1, Math.min(maxSpan, span));
}

function readCell(element: HtmlElement): Cell {
  return {
    text: readInline(element.children),
    place: { line: element.line, page: null },
    rowSpan: readSpan(element, 'rowspan'),
    colSpan: readSpan(element, 'colspan'),
  };
}

/** A table of one row inside a cell is a row of cells drawn by hand; one of a single cell is only a frame. */
function readCellOrNested(element: HtmlElement): Cell[] {
  const whole = readCell(element);
  const [nested, ...others] = findNested(element);
  if (nested === undefined || others.length > 0) return [whole];
  const [row, ...rest] = findRows(nested);
  const cells = row === undefined || rest.length > 0 ? [] : findCells(row);
  if (cells.length < 2 || whole.text !== readInline([nested])) return [whole];
  return cells.map((cell) => ({ ...readCell(cell), rowSpan: whole.rowSpan }));
}

type TableCells = readonly (readonly HtmlElement[])[];

/** The cells of a table, row by row. */
export function listTableCells(table: HtmlElement): TableCells {
  return findRows(table).map(findCells);
}

/** Tables that only arrange the page: one cell, or cells that hold tables of several rows. */
export function findLayoutCells(rows: TableCells): readonly HtmlElement[] | null {
  const cells = rows.flat();
  if (cells.length === 1) return cells;
  const holdsTable = (cell: HtmlElement): boolean =>
    findNested(cell).some((nested) => findRows(nested).length > 1);
  return cells.some(holdsTable) ? cells : null;
}

/** Rows of printed cells; a span that reaches below the last row is cut there. */
export function readTableRows(table: TableCells): readonly (readonly Cell[])[] {
  const rows = table.map((cells) => cells.flatMap(readCellOrNested));
  return rows.map((cells, index) =>
    cells.map((cell) => ({ ...cell, rowSpan: Math.min(cell.rowSpan, rows.length - index) })),
  );
}

/** Captions stand outside the rows. */
export function findCaptions(table: HtmlElement): readonly HtmlElement[] {
  return findWithin(table, ['caption']);
}
