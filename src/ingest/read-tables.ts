import type { SourceDocument } from '../model/document.ts';
import type { Era } from '../model/field.ts';
import { completeTables } from './complete-tables.ts';
import { decideEra } from './decide-era.ts';
import { type TableReading, toIssue } from './draft-figure.ts';
import type { FoundSection } from './find-sections.ts';
import type { FormIndex } from './form-index.ts';
import { readAnnex } from './read-annex.ts';
import { readFused } from './read-fused.ts';
import { readTableFour } from './read-table-four.ts';
import { readTableThree } from './read-table-three.ts';
import { readTableTwo } from './read-table-two.ts';
import type { TableId } from './reading-rules.ts';
import { readTableRows } from './table-row.ts';
import { turnRows } from './turn-rows.ts';

const tables: readonly TableId[] = ['t2', 't3', 't4'];

/** Everything the tables of a document say, and what they do not show. */
export function readTables(
  document: SourceDocument,
  sections: readonly FoundSection[],
  index: FormIndex,
): TableReading & { readonly era: Era } {
  const rows = readTableRows(document, sections, index);
  const { era, also } = decideEra(document, rows, index);
  const of = (table: TableId): typeof rows => rows.filter((row) => row.table === table);
  const turned = turnRows(of('t3'), index);
  const three = readTableThree(turned.rows, index, document.blocks);
  const tabular = [
    readTableTwo(of('t2'), index, era),
    three,
    readTableFour(of('t4'), index, document.blocks),
    readAnnex(of('a14'), index, era),
  ];
  const known = new Set(tabular.flatMap(({ figures }) => figures.map(({ field }) => field)));
  const fused = readFused(document, sections, { index, known, era });
  const read = [...tabular.flatMap(({ figures }) => figures), ...fused.figures];
  const has = new Set<TableId>(
    tables.filter(
      (table) =>
        of(table).length > 0 ||
        read.some(({ field }) => index.fields.get(field)?.group.startsWith(table)),
    ),
  );
  const gaps = completeTables({ document, sections, rows, index, era }, three, has);
  const { forms } = index.reading;
  const values = { form: forms[era] ?? '', other: forms[also ?? ''] ?? '' };
  const mixed = also === null ? [] : [toIssue(index, 'mixedForms', { place: null, values })];
  const issues = [turned, ...tabular, fused, gaps].flatMap((reading) => reading.issues);
  return { era, figures: [...read, ...gaps.figures], issues: [...mixed, ...issues] };
}
