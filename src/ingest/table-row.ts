import type { Place, SourceDocument } from '../model/document.ts';
import { expandSpans, type GridCell } from './expand-spans.ts';
import { type FoundSection, nameSection } from './find-sections.ts';
import { type FormIndex, findRow, isCue } from './form-index.ts';
import { isDigits, squeeze, toLabelKey } from './label-key.ts';
import { isValueText } from './parse-cell.ts';
import type { TableId } from './reading-rules.ts';

/** A printed row with the place it stands in and the table of the form it belongs to. */
export type TableRow = {
  readonly cells: readonly GridCell[];
  readonly place: Place;
  readonly block: number;
  readonly section: string | null;
  readonly table: TableId | null;
};

const resultColumns = 15;

function listRows(
  document: SourceDocument,
  sections: readonly FoundSection[],
): (TableRow & { hint: TableId | null })[] {
  return document.blocks.flatMap((block, index) => {
    if (block.kind !== 'table') return [];
    const section = sections.findLast((each) => each.firstBlock <= index);
    const hint = (section?.table ?? null) as TableId | null;
    return expandSpans(block.rows).map((cells) => ({
      ...{ cells, block: index, section: nameSection(section), table: null, hint },
      place: cells.find((cell) => !cell.repeat)?.place ?? block.place,
    }));
  });
}

/** The applicant columns named in a row, by column; a later header row names the same column more closely. */
export function findApplicants(index: FormIndex, cells: readonly GridCell[]): Map<number, string> {
  const found = new Map<number, string>();
  for (const [column, cell] of cells.entries()) {
    const applicant = index.applicants.get(toLabelKey(cell.text));
    if (applicant !== undefined) found.set(column, applicant);
  }
  return found;
}

/** A row of column names of table three: at least two applicants, or one and the words over them; never a number. */
export function isApplicantHeader(index: FormIndex, cells: readonly GridCell[]): boolean {
  if (cells.some((cell) => /\d/u.test(cell.text) && isValueText(cell.text, index.reading)))
    return false;
  const named = new Set(findApplicants(index, cells).values());
  const cue = cells.some((cell) => isCue(index, 't3', cell.text));
  return named.size >= 2 || cue;
}

function isHeadlessResults(index: FormIndex, cells: readonly GridCell[]): boolean {
  if (cells.length < resultColumns) return false;
  const printed = cells.filter((cell) => !cell.repeat && squeeze(cell.text) !== '');
  return (
    printed.length === resultColumns &&
    printed.every(
      (cell) => /^\d+$/u.test(squeeze(cell.text)) && isValueText(cell.text, index.reading),
    )
  );
}

/** The table a row announces by its own words; null when it has to be taken from its surroundings. */
function findTable(index: FormIndex, cells: readonly GridCell[]): TableId | null {
  if (isHeadlessResults(index, cells)) return 't4';
  const tables: readonly TableId[] = ['a14', 't4', 't2'];
  // A row of numbers says the same many times.
  const texts = [...new Set(cells.map(({ text }) => text))];
  const words = texts.filter((text) => !isDigits(text));
  const cued = tables.find((table) => words.some((text) => isCue(index, table, text)));
  if (cued !== undefined) return cued;
  if (isApplicantHeader(index, cells)) return 't3';
  const labels = words.filter(
    (text) => toLabelKey(text).length >= 4 && !isValueText(text, index.reading),
  );
  const rows = ['t3', 't2', 'a14', 'a08'] as const;
  const found = rows.find((group) =>
    labels.some((label) => findRow(index.rows[group], label)?.exact === true),
  );
  return found === 'a08' ? 'a14' : (found ?? null);
}

/** Every table row of the document in order. A row without words of its own belongs to the table above it. */
export function readTableRows(
  document: SourceDocument,
  sections: readonly FoundSection[],
  index: FormIndex,
): TableRow[] {
  let current: TableId | null = null;
  let hinted: TableId | null = null;
  return listRows(document, sections).map(({ hint, ...row }) => {
    if (hint !== hinted) current = hint;
    hinted = hint;
    const own = findTable(index, row.cells);
    // The old annex has rows of the same words as the tables: only a header leads out of it.
    const announced = current === 'a14' && !isApplicantHeader(index, row.cells) ? 'a14' : own;
    current = announced ?? current;
    return { ...row, table: current };
  });
}

/** A column of units of measure has neither labels nor numbers. */
export function blankUnits(index: FormIndex, row: TableRow): TableRow {
  const isUnit = (text: string): boolean => index.reading.counters.includes(squeeze(text));
  if (!row.cells.some(({ text }) => isUnit(text))) return row;
  return {
    ...row,
    cells: row.cells.map((cell) => (isUnit(cell.text) ? { ...cell, text: '' } : cell)),
  };
}
