import type { Figure } from '../model/figure.ts';
import type { ReportFigure } from '../model/report.ts';
import type { Selection } from '../model/report-store.ts';
import type { ReportHead } from './head-cache.ts';
import { loadHeads } from './load-heads.ts';
import type { OpenedStore } from './opened-store.ts';
import { type CellRow, selectRows } from './select-rows.ts';
import { locateCell, toCellFigure, toFigure, toRowFigure } from './stored-figure.ts';
import { toOrdinal, toYear } from './tables.ts';
import { resolveMeasures, type WantedMeasure } from './wanted-measure.ts';

/** A figure as its report states it, with the report it is of. */
export type FoundFigure = {
  readonly head: ReportHead;
  readonly agencyId: string;
  readonly year: number;
  readonly figure: ReportFigure;
};

function toUnstated({ field, applicant, label, unit }: WantedMeasure): ReportFigure {
  return {
    field,
    applicant,
    label,
    state: 'notStated',
    value: null,
    qualifier: 'exact',
    unit,
    raw: null,
    section: null,
    place: '',
    line: null,
    page: null,
    quote: null,
    notes: [],
  };
}

function readFigure(
  store: OpenedStore,
  of: { row: CellRow; head: ReportHead },
  wanted: WantedMeasure,
): ReportFigure {
  const { measure } = wanted;
  if (measure === undefined) return toUnstated(wanted);
  if (measure.column !== null) {
    const located = locateCell(store, of.head, measure.number);
    const value = of.row[measure.column] ?? null;
    if (located !== null) return toCellFigure(of.head, measure, { ...located, value });
  }
  const row = of.head.rows.find(({ field }) => field === measure.number);
  return row === undefined ? toUnstated(wanted) : toRowFigure(measure, row);
}

/** Every selected figure of the reports there are, in order agency, year, measure. */
export async function findStated(store: OpenedStore, selection: Selection): Promise<FoundFigure[]> {
  const wanted = resolveMeasures(store, selection.measures);
  const columns = wanted.flatMap(({ measure }) => measure?.column ?? []);
  const rows = await selectRows(store, selection, [...new Set(columns)]);
  const fields = wanted.flatMap(({ measure }) => (measure === undefined ? [] : [measure.number]));
  const heads = await loadHeads(store, rows, fields);
  const found: FoundFigure[] = [];
  for (const row of rows) {
    const head = heads.get(row.key);
    const agencyId = store.agencies.getId(toOrdinal(row.key));
    if (head === undefined || agencyId === undefined) continue;
    const year = toYear(row.key);
    for (const measure of wanted)
      found.push({ head, agencyId, year, figure: readFigure(store, { row, head }, measure) });
  }
  return found;
}

/** The contract's figures of a selection. */
export async function findFigures(
  store: OpenedStore,
  selection: Selection,
): Promise<readonly Figure[]> {
  const found = await findStated(store, selection);
  return found.map((one) => toFigure(store, one, one.figure));
}
