import type { Block, SourceDocument } from '../model/document.ts';
import type { FoundSection } from './find-sections.ts';
import { type FormIndex, isCue } from './form-index.ts';
import { cutAtLabels, listFusedText } from './fused-text.ts';
import { isDigits, squeeze, toLabelKey } from './label-key.ts';

type Form = 't2' | 't3' | 't4';

/** A table of the form, whole enough to be told by its own words, and the block it stands in. */
type FormTable = { readonly table: Form; readonly block: number };

/** Where the tables of the form begin anew: the first block of the new ones, and the last of those before. */
export type Restart = { readonly before: number; readonly block: number };

/** A text may quote a few applicants or rows; so many make a table three. */
const leastApplicants = 5;
const leastRows = 5;

/** Small tables of their own may name one court or article; only the form has them all. */
function listForms(index: FormIndex, block: Block): Form[] {
  if (block.kind !== 'table') return [];
  const cells = block.rows.flatMap((row) => row.filter(({ text }) => !isDigits(text)));
  const texts = [...new Set(cells.map(({ text }) => squeeze(text)))];
  const applicants = new Set(texts.flatMap((text) => index.applicants.get(toLabelKey(text)) ?? []));
  const count = (table: Form): number => texts.filter((text) => isCue(index, table, text)).length;
  const found: Readonly<Record<Form, boolean>> = {
    t2: count('t2') >= 2,
    t3: applicants.size >= leastApplicants,
    t4: count('t4') >= 2,
  };
  return (['t2', 't3', 't4'] as const).filter((table) => found[table]);
}

/** Sections whose table three ran together into the text. */
function listFused(
  document: SourceDocument,
  sections: readonly FoundSection[],
  index: FormIndex,
): FormTable[] {
  const own = sections.filter(({ table }) => table === 't3');
  if (own.length < 2) return [];
  return own.flatMap((section) => {
    const [fused] = listFusedText(document, [section], 't3');
    const rows = cutAtLabels(index, 't3', fused?.text ?? '');
    const filled = rows.filter(({ rest }) => /^\d/u.test(rest)).length;
    return filled >= leastRows ? [{ table: 't3', block: section.firstBlock }] : [];
  });
}

/**
 * A form prints each of its tables once. When one comes again after another one, what stands there belongs to another report: a table
 * that only goes on over a page has none of the others before it.
 */
export function findRestart(
  document: SourceDocument,
  sections: readonly FoundSection[],
  index: FormIndex,
): Restart | null {
  const printed = document.blocks.flatMap((block, at) =>
    listForms(index, block).map((table) => ({ table, block: at })),
  );
  const tables = [...printed, ...listFused(document, sections, index)].toSorted(
    (a, b) => a.block - b.block,
  );
  const again = tables.findIndex(
    ({ table, block }, at) =>
      tables.slice(0, at).findLast((each) => each.table === table) !== undefined &&
      tables[at - 1]?.table !== table &&
      (tables[at - 1]?.block ?? block) < block,
  );
  // Where the first lacks tables the second has, those stand before the one that comes again.
  const start = tables.findLastIndex(
    ({ table }, at) => at <= again && at > 0 && table < (tables[at - 1]?.table ?? table),
  );
  const [before, own] = [tables[start - 1], tables[start]];
  return before && own ? { before: before.block, block: own.block } : null;
}
