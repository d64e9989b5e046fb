import type { Context } from 'hono';
import type { ReportFilter } from '../model/report-store.ts';
import { drawAgencyList } from './agency-list-page.ts';
import { type ReportsQuery, reportsQuerySchema, toReportFilter } from './api-data.ts';
import { indexCatalogue } from './catalogue-index.ts';
import type { DrawPage } from './layout.ts';
import { pagingSchema, toPage } from './paging.ts';
import { drawReportList } from './report-list-page.ts';
import type { WebDeps } from './web-deps.ts';

type Shown = { readonly deps: WebDeps; readonly draw: DrawPage };

type Read = { readonly query: ReportsQuery; readonly ignored: readonly string[] };

/** The filters of the form; what cannot be understood is left out and named. */
function readFilters(c: Context): Read {
  const given = Object.entries(c.req.query()).filter(([, value]) => value.trim() !== '');
  const parsed = reportsQuerySchema.safeParse(Object.fromEntries(given));
  if (parsed.success) return { query: parsed.data, ignored: [] };
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  const right = Object.fromEntries(given.filter(([name]) => !wrong.has(name)));
  const ignored = given.filter(([name]) => wrong.has(name)).map(([, value]) => value.slice(0, 40));
  return { query: reportsQuerySchema.parse(right), ignored };
}

/** An agency is chosen by its id or told by its name, which may be shortened. */
async function nameAgency({ store }: WebDeps, given: string | undefined) {
  if (given === undefined) return { filter: {}, name: '' };
  const agency = (await store.listAgencies()).find(({ id }) => id === given);
  const filter: ReportFilter = agency ? { agencyId: given } : { agencyName: given };
  return { filter, name: agency?.names[0]?.name ?? given };
}

/** /reports: what there is, narrowed by the database to one page. */
export async function showReports(c: Context, { deps, draw }: Shown): Promise<Response> {
  const { query, ignored } = readFilters(c);
  const { agency: given, ...rest } = query;
  const { filter, name } = await nameAgency(deps, given?.trim());
  const { offset, limit } = query;
  const [found, catalogue] = await Promise.all([
    deps.store.pageReports({ ...toReportFilter(rest), ...filter }, { offset, limit }),
    deps.store.readCatalogue(),
  ]);
  const page = { ...found, offset, limit };
  const { years } = indexCatalogue(catalogue);
  const body = drawReportList({ page, query, agency: name, years, ignored });
  const title = '收录的年报 · 问年报';
  const status = ignored.length > 0 ? 400 : 200;
  return await c.html(draw({ title, body, here: 'reports', wide: true }), status);
}

/** /agencies: who there are reports of. */
export async function showAgencies(c: Context, { deps, draw }: Shown): Promise<Response> {
  const { offset, limit } = pagingSchema.catch({ offset: 0, limit: 100 }).parse(c.req.query());
  const name = (c.req.query('name') ?? '').trim().slice(0, 100);
  const [all, catalogue] = await Promise.all([
    deps.store.listAgencies(),
    deps.store.readCatalogue(),
  ]);
  const { agencies } = indexCatalogue(catalogue);
  const hasName = (text: string): boolean => {
    let at = -1;
    return [...name].every((char) => {
      at = text.indexOf(char, at + 1);
      return at >= 0;
    });
  };
  const found = all.filter(
    ({ id, names }) => agencies.has(id) && names.some((each) => hasName(each.name)),
  );
  const body = drawAgencyList({ page: toPage(found, { offset, limit }), name, years: agencies });
  return await c.html(draw({ title: '机关 · 问年报', body, here: 'agencies' }));
}
