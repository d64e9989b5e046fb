import type { SourceDocument } from '../model/document.ts';
import type { Era } from '../model/field.ts';
import { decideAnnex, decideAnnexText } from './annex-form.ts';
import type { FormIndex } from './form-index.ts';
import { squeeze, toBareLabelKey, toLabelKey } from './label-key.ts';
import type { TableRow } from './table-row.ts';

/** The form a report follows, and the other form whose column names occur beside it. */
export type FoundEra = { readonly era: Era; readonly also: Era | null };

const isForm = (era: Era): boolean => era === 'fmt2021' || era === 'fmt2019';

const eras: readonly Era[] = ['fmt2021', 'fmt2019', 'annex2014', 'annex2008'];

function rank(
  index: FormIndex,
  holds: (cue: string) => boolean,
): readonly (readonly [Era, number])[] {
  const counts = eras.map(
    (era) => [era, (index.rules.eraCues[era] ?? []).filter(holds).length] as const,
  );
  return counts.filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a);
}

/** Decided by the names of the columns; where tables are pictures or run into the text, by what the text says. Never by the year. */
export function decideEra(
  document: SourceDocument,
  rows: readonly TableRow[],
  index: FormIndex,
): FoundEra {
  const texts = new Set(rows.flatMap(({ cells }) => cells.map(({ text }) => text)));
  const printed = new Set([...texts].flatMap((text) => [toLabelKey(text), toBareLabelKey(text)]));
  const byColumn = rank(index, (cue) => printed.has(toLabelKey(cue)));
  const text = squeeze(
    document.blocks.map((block) => (block.kind === 'table' ? '' : block.text)).join('\n'),
  );
  const ranked = byColumn.length > 0 ? byColumn : rank(index, (cue) => text.includes(squeeze(cue)));
  const known = rows.some(({ table }) => table === 't3' || table === 't4') ? 'fmt2021' : 'prose';
  const era = ranked[0]?.[0] ?? known;
  const labels = rows
    .filter(({ table }) => table === 'a14')
    .flatMap(({ cells }) => cells.map(({ text: label }) => label));
  const annex =
    isForm(era) || era === 'prose'
      ? null
      : (decideAnnex(index, labels) ?? decideAnnexText(index, toLabelKey(text)));
  const also = byColumn.map(([each]) => each).find((each) => each !== era) ?? null;
  if (annex === null) return { era, also };
  return { era: annex === 'a08' ? 'annex2008' : 'annex2014', also: null };
}
