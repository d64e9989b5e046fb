import type { Block, Place, SourceDocument } from '../model/document.ts';
import type { Field } from '../model/field.ts';
import type { State } from '../model/figure.ts';
import type { ReportFigure, ReportIssue } from '../model/report.ts';
import { joinPlace, type TableReading, toGapFigure, toIssue } from './draft-figure.ts';
import { listExpected } from './expected-rows.ts';
import { type FoundSection, nameSection } from './find-sections.ts';
import type { FormIndex } from './form-index.ts';
import { toLabelKey } from './label-key.ts';
import type { TableId } from './reading-rules.ts';
import type { TableRow } from './table-row.ts';

const minLabel = 6;

type Source = {
  readonly document: SourceDocument;
  readonly sections: readonly FoundSection[];
  readonly rows: readonly TableRow[];
  readonly index: FormIndex;
  readonly era: string;
};

type Gap = {
  readonly table: TableId;
  readonly section: string | null;
  readonly place: Place;
  readonly state: State;
};

function toGaps(index: FormIndex, fields: readonly Field[], gap: Gap): ReportFigure[] {
  const { table, section, place, state } = gap;
  const applicants = index.rules.applicants.filter(({ id }) => id !== 'organizations');
  return fields.flatMap((field) => {
    const columns = field.hasApplicant ? applicants : [null];
    return columns.map((applicant) => {
      const at = { table, section, row: field.name, column: applicant?.name ?? null, place };
      return toGapFigure(index, { field, applicant: applicant?.id ?? null, state, at });
    });
  });
}

/** Rows of a picture that nobody could read are there all the same. */
function completeSeen(source: Source, last: TableRow, seen: ReadonlySet<string>): TableReading {
  const { index, era } = source;
  const expected = listExpected(index, 't3', { era, seen });
  const missing = expected.filter(({ id }) => !seen.has(id));
  const { section, place } = last;
  const gap = { table: 't3' as const, section, place, state: 'image' as const };
  const { name } = index.reading.tables.t3;
  const issues = missing.map(({ name: label }) =>
    toIssue(index, 'rowUnread', { place, values: { table: name, label } }),
  );
  return { figures: toGaps(index, missing, gap), issues };
}

/** Whether a row of table three is named in the running text of its section: printed, though not as a row. */
function isInText({ document, sections }: Source, field: Field | undefined): boolean {
  const labels = (field?.rowLabels ?? []).map(toLabelKey).filter((key) => key.length >= minLabel);
  const own = sections.filter(({ table }) => table === 't3');
  const blocks = own.flatMap(({ firstBlock, lastBlock }) =>
    document.blocks.slice(firstBlock, lastBlock + 1),
  );
  const texts = blocks.flatMap((block) => (block.kind === 'table' ? [] : toLabelKey(block.text)));
  return texts.some((text) => labels.some((label) => text.startsWith(label)));
}

/** What follows the last printed row of table three was cut off; a row missing in between is only said. */
function completeCut(source: Source, read: TableReading): TableReading {
  const seen = read.seen ?? new Set<string>();
  const { index, rows } = source;
  const own = rows.filter(({ table }) => table === 't3');
  const last = own.at(-1);
  if (!last || seen.size === 0) return { figures: [], issues: [] };
  if (last.place.ocr !== undefined) return completeSeen(source, last, seen);
  const expected = listExpected(index, 't3', { era: source.era, seen });
  // Figures without a label may be those of the last rows, and a label may stand in the text: then nothing shows that the table was cut.
  const isLoose = read.issues.some(({ code }) => code === 'rowsLoose');
  const end =
    isLoose || isInText(source, expected.at(-1))
      ? expected.length
      : expected.findLastIndex(({ id }) => seen.has(id));
  const { name } = index.reading.tables.t3;
  const between = expected.slice(0, end).filter(({ id }) => !seen.has(id));
  const issues: ReportIssue[] = between.map(({ name: label }) =>
    toIssue(index, 'rowMissing', { place: last.place, values: { table: name, label } }),
  );
  const cut = expected.slice(end + 1);
  if (cut.length === 0) return { figures: [], issues };
  const place = joinPlace(index, '', last.place).replace(/^ \/ /u, '');
  issues.push(
    toIssue(index, 'tableTruncated', {
      place: last.place,
      values: { table: name, place, count: cut.length },
    }),
  );
  const gap = {
    table: 't3' as const,
    section: last.section,
    place: last.place,
    state: 'truncated' as const,
  };
  return { figures: toGaps(index, cut, gap), issues };
}

type Missing = { readonly section: FoundSection; readonly table: TableId };

function isImage(block: Block | undefined): block is Extract<Block, { kind: 'image' }> {
  return block?.kind === 'image';
}

/** Which picture stands for which missing table: the one inside its section, or as many pictures as tables, in order. */
function findImages(
  { document, sections }: Source,
  missing: readonly Missing[],
): ReadonlyMap<TableId, Place> {
  const { blocks } = document;
  const first = missing[0]?.section.firstBlock ?? 0;
  let start = first;
  while (isImage(blocks[start - 1])) start -= 1;
  const end = Math.max(
    ...missing.map(({ section }) => section.lastBlock),
    ...sections.filter((s) => s.table).map((s) => s.lastBlock),
  );
  const all = [...blocks.keys()].filter((at) => at >= start && at <= end && isImage(blocks[at]));
  const unread = all.filter((at) => blocks[at + 1]?.place.ocr === undefined);
  const images = unread.length > 0 ? unread : all;
  const place = (at: number | undefined): Place | null =>
    at === undefined ? null : (blocks[at]?.place ?? null);
  const found = missing.map(({ section, table }, order) => {
    const inside = images.find((at) => at >= section.firstBlock && at <= section.lastBlock);
    return [table, place(images.length === missing.length ? images[order] : inside)] as const;
  });
  return new Map(found.flatMap(([table, at]) => (at ? [[table, at] as const] : [])));
}

const tables: readonly TableId[] = ['t2', 't3', 't4'];

/** A form lacks a table whose heading is not printed either: the file may be cut off, or the table left out. */
function listAbsent({ index, sections, era }: Source, has: ReadonlySet<TableId>): ReportIssue[] {
  const isForm = era === 'fmt2021' || era === 'fmt2019';
  const absent = tables.filter((id) => !has.has(id) && sections.every(({ table }) => table !== id));
  return (isForm ? absent : []).map((id) =>
    toIssue(index, 'tableAbsent', {
      place: null,
      values: { table: index.reading.tables[id].name },
    }),
  );
}

function completeMissing(source: Source, has: ReadonlySet<TableId>): TableReading {
  const { index, sections } = source;
  const missing = tables.flatMap((table): Missing[] => {
    const section = sections.find((each) => each.table === table);
    return section && !has.has(table) ? [{ section, table }] : [];
  });
  if (missing.length === 0) return { figures: [], issues: [] };
  const images = findImages(source, missing);
  const issues: ReportIssue[] = [];
  const figures = missing.flatMap(({ section, table }) => {
    const image = images.get(table);
    const place = image ?? source.document.blocks[section.firstBlock]?.place ?? null;
    const { name } = index.reading.tables[table];
    issues.push(
      toIssue(index, image ? 'tableImage' : 'tableMissing', { place, values: { table: name } }),
    );
    if (!image) return [];
    const gap = { table, section: nameSection(section), place: image, state: 'image' as const };
    return toGaps(index, listExpected(index, table, { era: source.era, seen: new Set() }), gap);
  });
  return { figures, issues };
}

/** The cells a form has but this document does not show, each with the reason: a picture, or a table cut off. */
export function completeTables(
  source: Source,
  three: TableReading,
  has: ReadonlySet<TableId>,
): TableReading {
  const cut = completeCut(source, three);
  const missing = completeMissing(source, has);
  return {
    figures: [...cut.figures, ...missing.figures],
    issues: [...cut.issues, ...missing.issues, ...listAbsent(source, has)],
  };
}
