import { sql } from 'kysely';
import type { CatalogueEntry } from '../model/agency.ts';
import type { Era } from '../model/field.ts';
import type { ReportFilter, ReportSummary } from '../model/report-store.ts';
import type { Db, Tables } from './tables.ts';

type Row = Omit<
  Tables['reports'],
  'key' | 'sheet' | 'texts' | 'changes' | 'version' | 'revision' | 'agency_ordinal'
>;

const COLUMNS = [
  'reports.year',
  'reports.id',
  'reports.agency',
  'reports.title',
  'reports.published_on',
  'reports.format',
  'reports.province',
  'reports.city',
  'reports.county',
  'reports.contacts',
  'reports.file',
  'reports.sha256',
  'reports.original',
  'reports.imported_at',
  'reports.figure_count',
  'reports.failed_checks',
  'reports.issue_count',
] as const;

function toSummary(row: Row & { agency_id: string }): ReportSummary {
  const { id, agency, title, file, sha256, original, province, city, county } = row;
  return {
    id,
    agencyId: row.agency_id,
    agency,
    year: row.year,
    title,
    publishedOn: row.published_on,
    format: row.format as Era,
    region: { province, city, county },
    contacts: JSON.parse(row.contacts),
    file,
    sha256,
    original,
    figureCount: row.figure_count,
    failedChecks: row.failed_checks,
    issueCount: row.issue_count,
    importedAt: row.imported_at,
  };
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

const joinAgencies = (db: Db) =>
  db.selectFrom('reports').innerJoin('agencies', 'agencies.ordinal', 'reports.agency_ordinal');

type Joined = ReturnType<typeof joinAgencies>;

function narrowAgencies(joined: Joined, filter: ReportFilter): Joined {
  const { agencyId, agencyIds, agencyName, regionCode } = filter;
  let query = joined;
  if (agencyId !== undefined) query = query.where('agencies.id', '=', agencyId);
  if (agencyIds !== undefined) query = query.where('agencies.id', 'in', [...agencyIds, '']);
  if (regionCode !== undefined)
    query = query
      .where('agencies.region_code', '>=', regionCode)
      .where('agencies.region_code', '<=', regionCode.padEnd(12, '9'));
  if (agencyName !== undefined)
    query = query.where('agencies.ordinal', 'in', (of) =>
      of
        .selectFrom('agency_names')
        .select('agency_names.agency')
        .where(sql<boolean>`name like ${toPattern(agencyName)} escape '!'`),
    );
  return query;
}

/** The reports a filter leaves over, joined with their agencies. */
function selectFiltered(db: Db, filter: ReportFilter): Joined {
  const { year, years, format, sha256, checksFailed } = filter;
  let query = narrowAgencies(joinAgencies(db), filter);
  if (year !== undefined) query = query.where('reports.year', '=', year);
  if (years !== undefined) query = query.where('reports.year', 'in', [...years, 0]);
  if (format !== undefined) query = query.where('reports.format', '=', format);
  if (sha256 !== undefined) query = query.where('reports.sha256', '=', sha256);
  if (checksFailed !== undefined)
    query = query.where('reports.failed_checks', checksFailed ? '>' : '=', 0);
  return query;
}

/** A shortened name has the characters of the whole one in their order. */
function toPattern(name: string): string {
  const chars = [...name.replace(/\s/gu, '')].map((char) =>
    /[!%_]/.test(char) ? `!${char}` : char,
  );
  return `%${chars.join('%')}%`;
}

/** What there is, narrowed by whatever the filter says, ordered by agency then year. */
export async function listReports(db: Db, filter: ReportFilter): Promise<readonly ReportSummary[]> {
  const query = selectFiltered(db, filter).select(COLUMNS).select('agencies.id as agency_id');
  const found = (await query.execute()).map(toSummary);
  return found.sort(
    (one, other) => compareText(one.agencyId, other.agencyId) || one.year - other.year,
  );
}

/** A part of the same list, cut out by the database: however many there are, only these are read. */
export async function pageReports(
  db: Db,
  filter: ReportFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly items: readonly ReportSummary[]; readonly total: number }> {
  const filtered = selectFiltered(db, filter);
  const [counted, rows] = await Promise.all([
    filtered.select((of) => of.fn.countAll<number | string>().as('count')).executeTakeFirst(),
    filtered
      .select(COLUMNS)
      .select('agencies.id as agency_id')
      .orderBy('agencies.id')
      .orderBy('reports.year')
      .limit(limit)
      .offset(offset)
      .execute(),
  ]);
  return { items: rows.map(toSummary), total: Number(counted?.count ?? 0) };
}

/** Every agency and year there is a report of, ordered by agency then year. */
export async function readCatalogue(db: Db): Promise<readonly CatalogueEntry[]> {
  const query = db
    .selectFrom('reports')
    .innerJoin('agencies', 'agencies.ordinal', 'reports.agency_ordinal')
    .select(['reports.year', 'reports.id', 'reports.agency', 'agencies.id as agency_id']);
  const entries = (await query.execute()).map(({ year, id, agency, agency_id: agencyId }) => {
    return { agencyId, agency, year, reportId: id };
  });
  return entries.sort(
    (one, other) => compareText(one.agencyId, other.agencyId) || one.year - other.year,
  );
}
