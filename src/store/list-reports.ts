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

/** What there is, narrowed by whatever the filter says, ordered by agency then year. */
export async function listReports(db: Db, filter: ReportFilter): Promise<readonly ReportSummary[]> {
  const { agencyId, year, regionCode, format, checksFailed, sha256 } = filter;
  let query = db
    .selectFrom('reports')
    .innerJoin('agencies', 'agencies.ordinal', 'reports.agency_ordinal')
    .select(COLUMNS)
    .select('agencies.id as agency_id');
  if (agencyId !== undefined) query = query.where('agencies.id', '=', agencyId);
  if (year !== undefined) query = query.where('reports.year', '=', year);
  if (format !== undefined) query = query.where('reports.format', '=', format);
  if (sha256 !== undefined) query = query.where('reports.sha256', '=', sha256);
  if (regionCode !== undefined)
    query = query
      .where('agencies.region_code', '>=', regionCode)
      .where('agencies.region_code', '<=', regionCode.padEnd(12, '9'));
  if (checksFailed !== undefined)
    query = query.where('reports.failed_checks', checksFailed ? '>' : '=', 0);
  const found = (await query.execute()).map(toSummary);
  return found.sort(
    (one, other) => compareText(one.agencyId, other.agencyId) || one.year - other.year,
  );
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
