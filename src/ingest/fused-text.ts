import type { Place, SourceDocument } from '../model/document.ts';
import type { Field } from '../model/field.ts';
import { isPageMark } from './blank-furniture.ts';
import { type FoundSection, nameSection } from './find-sections.ts';
import type { FormIndex } from './form-index.ts';
import { squeeze } from './label-key.ts';
import type { TableId } from './reading-rules.ts';

/** The running text that stands where a table of the form should, with single blanks between what was printed apart. */
export type FusedText = {
  readonly text: string;
  readonly section: string | null;
  readonly place: Place;
};

/** A label found in fused text and whatever is printed up to the next one. */
export type FusedRow = {
  readonly fields: readonly Field[];
  readonly label: string;
  readonly rest: string;
  readonly kind: 'row' | 'column';
};

export function listFusedText(
  document: SourceDocument,
  sections: readonly FoundSection[],
  table: TableId,
): FusedText[] {
  return sections
    .filter((section) => section.table === table)
    .flatMap((section) => {
      const blocks = document.blocks.slice(section.firstBlock, section.lastBlock + 1);
      const texts = blocks.flatMap((block) =>
        block.kind === 'paragraph' || block.kind === 'heading' ? [block.text] : [],
      );
      const lines = texts.filter((line) => !isPageMark(line));
      const text = lines.join(' ').normalize('NFKC').replace(/\s+/gu, ' ');
      const place = blocks[0]?.place ?? { line: null, page: null };
      return text === '' ? [] : [{ text, section: nameSection(section), place }];
    });
}

/** A label as it may stand in run-together text: blanks anywhere, its punctuation or none. */
export function toFusedPattern(label: string): string {
  const quote = (char: string): string => char.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
  return [...squeeze(label)]
    .map((char) => (/[\p{P}\p{S}]/u.test(char) ? `${quote(char)}?` : quote(char)))
    .join('\\s?');
}

type Known = {
  readonly label: string;
  readonly fields: readonly Field[];
  readonly kind: 'row' | 'column';
};

function listKnown(index: FormIndex, table: 't2' | 't3'): Known[] {
  const own = [...index.fields.values()].filter(
    ({ group, kind }) => group.startsWith(table) && (kind === 'cell' || kind === 'sum'),
  );
  const rows = Map.groupBy(
    own.flatMap((field) => field.rowLabels.map((label) => ({ field, label: squeeze(label) }))),
    ({ label }) => label,
  );
  const columns =
    table === 't2' ? new Set(own.flatMap(({ columnLabels }) => columnLabels.map(squeeze))) : [];
  return [
    ...[...rows].map(([label, same]) => ({
      label,
      fields: same.map(({ field }) => field),
      kind: 'row' as const,
    })),
    ...[...columns].map((label) => ({ label, fields: [], kind: 'column' as const })),
  ].sort((a, b) => b.label.length - a.label.length);
}

const patterns = new WeakMap<FormIndex, Map<string, { known: Known[]; pattern: RegExp }>>();

function compile(index: FormIndex, table: 't2' | 't3'): { known: Known[]; pattern: RegExp } {
  const own = patterns.get(index) ?? new Map<string, { known: Known[]; pattern: RegExp }>();
  patterns.set(index, own);
  const before = own.get(table);
  if (before) return before;
  const known = listKnown(index, table);
  const made = {
    known,
    pattern: new RegExp(known.map(({ label }) => `(${toFusedPattern(label)})`).join('|'), 'gu'),
  };
  own.set(table, made);
  return made;
}

/** Cuts fused text at the labels of the form: each with what is printed after it. */
export function cutAtLabels(index: FormIndex, table: 't2' | 't3', text: string): FusedRow[] {
  const { known, pattern } = compile(index, table);
  const found = [...text.matchAll(pattern)];
  return found.flatMap((match, at) => {
    const which = known[match.slice(1).findIndex((group) => group !== undefined)];
    const rest = text
      .slice(match.index + match[0].length, found[at + 1]?.index ?? text.length)
      .trim();
    return which ? [{ fields: which.fields, label: match[0], rest, kind: which.kind }] : [];
  });
}
