import { NianbaoError } from '../errors.ts';
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

/** Imports are far between; a store that never agrees with itself is broken. */
const MAX_READS = 20;

type Read = { readonly rows: readonly CellRow[]; readonly heads: ReadonlyMap<number, ReportHead> };

/** An import between two reads gives numbers of one version and places of another: then read again. */
async function readConsistently(
  store: OpenedStore,
  selection: Selection,
  wanted: readonly WantedMeasure[],
): Promise<Read> {
  const columns = [...new Set(wanted.flatMap(({ measure }) => measure?.column ?? []))];
  const fields = wanted.flatMap(({ measure }) => (measure === undefined ? [] : [measure.number]));
  for (let turn = 0; turn < MAX_READS; turn += 1) {
    const rows = await selectRows(store, selection, columns);
    const heads = await loadHeads(store, rows, fields);
    if (rows.every(({ key, revision }) => heads.get(key)?.revision === revision))
      return { rows, heads };
  }
  throw new NianbaoError(
    'STORE_UNAVAILABLE',
    '数据库中的报告前后不一致：请移走该数据库后重新导入报告',
  );
}

/** Every selected figure of the reports there are, in order agency, year, measure. */
export async function findStated(store: OpenedStore, selection: Selection): Promise<FoundFigure[]> {
  const wanted = resolveMeasures(store, selection.measures);
  const { rows, heads } = await readConsistently(store, selection, wanted);
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
