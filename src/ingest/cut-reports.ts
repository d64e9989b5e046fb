import type { Block, SourceDocument } from '../model/document.ts';
import { findRestart } from './find-restart.ts';
import { type FoundSection, findSections } from './find-sections.ts';
import { type FoundTitle, findTitle, matchTitle } from './find-title.ts';
import type { FormIndex } from './form-index.ts';
import { squeeze, toLabelKey } from './label-key.ts';

/** A report in a file of several: its blocks, and whether a title of its own stands over it. */
export type ReportPart = { readonly document: SourceDocument; readonly titled: boolean };

/** What has fewer is a list of contents. */
const leastSentences = 2;
const longestTitle = 60;
const titleLines = 3;

type Source = {
  readonly document: SourceDocument;
  readonly sections: readonly FoundSection[];
  readonly index: FormIndex;
};

type Start = { readonly at: number; readonly titled: boolean };

const isText = (block: Block | undefined): block is Extract<Block, { kind: 'paragraph' }> =>
  block?.kind === 'paragraph' || block?.kind === 'heading';

type Line = { readonly title: FoundTitle; readonly at: number; readonly lines: number };

/** A title and nothing more, in a line or up to three: words behind it make it the name of something else. */
function readTitle({ document, index }: Source, at: number): Line | null {
  let text = '';
  for (let lines = 1; lines <= titleLines; lines += 1) {
    const block = document.blocks[at + lines - 1];
    if (!isText(block) || block.text.length > longestTitle) return null;
    text += squeeze(block.text);
    const isWhole = /(?:报告|年报)(?:\([^()]*\))?$/u.test(text);
    const title = isWhole ? matchTitle(text, block.place.line, index.reading) : null;
    if (title !== null) return { title, at, lines };
  }
  return null;
}

/** The titles between two blocks; the line above one is no part of it when it names its body without that line. */
function listTitles(source: Source, from: number, to: number): Line[] {
  const titles: Line[] = [];
  for (let at = from; at < to; ) {
    const own = readTitle(source, at);
    const below = own === null || own.lines === 1 ? null : readTitle(source, at + 1);
    const found = below !== null && below.title.agency !== '' ? null : own;
    if (found !== null) titles.push(found);
    at += found?.lines ?? 1;
  }
  return titles;
}

/** Whether something is reported between two blocks: a list of contents only names it. */
function isFilled({ document }: Source, from: number, to: number): boolean {
  const blocks = document.blocks.slice(from, to);
  if (blocks.some(({ kind }) => kind === 'table')) return true;
  const text = blocks.map((each) => (isText(each) ? each.text : '')).join('');
  return (text.match(/[。；]/gu)?.length ?? 0) >= leastSentences;
}

/** Another body or another year; the short name of the same body is no other. */
function differs(one: FoundTitle | null, other: FoundTitle): boolean {
  if (one === null) return false;
  if (one.year !== null && other.year !== null && one.year !== other.year) return true;
  const [a, b] = [one.agency, other.agency];
  return a !== '' && b !== '' && !a.endsWith(b) && !b.endsWith(a);
}

/**
 * The title nearest to what follows, one that names a year before one that does not (栏目：政府信息公开年报); lines above that say the same
 * belong to it, any other to the page before.
 */
function pickTitle(source: Source, from: number, to: number): Line | null {
  const all = listTitles(source, from, to);
  const dated = all.filter(({ title }) => title.year !== null);
  const titles = dated.length > 0 ? dated : all;
  const last = titles.at(-1)?.title;
  const isSame = ({ title }: Line): boolean =>
    title.agency === last?.agency && title.year === last.year;
  return titles.find(isSame) ?? null;
}

/** Another title, with the sections of a report before it and the first of them after it. */
function findTitled(source: Source): number | null {
  const { document, sections, index } = source;
  const own = findTitle(document, sections, index.reading);
  const begun = sections[0]?.firstBlock ?? document.blocks.length;
  const starts = sections.slice(1).flatMap(({ number, firstBlock }, at) => {
    const above = sections[at]?.firstBlock ?? begun;
    const found = number === '一' ? pickTitle(source, above + 1, firstBlock) : null;
    return found !== null && differs(own, found.title) ? [found.at] : [];
  });
  return starts.find((at) => isFilled(source, begun, at)) ?? null;
}

/** The tables of the form begin anew: from the title above them, else from the first section, else from the nearest. */
function findTablesAgain(source: Source): Start | null {
  const restart = findRestart(source.document, source.sections, source.index);
  if (restart === null) return null;
  const { before, block } = restart;
  const title = pickTitle(source, before + 1, block);
  if (title !== null) return { at: title.at, titled: title.title.year !== null };
  const between = source.sections.filter(({ firstBlock: at }) => at > before && at <= block);
  const first = between.findLast(({ number }) => number === '一') ?? between.at(-1);
  return { at: first?.firstBlock ?? block, titled: false };
}

/** The sections of the form begin anew although no table does: the first of them after another that was filled. */
function findSectionsAgain(source: Source): Start | null {
  const { sections, index } = source;
  const first = index.rules.sections[0]?.titles.map(toLabelKey) ?? [];
  const begun = sections[0]?.firstBlock ?? 0;
  const at = sections.findIndex(({ title, firstBlock }, order) => {
    const tables = new Set(sections.slice(0, order).map(({ table }) => table));
    const isAgain = sections.slice(order).some(({ table }) => table !== null && tables.has(table));
    return isAgain && first.includes(toLabelKey(title)) && isFilled(source, begun, firstBlock);
  });
  const [above, own] = [sections[at - 1], sections[at]];
  if (above === undefined || own === undefined) return null;
  const title = pickTitle(source, above.firstBlock + 1, own.firstBlock);
  return { at: title?.at ?? own.firstBlock, titled: (title?.title.year ?? null) !== null };
}

function findNext(document: SourceDocument, index: FormIndex): Start | null {
  const source = { document, sections: findSections(document, index.rules), index };
  const at = findTitled(source);
  const titled = at === null ? null : { at, titled: true };
  const starts = [titled, findTablesAgain(source), findSectionsAgain(source)];
  return starts.filter((start) => start !== null).toSorted((a, b) => a.at - b.at)[0] ?? null;
}

/** The reports that were pasted into one file, one after the other: no table of one may fill what another left open. */
export function cutReports(document: SourceDocument, index: FormIndex): readonly ReportPart[] {
  const parts: ReportPart[] = [];
  let [rest, titled] = [document, true];
  for (let next = findNext(rest, index); next !== null; next = findNext(rest, index)) {
    parts.push({ document: { ...rest, blocks: rest.blocks.slice(0, next.at) }, titled });
    rest = { ...rest, blocks: rest.blocks.slice(next.at) };
    titled = next.titled;
  }
  return [...parts, { document: rest, titled }];
}
