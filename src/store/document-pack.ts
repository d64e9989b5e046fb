import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Block, Cell, Place, SourceDocument } from '../model/document.ts';
import type { Check, Section } from '../model/report.ts';

/** What is read with a whole report only; `checks` carry their position among all checks. */
export type ReportRest = {
  readonly document: SourceDocument;
  readonly sections: readonly Section[];
  readonly checks: readonly (readonly [position: number, check: Check])[];
};

type PackedPlace = readonly (number | null)[];
type PackedCell =
  | string
  | readonly [text: string, place: PackedPlace, rows: number, columns: number];
type PackedBlock = readonly [
  kind: string,
  place: PackedPlace,
  content: string | readonly PackedCell[][],
];

const KINDS = ['heading', 'paragraph', 'table', 'image'] as const;
/** Deflate looks back this far. */
const MAX_DICTIONARY_BYTES = 32_768;

function packPlace({ line, page, box }: Place): PackedPlace {
  return [line, page, ...(box ?? [])];
}

function unpackPlace([line = null, page = null, ...box]: PackedPlace): Place {
  return box.length === 4 ? { line, page, box: box as never } : { line, page };
}

function isBeside(place: Place, row: Place): boolean {
  return place.line === row.line && place.page === row.page && place.box === undefined;
}

function packRow(row: readonly Cell[]): PackedCell[] {
  return row.map((cell, index) => {
    const { text, place, rowSpan, colSpan } = cell;
    const beside = index > 0 && isBeside(place, (row[0] as Cell).place);
    if (beside && rowSpan === 1 && colSpan === 1) return text;
    return [text, packPlace(place), rowSpan, colSpan];
  });
}

function unpackRow(row: readonly PackedCell[]): Cell[] {
  let first: Place = { line: null, page: null };
  return row.map((cell, index) => {
    if (typeof cell === 'string')
      return { text: cell, place: { line: first.line, page: first.page }, rowSpan: 1, colSpan: 1 };
    const place = unpackPlace(cell[1]);
    if (index === 0) first = place;
    return { text: cell[0], place, rowSpan: cell[2], colSpan: cell[3] };
  });
}

function packBlock(block: Block): PackedBlock {
  const content = block.kind === 'table' ? block.rows.map(packRow) : block.text;
  return [block.kind.charAt(0), packPlace(block.place), content];
}

function unpackBlock([initial, packed, content]: PackedBlock): Block {
  const place = unpackPlace(packed);
  const kind = KINDS.find((name) => name.startsWith(initial)) ?? 'paragraph';
  if (typeof content === 'string')
    return { kind: kind === 'table' ? 'paragraph' : kind, text: content, place };
  return { kind: 'table', rows: content.map(unpackRow), place };
}

type AboutDocument = Omit<SourceDocument, 'blocks'>;

const unpackBlocks = (packed: readonly PackedBlock[]): Block[] => packed.map(unpackBlock);

/** The blocks of documents that came packed and were never looked at. */
const packedBlocks = new WeakMap<SourceDocument, string>();

/** The blocks of a document as JSON without the names of their parts. */
export function packBlocks(document: SourceDocument): string {
  return packedBlocks.get(document) ?? JSON.stringify(document.blocks.map(packBlock));
}

/** A document of `packBlocks`: they are unpacked when somebody looks at them. An import stores them as they came. */
export function openPacked(about: AboutDocument, packed: string): SourceDocument {
  let blocks: readonly Block[] | undefined;
  const document = {
    ...about,
    get blocks(): readonly Block[] {
      blocks ??= unpackBlocks(JSON.parse(packed));
      return blocks;
    },
  };
  packedBlocks.set(document, packed);
  return document;
}

type PackedCheck = readonly (string | number | null)[];

/** A check without the names of its parts, its measures as one text: a report has some fifty. */
export function packCheck(check: Check): PackedCheck {
  const { id, scope, verdict, left, right, difference, text, figures } = check;
  return [id, scope, verdict, left, right, difference, text, figures.join(' ')];
}

/** Back from `packCheck`; stores made before it hold checks as they are. */
export function unpackCheck(packed: PackedCheck | Check): Check {
  if ('id' in packed) return packed;
  const [id, scope, verdict, left, right, difference, text, measures] = packed;
  const figures = measures === '' ? [] : String(measures).split(' ');
  return { id, scope, verdict, left, right, difference, text, figures } as Check;
}

/** Everything but the figures as bytes; `dictionary` is an earlier pack of the same form, not deflated. */
export function packRest({ document, checks, sections }: ReportRest): Buffer {
  const { file, format, sha256 } = document;
  const quiet = checks.map(([position, check]) => [position, packCheck(check)]);
  const others = [quiet, sections, { file, format, sha256 }].map((part) => JSON.stringify(part));
  return Buffer.from(`[${[packBlocks(document), ...others].join()}]`);
}

/** Back from `packRest`. */
export function unpackRest(bytes: Buffer): ReportRest {
  const [blocks, checks, sections, about] = JSON.parse(bytes.toString());
  const unpacked = (checks as [number, PackedCheck | Check][]).map(
    ([position, check]) => [position, unpackCheck(check)] as const,
  );
  return { document: { ...about, blocks: unpackBlocks(blocks) }, sections, checks: unpacked };
}

/** The part of a pack worth keeping as the dictionary of its form. */
export function toDictionary(bytes: Buffer): Buffer {
  return bytes.subarray(-MAX_DICTIONARY_BYTES);
}

/** Reports share most of their words: against a dictionary they deflate to less than half. */
export function deflatePack(bytes: Buffer, dictionary: Uint8Array | null): Buffer {
  return dictionary === null ? deflateRawSync(bytes) : deflateRawSync(bytes, { dictionary });
}

/** Back from `deflatePack` with the same dictionary. */
export function inflatePack(bytes: Uint8Array, dictionary: Uint8Array | null): Buffer {
  return dictionary === null ? inflateRawSync(bytes) : inflateRawSync(bytes, { dictionary });
}
