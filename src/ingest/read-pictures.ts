import type { Block, SourceDocument } from '../model/document.ts';
import type { ReportIssue } from '../model/report.ts';
import { toIssue } from './draft-figure.ts';
import type { FormIndex } from './form-index.ts';
import { findPictureSource, type PictureSource } from './picture-source.ts';
import type { Pixels } from './read-picture-pixels.ts';
import { type PictureAsk, type PictureTable, readPictureTables } from './read-picture-tables.ts';
import type { TableId } from './reading-rules.ts';

export type LoadPicture = (source: PictureSource) => Promise<Pixels | null>;

/** A document with the tables read off its pictures behind them, and what was seen but cannot be proven. */
export type PicturesRead = {
  readonly document: SourceDocument;
  readonly issues: readonly ReportIssue[];
};

type Walk = {
  readonly ask: PictureAsk;
  readonly load: LoadPicture;
  readonly issues: ReportIssue[];
  before: TableId | null;
  pictures: number;
};

/** Many times the pictures a report shows its tables in. */
const maxPictures = 20;

async function readTables(walk: Walk, block: Block): Promise<readonly PictureTable[]> {
  const source = findPictureSource(block);
  if (source === null || walk.pictures >= maxPictures) return [];
  walk.pictures += 1;
  const picture = await walk.load(source);
  if (picture === null) return [];
  return await readPictureTables(picture, walk.ask, { block, before: walk.before });
}

function toBlock(block: Block, { rows }: PictureTable & { readonly kind: 'table' }): Block {
  return { kind: 'table', rows, place: { ...block.place, ocr: 100 } };
}

/** The picture stays where it is and says what follows it. */
function toCaption(walk: Walk, block: Block, tables: readonly PictureTable[]): Block {
  if (block.kind !== 'image' || tables.every(({ kind }) => kind !== 'table')) return block;
  return { ...block, text: `${block.text}（${walk.ask.index.reading.notes.ocrCaption ?? ''}）` };
}

async function readImage(walk: Walk, block: Block): Promise<readonly Block[]> {
  const tables = await readTables(walk, block);
  for (const table of tables)
    if (table.kind === 'unproven') {
      const { name } = walk.ask.index.reading.tables[table.table];
      const values = { table: name, text: table.text };
      walk.issues.push(toIssue(walk.ask.index, 'ocrUnproven', { place: block.place, values }));
    }
  walk.before = tables.at(-1)?.table ?? walk.before;
  return [
    toCaption(walk, block, tables),
    ...tables.flatMap((table) => (table.kind === 'table' ? toBlock(block, table) : [])),
  ];
}

/** Looks at every picture that may stand for a table the text does not have; the picture stays, the table read off it follows. */
export async function readPictures(
  document: SourceDocument,
  ask: PictureAsk,
  load: LoadPicture,
): Promise<PicturesRead> {
  const walk: Walk = { ask, load, issues: [], before: null, pictures: 0 };
  const blocks: Block[] = [];
  for (const block of document.blocks)
    blocks.push(...(block.kind === 'image' ? await readImage(walk, block) : [block]));
  return { document: { ...document, blocks }, issues: walk.issues };
}

/** Which tables of the form the text does not give; a form that has others has none of these. */
export function listWanted(
  figures: readonly { readonly field: string; readonly state: string }[],
  index: FormIndex,
): ReadonlySet<TableId> {
  const has = (table: TableId): boolean =>
    figures.some(({ field, state }) => {
      const known = index.fields.get(field);
      return known?.kind === 'cell' && known.group.startsWith(table) && state !== 'image';
    });
  const tables: readonly TableId[] = ['t2', 't3', 't4'];
  return new Set(has('a14') ? [] : tables.filter((table) => !has(table)));
}
