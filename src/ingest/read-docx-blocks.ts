import { Parser } from 'htmlparser2';
import { NianbaoError } from '../errors.ts';
import type { Block } from '../model/document.ts';
import { findLayoutBlocks, toWordTable } from './read-docx-table.ts';
import {
  addCell,
  addPicture,
  addText,
  here,
  hide,
  innerCell,
  isNote,
  joinLeft,
  linkPicture,
  setSpan,
  target,
  type Walk,
} from './read-docx-walk.ts';
import { trimLines } from './read-html-text.ts';
import { checkBlocks } from './reader-limits.ts';

const maxDepth = 2_000;

type Attributes = Readonly<Record<string, string>>;

const unseenTags: ReadonlySet<string> = new Set(['mc:Fallback', 'w:moveFrom', 'w:del']);
/** What a run, a cell or a table was before somebody changed it, kept for the review. */
const isFormer = (name: string): boolean => /^w:\w+Change$/.test(name);
const marks: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};

const isOff = (value: string | undefined): boolean => /^(?:0|false|off|none)$/.test(value ?? '');

const opens: Readonly<Record<string, (walk: Walk, attributes: Attributes) => void>> = {
  'w:p': (walk) => {
    walk.paragraph += 1;
    walk.paragraphs.push({ text: '', heading: false, place: here(walk) });
  },
  'w:tbl': (walk) =>
    walk.tables.push({ rows: [], place: { ...here(walk), line: walk.paragraph + 1 } }),
  'w:tr': (walk) => walk.tables.at(-1)?.rows.push([]),
  'w:tc': addCell,
  'w:gridBefore': (walk, { 'w:val': value }) => {
    addCell(walk);
    setSpan(walk, value);
  },
  'w:gridSpan': (walk, { 'w:val': value }) => setSpan(walk, value),
  'w:vMerge': (walk, { 'w:val': value }) => {
    const cell = innerCell(walk);
    if (cell !== undefined) cell.merge = value === 'restart' ? 'begins' : 'goesOn';
  },
  'w:hMerge': (walk, { 'w:val': value }) => {
    if (value !== 'restart') joinLeft(walk);
  },
  'w:pStyle': (walk, { 'w:val': value = '' }) => {
    const paragraph = walk.paragraphs.at(-1);
    if (paragraph !== undefined && /^(?:heading ?\d|title|[1-9]$)/i.test(value))
      paragraph.heading = true;
  },
  'w:r': (walk) => {
    walk.hidden = false;
  },
  'w:vanish': (walk, { 'w:val': value }) => hide(walk, !isOff(value)),
  'w:strike': (walk, { 'w:val': value }) => hide(walk, !isOff(value)),
  'w:dstrike': (walk, { 'w:val': value }) => hide(walk, !isOff(value)),
  'w:vertAlign': (walk, { 'w:val': value }) => hide(walk, value === 'superscript' && isNote(walk)),
  'w:t': (walk) => {
    walk.inText = true;
  },
  'wp:docPr': (walk, { descr = '', name = '' }) => {
    walk.picture = descr || name;
  },
  'pic:pic': (walk) => addPicture(walk, walk.picture),
  'a:blip': (walk, { 'r:embed': id }) => linkPicture(walk, id),
  'v:imagedata': (walk, { 'o:title': title = '', 'r:id': id }) => {
    addPicture(walk, title);
    linkPicture(walk, id);
  },
};

function closeParagraph(walk: Walk): void {
  const paragraph = walk.paragraphs.pop();
  if (paragraph === undefined) return;
  checkBlocks(walk.paragraph);
  const { place } = paragraph;
  const lines = trimLines(paragraph.text)
    .split('\n')
    .filter((line) => line !== '');
  for (const text of lines)
    target(walk).push({ kind: paragraph.heading ? 'heading' : 'paragraph', text, place });
}

function closeTable(walk: Walk): void {
  const table = walk.tables.pop();
  if (table === undefined) return;
  const layout = findLayoutBlocks(table.rows);
  if (layout !== null) target(walk).push(...layout);
  else if (table.rows.length > 0) target(walk).push(toWordTable(table.rows, table.place));
}

const ends: Readonly<Record<string, (walk: Walk) => void>> = {
  'w:p': closeParagraph,
  'w:tbl': closeTable,
  'w:r': (walk) => {
    walk.hidden = false;
  },
  'w:t': (walk) => {
    walk.inText = false;
  },
};

function openElement(walk: Walk, name: string, attributes: Attributes): void {
  if (unseenTags.has(name)) walk.unseen += 1;
  const mark = marks[name];
  // w:tab also stands among the tab stops of a paragraph, where it has a position.
  if (mark !== undefined && attributes['w:pos'] === undefined) addText(walk, mark);
  opens[name]?.(walk, attributes);
}

/** Blocks of word/document.xml in one pass, without a tree; lines count its paragraphs. */
export function readDocxBlocks(xml: string): Block[] {
  const walk: Walk = {
    blocks: [],
    tables: [],
    paragraphs: [],
    paragraph: 0,
    cells: 0,
    depth: 0,
    unseen: 0,
    former: 0,
    hidden: false,
    inText: false,
    picture: '',
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        walk.depth += 1;
        if (walk.depth > maxDepth)
          throw new NianbaoError('INPUT_UNREADABLE', 'Word 文件结构过深，无法读取');
        if (isFormer(name)) walk.former += 1;
        if (walk.former === 0) openElement(walk, name, attributes);
      },
      onclosetag(name) {
        walk.depth -= 1;
        if (isFormer(name)) walk.former -= 1;
        if (walk.former > 0) return;
        if (unseenTags.has(name)) walk.unseen -= 1;
        ends[name]?.(walk);
      },
      ontext(text) {
        if (walk.inText) addText(walk, text);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return walk.blocks;
}
