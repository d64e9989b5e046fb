import type { Block, Place } from '../model/document.ts';

/** Where the bytes of a picture are: an address on the page, a part of a Word file, an area of a PDF page in points. */
export type PictureSource =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'part'; readonly id: string }
  | {
      readonly kind: 'page';
      readonly page: number;
      readonly box: readonly [left: number, top: number, right: number, bottom: number];
    };

type ImageBlock = Extract<Block, { kind: 'image' }>;

/** Kept beside the places of the blocks: a document that is stored says that there is a picture, not where its bytes were. */
const sources = new WeakMap<Place, PictureSource>();

/** A picture as a block, with its source remembered for whoever wants to look at it. */
export function toImageBlock(block: ImageBlock, source: PictureSource | null): ImageBlock {
  if (source !== null) sources.set(block.place, source);
  return block;
}

/** Where a picture came from; null for pictures that are only mentioned. */
export function findPictureSource(block: Block): PictureSource | null {
  return sources.get(block.place) ?? null;
}
