import type { PictureSource } from './picture-source.ts';
import { decodePicture, type Pixels } from './read-picture-pixels.ts';
import { readZipEntries } from './read-zip-entries.ts';
import type { ReaderInput } from './reader-limits.ts';

/** The bytes of a file that lies beside a report, by the address the report gives it; null when there is none. */
export type LookBeside = (address: string) => Promise<Uint8Array | null>;

const inline = /^data:image\/[a-z+.-]+;base64,(?<data>[A-Za-z\d+/=\s]+)$/iu;

function readInline(address: string): Uint8Array | null {
  const data = inline.exec(address)?.groups?.data;
  return data === undefined ? null : new Uint8Array(Buffer.from(data, 'base64'));
}

function findTarget(relations: string, id: string): string | null {
  const entry = (relations.match(/<Relationship\b[^>]*>/gu) ?? []).find((tag) =>
    tag.includes(`Id="${id}"`),
  );
  return /\bTarget="(?<target>[^"]+)"/u.exec(entry ?? '')?.groups?.target ?? null;
}

/** A Word file keeps its pictures as parts, and names them in a list of relations. */
function readPart(input: ReaderInput, id: string): Uint8Array | null {
  const open = (wanted: string): Uint8Array | null =>
    readZipEntries(input, (name) => name === wanted)[0]?.unpack() ?? null;
  const relations = open('word/_rels/document.xml.rels');
  const target = relations === null ? null : findTarget(new TextDecoder().decode(relations), id);
  if (target === null) return null;
  return open(target.startsWith('/') ? target.slice(1) : `word/${target}`);
}

/** The pixels of a picture of a report, wherever the report keeps it; null when they cannot be had. */
export async function loadPicture(
  source: PictureSource,
  of: { readonly input: ReaderInput; readonly beside: LookBeside | null },
): Promise<Pixels | null> {
  if (source.kind === 'page') {
    const { drawPdfArea } = await import('./draw-pdf-area.ts');
    return await drawPdfArea(of.input, source);
  }
  const { address } = source.kind === 'address' ? source : { address: '' };
  const bytes =
    source.kind === 'part'
      ? readPart(of.input, source.id)
      : (readInline(address) ?? (await of.beside?.(address)) ?? null);
  return bytes === null ? null : await decodePicture(bytes);
}
