import { html, raw } from 'hono/html';
import type { Block, Cell } from '../model/document.ts';
import type { Report, ReportFigure } from '../model/report.ts';
import { stateNames } from './figure-table.ts';
import type { Html } from './html-type.ts';
import { anchorOf } from './place-cells.ts';
import type { FigurePlaces } from './place-figures.ts';
import type { Phrase } from './place-phrases.ts';
import { squeeze } from './plain-text.ts';

type Drawing = {
  readonly places: FigurePlaces;
  readonly blocks: readonly Block[];
  /** Line numbers that already have their anchor: an id stands once. */
  readonly lines: Set<number>;
  readonly pages: Set<number>;
};

const none: Html = raw('');

/** The number of a printed line, to be linked; only its first block carries it. */
function numberLine(line: number | null, { lines }: Drawing): { id: Html; link: Html } {
  if (line === null || lines.has(line)) return { id: none, link: none };
  lines.add(line);
  return {
    id: html` id="L${line}"`,
    link: html`<a class="n" href="#L${line}" aria-label="第 ${line} 行">${line}</a>`,
  };
}

function breakPage(page: number | null, { pages }: Drawing): Html {
  if (page === null || pages.has(page)) return none;
  pages.add(page);
  return html`<p class="page" id="P${page}">第 ${page} 页</p>`;
}

const anchors = (figures: readonly ReportFigure[]): readonly Html[] =>
  figures.map((figure) => html`<span class="at" id="${anchorOf(figure)}"></span>`);

type Range = { readonly from: number; readonly to: number };

/** Text with the words of its figures marked. Nested words nest; words that overlap half are marked at their start. */
function markPhrases(text: string, phrases: readonly Phrase[], { from, to }: Range): Html {
  const parts: Html[] = [];
  let at = from;
  const rest = phrases.toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
    const { start, end, figure } = next;
    if (start < at || end > to) {
      parts.push(...anchors([figure]));
      continue;
    }
    const count = rest.findIndex((each) => each.start >= end);
    const inner = rest.splice(0, count < 0 ? rest.length : count);
    const body = markPhrases(text, inner, { from: start, to: end });
    parts.push(
      html`${text.slice(at, start)}<span class="f" id="${anchorOf(figure)}">${body}</span>`,
    );
    at = end;
  }
  return html`${parts}${text.slice(at, to)}`;
}

/** A label of its row, a head of its columns, or neither. */
type Role = 'row' | 'col' | null;

function drawCell(cell: Cell, role: Role, { places }: Drawing): Html {
  const [first, ...more] = places.cells.get(cell) ?? [];
  const span = html`${cell.rowSpan > 1 ? html` rowspan="${cell.rowSpan}"` : none}${
    cell.colSpan > 1 ? html` colspan="${cell.colSpan}"` : none
  }`;
  if (first === undefined) {
    const wide = squeeze(cell.text).length > 8 ? html` class="t"` : none;
    return role === null || cell.text === ''
      ? html`<td${wide}${span}>${cell.text}</td>`
      : html`<th scope="${role}"${wide}${span}>${cell.text}</th>`;
  }
  const state = first.state === 'reported' ? 'f' : `f s-${first.state}`;
  return html`<td id="${anchorOf(first)}" class="${state}"${span}>${anchors(more)}${cell.text}</td>`;
}

/** Columns that no row fills are left out of the page; nothing printed is lost. */
function countColumns(rows: readonly (readonly Cell[])[], { places }: Drawing): number {
  const spanned = rows.some((row) => row.some(({ rowSpan, colSpan }) => rowSpan + colSpan > 2));
  if (spanned) return Number.POSITIVE_INFINITY;
  return Math.max(
    1,
    ...rows.map(
      (row) => row.findLastIndex((cell) => cell.text !== '' || places.cells.has(cell)) + 1,
    ),
  );
}

const lineOf = (row: readonly Cell[]): number | null =>
  row.find(({ place }) => place.line !== null)?.place.line ?? null;

function drawTable(rows: readonly (readonly Cell[])[], name: string, drawing: Drawing): Html {
  const { cells } = drawing.places;
  const columns = countColumns(rows, drawing);
  const isFigure = (cell: Cell): boolean => cells.has(cell);
  const isNumbered = rows.some((row) => lineOf(row) !== null);
  const first = rows.findIndex((row) => row.some(isFigure));
  const roleOf = (row: number, from: number, at: number): Role => {
    if (row < first) return 'col';
    return at < from ? 'row' : null;
  };
  const lines = rows.map((row, index) => {
    const { id, link } = numberLine(lineOf(row), drawing);
    const from = row.findIndex(isFigure);
    const drawn = row
      .slice(0, columns)
      .map((cell, at) => drawCell(cell, roleOf(index, from, at), drawing));
    return html`<tr${id}>${isNumbered ? html`<td class="n">${link}</td>` : none}${drawn}</tr>`;
  });
  return html`<div class="scroll${isNumbered ? ' numbered' : ''}" tabindex="0" role="region" aria-label="${name}"><table>${lines}</table></div>`;
}

/** Says that something is missing here, and what. */
function drawGap(figures: readonly ReportFigure[]): Html {
  const states = new Map<string, number>();
  for (const { state } of figures) states.set(state, (states.get(state) ?? 0) + 1);
  const said = [...states].filter(([state]) => state !== 'reported');
  if (said.length === 0) return html`<span class="gap">${anchors(figures)}</span>`;
  const words = said.map(
    ([state, count]) => `${stateNames[state as keyof typeof stateNames]} ${count} 项`,
  );
  return html`<p class="gap">${anchors(figures)}这里没有可读的数字：${words.join('，')}。不能视为 0。</p>`;
}

/** A numbered title on a line of its own is a heading, whatever the file calls it. */
const isHeading = ({ kind, text }: { readonly kind: string; readonly text: string }): boolean =>
  kind === 'heading' || /^[一二三四五六七八九十]{1,3}、[^。；，：]{2,24}$/u.test(text.trim());

/** Tables are told apart by the title before them. */
function nameTable(index: number, { blocks }: Drawing): string {
  const before = blocks.slice(0, index).filter((block) => block.kind !== 'table');
  const title = before.findLast((block) => block.kind !== 'image' && isHeading(block));
  const count = blocks.slice(0, index + 1).filter(({ kind }) => kind === 'table').length;
  return title?.kind === 'heading' || title?.kind === 'paragraph'
    ? `表格 ${count}：${title.text}`
    : `表格 ${count}`;
}

function drawBlock(block: Block, index: number, drawing: Drawing): Html {
  const { places } = drawing;
  const page = breakPage(block.place.page, drawing);
  const missing = places.blocks.get(index);
  const gap = missing === undefined ? none : drawGap(missing);
  if (block.kind === 'table') {
    const table = drawTable(block.rows, nameTable(index, drawing), drawing);
    return html`${page}${table}${gap}`;
  }
  const { id, link } = numberLine(block.place.line, drawing);
  if (block.kind === 'image') {
    const words = block.text === '' ? '原文此处是一张图片' : `原文此处是一张图片：${block.text}`;
    return html`${page}<div class="image"${id}>${link}${words}${gap}</div>`;
  }
  const whole = { from: 0, to: block.text.length };
  const text = markPhrases(block.text, places.phrases.get(index) ?? [], whole);
  return isHeading(block)
    ? html`${page}<h3${id}>${link}${text}</h3>${gap}`
    : html`${page}<p class="line"${id}>${link}${text}</p>${gap}`;
}

/** The original as it was read, every figure of it marked where it stands. */
export function drawDocument(report: Report, places: FigurePlaces): Html {
  const { blocks } = report.document;
  const drawing: Drawing = { places, blocks, lines: new Set(), pages: new Set() };
  const drawn = blocks.map((block, index) => drawBlock(block, index, drawing));
  return html`<article class="original" aria-label="原文" lang="zh-Hans">${drawn}</article>`;
}
