import type { Block, Cell } from '../model/document.ts';
import { trimLines } from './read-html-text.ts';
import { toPlain } from './read-markdown-prose.ts';

const [widestRule, widestRow] = [2_000, 5_000];
const longestBare = 200;
const leastWide = 7;
const isRow = (line: string | undefined): boolean => line !== undefined && /^\s*\|.*\|/.test(line);
const isRule = (line: string): boolean =>
  line.length <= widestRule &&
  /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*\|?\s*$/.test(line);
/** A row without outer pipes counts only above or below a rule. */
const isBareRow = (line: string | undefined): boolean => line !== undefined && /[^\\]\|/.test(line);

/** A line of cells with pipes between them and none around, as crawlers write tables: one of several, or a wide one. */
export function isAmongBareRows(lines: readonly string[], at: number): boolean {
  const isCellular = (line: string | undefined): boolean =>
    isBareRow(line) && (line ?? '').length < longestBare;
  const near = (step: 1 | -1): string | undefined => {
    let next = at + step;
    while (lines[next]?.trim() === '') next += step;
    return lines[next];
  };
  if (!isCellular(lines[at])) return false;
  const isWide = (lines[at] ?? '').split('|').length >= leastWide;
  return isWide || isCellular(near(1)) || isCellular(near(-1));
}

/** Outer pipes belong to no cell; in a table without them a pipe in front stands after an empty first cell. */
function toCells(row: string, line: number, bare: boolean): Cell[] {
  const trimmed = row.trim();
  const outer = !bare || /^\|.*(?<!\\)\|$/s.test(trimmed);
  const inner = outer ? trimmed.replace(/^\|/, '').replace(/(?<!\\)\|$/, '') : trimmed;
  return inner.split(/(?<!\\)\|/, widestRow).map((part) => ({
    text: trimLines(toPlain(part.replaceAll('\\|', '|').replace(/<br\s*\/?>/gi, '\n'))),
    place: { line, page: null },
    rowSpan: 1,
    colSpan: 1,
  }));
}

/** A row torn inside a cell begins with a pipe and ends with one some lines below. */
function takeTorn(lines: readonly string[], from: number): number {
  const first = lines[from] ?? '';
  if (!/^\s*\|/.test(first) || /\|\s*$/.test(first)) return from;
  for (let next = from + 1; next < Math.min(from + 6, lines.length); next += 1) {
    const line = lines[next] ?? '';
    if (line.trim() === '' || /^\s*\|/.test(line)) return from;
    if (/\|\s*$/.test(line)) return next;
  }
  return from;
}

/** Without outer pipes a row is one above its rule, or one of several. */
function begins(lines: readonly string[], at: number): boolean {
  const line = lines[at];
  if (isRow(line)) return true;
  const isRuled = isBareRow(line) && isRule(lines[at + 1] ?? '');
  return isRuled || isAmongBareRows(lines, at);
}

/** Rows of pipes from `from` on, rules between them left out; null when there is no table here. */
export function readPipeTable(
  lines: readonly string[],
  from: number,
): { readonly blocks: readonly Block[]; readonly next: number } | null {
  if (!begins(lines, from) && takeTorn(lines, from) === from) return null;
  const bare = !isRow(lines[from]) && isBareRow(lines[from]);
  const rows: Cell[][] = [];
  let next = from;
  const goesOn = (at: number): boolean =>
    isRow(lines[at]) || (bare ? isBareRow(lines[at]) : takeTorn(lines, at) > at);
  while (goesOn(next)) {
    const last = bare ? next : takeTorn(lines, next);
    const row = lines.slice(next, last + 1).join('\n');
    if (!isRule(row)) rows.push(toCells(row, next + 1, bare));
    next = last + 1;
  }
  const place = { line: from + 1, page: null };
  return { blocks: rows.length === 0 ? [] : [{ kind: 'table', rows, place }], next };
}
