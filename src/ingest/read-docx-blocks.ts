import { Parser } from 'htmlparser2';
import { NianbaoError } from '../errors.ts';
import type { Block, Place } from '../model/document.ts';
import { findLayoutBlocks, toWordTable, type WordCell } from './read-docx-table.ts';
import { trimLines } from './read-html-text.ts';
import { checkBlocks } from './reader-limits.ts';

const maxDepth = 2_000;
const maxCells = 200_000;
const maxSpan = 200;

type Attributes = Readonly<Record<string, string>>;
type Paragraph = { text: string; heading: boolean; readonly place: Place };
type Table = { readonly rows: WordCell[][]; readonly place: Place };

/** Where the walk stands: tables nest in cells, text boxes in paragraphs. */
type Walk = {
  readonly blocks: Block[];
  readonly tables: Table[];
  readonly paragraphs: Paragraph[];
  paragraph: number;
  cells: number;
  depth: number;
  /** Open elements whose text nobody sees: fallbacks, moved and hidden text. */
  unseen: number;
  hidden: boolean;
  inText: boolean;
  picture: string;
};

const unseenTags: ReadonlySet<string> = new Set(['mc:Fallback', 'w:moveFrom', 'w:del']);
const marks: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};

const here = (walk: Walk): Place => ({ line: Math.max(1, walk.paragraph), page: null });
const innerCell = (walk: Walk): WordCell | undefined => walk.tables.at(-1)?.rows.at(-1)?.at(-1);
const target = (walk: Walk): Block[] => innerCell(walk)?.blocks ?? walk.blocks;
const isOff = (value: string | undefined): boolean => /^(?:0|false|off|none)$/.test(value ?? '');

function addCell(walk: Walk): void {
  walk.cells += 1;
  if (walk.cells > maxCells) throw new NianbaoError('INPUT_UNREADABLE', '表格单元格过多，无法读取');
  const place = { line: walk.paragraph + 1, page: null };
  walk.tables.at(-1)?.rows.at(-1)?.push({ blocks: [], place, colSpan: 1, merge: 'none' });
}

function setSpan(walk: Walk, value: string | undefined): void {
  const cell = innerCell(walk);
  const span = Number.parseInt(value ?? '1', 10);
  if (cell !== undefined && span >= 1) cell.colSpan = Math.min(span, maxSpan);
}

function addText(walk: Walk, text: string): void {
  const paragraph = walk.paragraphs.at(-1);
  if (paragraph !== undefined && walk.unseen === 0 && !walk.hidden) paragraph.text += text;
}

function addPicture(walk: Walk, name: string): void {
  if (walk.unseen > 0) return;
  target(walk).push({ kind: 'image', text: name.trim() || 'image', place: here(walk) });
}

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
  'w:pStyle': (walk, { 'w:val': value = '' }) => {
    const paragraph = walk.paragraphs.at(-1);
    if (paragraph !== undefined && /^(?:heading ?\d|title|[1-9]$)/i.test(value))
      paragraph.heading = true;
  },
  'w:r': (walk) => {
    walk.hidden = false;
  },
  'w:vanish': (walk, { 'w:val': value }) => {
    walk.hidden = !isOff(value);
  },
  'w:t': (walk) => {
    walk.inText = true;
  },
  'wp:docPr': (walk, { descr = '', name = '' }) => {
    walk.picture = descr || name;
  },
  'pic:pic': (walk) => addPicture(walk, walk.picture),
  'v:imagedata': (walk, { 'o:title': title = '' }) => addPicture(walk, title),
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
        if (unseenTags.has(name)) walk.unseen += 1;
        const mark = marks[name];
        // w:tab also stands among the tab stops of a paragraph, where it has a position.
        if (mark !== undefined && attributes['w:pos'] === undefined) addText(walk, mark);
        opens[name]?.(walk, attributes);
      },
      onclosetag(name) {
        walk.depth -= 1;
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
