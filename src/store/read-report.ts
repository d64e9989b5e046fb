import type { Era } from '../model/field.ts';
import type { Figure } from '../model/figure.ts';
import type { Check, Report, ReportFigure, ReportIssue } from '../model/report.ts';
import { inflatePack, type ReportRest, unpackRest } from './document-pack.ts';
import type { ReportHead } from './head-cache.ts';
import { loadHeads } from './load-heads.ts';
import type { OpenedStore } from './opened-store.ts';
import type { CellRow } from './select-rows.ts';
import { listCells, toCellFigure, toFigure, toRowFigure } from './stored-figure.ts';
import { type Tables, toOrdinal, toYear } from './tables.ts';

function readRow(store: OpenedStore, id: string): Promise<Tables['reports'] | undefined> {
  return store.db.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Plain cells in their order, with the rows at the positions they were read at. */
function mergeFigures(
  store: OpenedStore,
  head: ReportHead,
  values: CellRow | undefined,
): ReportFigure[] {
  const cells = listCells(store, head).flatMap((located) => {
    const measure = store.measures.get(located.place.field);
    if (measure === undefined || measure.column === null) return [];
    const value = values?.[measure.column] ?? null;
    return [toCellFigure(head, measure, { ...located, value })];
  });
  const rows = new Map(head.rows.map((row) => [row.position, row]));
  const figures: ReportFigure[] = [];
  let next = 0;
  for (let position = 0; position < cells.length + rows.size; position += 1) {
    const row = rows.get(position);
    const measure = row === undefined ? undefined : store.measures.get(row.field);
    const cell = row === undefined ? cells[next++] : undefined;
    if (row !== undefined && measure !== undefined) figures.push(toRowFigure(measure, row));
    else if (cell !== undefined) figures.push(cell);
  }
  return figures;
}

async function readReportFigures(
  store: OpenedStore,
  row: Tables['reports'],
): Promise<{ head: ReportHead; figures: ReportFigure[] } | null> {
  const { key, revision } = row;
  const head = (await loadHeads(store, [{ key, revision }], [])).get(key);
  if (head === undefined) return null;
  const values = await store.db
    .selectFrom('cells')
    .selectAll()
    .where('key', '=', key)
    .$castTo<CellRow>()
    .executeTakeFirst();
  return { head, figures: mergeFigures(store, head, values) };
}

async function readRest(store: OpenedStore, key: number): Promise<ReportRest> {
  const query = store.db.selectFrom('documents').selectAll().where('key', '=', key);
  const { dictionary, pack } = await query.executeTakeFirstOrThrow();
  return unpackRest(inflatePack(pack, await store.dictionaries.read(store.db, dictionary)));
}

/** The failed checks among those that pass, at the positions they were made in. */
async function readChecks(
  store: OpenedStore,
  key: number,
  quiet: ReportRest['checks'],
): Promise<Check[]> {
  const query = store.db.selectFrom('checks').selectAll().where('key', '=', key);
  const failed = (await query.execute()).map(({ key: _, position, verdict, figures, ...row }) => {
    const check = { ...row, verdict: verdict as Check['verdict'], figures: JSON.parse(figures) };
    return [position, check] as const;
  });
  return [...quiet, ...failed].sort(([one], [other]) => one - other).map(([, check]) => check);
}

async function readIssues(store: OpenedStore, key: number): Promise<ReportIssue[]> {
  const query = store.db.selectFrom('issues').select(['code', 'line', 'page', 'text']);
  return query.where('key', '=', key).orderBy('position').execute();
}

/** The current report as it was handed in. */
export async function readStoredReport(store: OpenedStore, id: string): Promise<Report | null> {
  const row = await readRow(store, id);
  if (row === undefined) return null;
  const read = await readReportFigures(store, row);
  if (read === null) return null;
  const { province, city, county } = row;
  const { document, sections, checks } = await readRest(store, row.key);
  return {
    id,
    agencyId: await readAgencyId(store, row.key),
    agency: row.agency,
    year: toYear(row.key),
    title: row.title,
    publishedOn: row.published_on,
    format: row.format as Era,
    region: { province, city, county },
    contacts: JSON.parse(row.contacts),
    file: row.file,
    sha256: row.sha256,
    original: row.original,
    figures: read.figures,
    checks: await readChecks(store, row.key, checks),
    issues: await readIssues(store, row.key),
    sections,
    document,
  };
}

async function readAgencyId(store: OpenedStore, key: number): Promise<string> {
  const known = store.agencies.getId(toOrdinal(key));
  if (known === undefined) await store.agencies.load(store.db);
  return store.agencies.getId(toOrdinal(key)) ?? '';
}

/** Every figure of a report in the order of the form; none when there is no such report. */
export async function readFigures(store: OpenedStore, id: string): Promise<readonly Figure[]> {
  const row = await readRow(store, id);
  const read = row === undefined ? null : await readReportFigures(store, row);
  if (row === undefined || read === null) return [];
  const report = {
    head: read.head,
    agencyId: await readAgencyId(store, row.key),
    year: toYear(row.key),
  };
  return read.figures.map((figure) => toFigure(store, report, figure));
}

/** The checks of a report in the order they were made. */
export async function findChecks(store: OpenedStore, id: string): Promise<readonly Check[]> {
  const row = await readRow(store, id);
  if (row === undefined) return [];
  const { checks } = await readRest(store, row.key);
  return readChecks(store, row.key, checks);
}
