import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { z } from 'zod';
import type { Field } from '../model/field.ts';
import { toReportDump } from '../model/report-dump.ts';
import type { ReportFilter } from '../model/report-store.ts';
import { eraSchema } from './api-schemas.ts';
import { pageFigures } from './page-figures.ts';
import { pagingShape, toPage } from './paging.ts';
import { explainInvalid, sendProblem } from './problem.ts';
import type { WebDeps } from './web-deps.ts';

type Paged = { offset: number; limit: number };

export type ReportsQuery = Paged & {
  agency?: string | undefined;
  year?: number | undefined;
  region?: string | undefined;
  format?: string | undefined;
  checksFailed?: boolean | undefined;
};

export const reportsQuerySchema: z.ZodType<ReportsQuery> = z.object({
  agency: z.string().max(100).optional(),
  year: z.coerce.number().int().min(1990).max(2100).optional(),
  region: z
    .string()
    .regex(/^\d{0,6}$/)
    .optional(),
  format: eraSchema.optional(),
  checksFailed: z.stringbool().optional(),
  ...pagingShape,
});

/** Comma-separated in the query string: `agency=a,b&year=2022,2023&field=requests.received`. */
export type FiguresQuery = Paged & {
  agency?: string | undefined;
  year?: string | undefined;
  field?: string | undefined;
};

export const figuresQuerySchema: z.ZodType<FiguresQuery> = z.object({
  agency: z.string().max(4_000).optional(),
  year: z
    .string()
    .regex(/^\d{4}(?:,\d{4})*$/)
    .optional(),
  field: z.string().max(4_000).optional(),
  ...pagingShape,
});

const toList = (text = ''): readonly string[] => text.split(',').filter((word) => word !== '');

const pagedQuerySchema = z.object(pagingShape);

type Query<S extends z.ZodType> =
  | { readonly ok: true; readonly data: z.infer<S> }
  | { readonly ok: false; readonly response: Response };

/** An empty filter of a form is no filter. */
function readQuery<S extends z.ZodType>(c: Context, schema: S): Query<S> {
  const given = Object.entries(c.req.query()).filter(([, value]) => value !== '');
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return { ok: true, data: parsed.data };
  const detail = explainInvalid(parsed.error);
  return { ok: false, response: sendProblem(c, { status: 400, title: 'invalid query', detail }) };
}

/** The filter of a list of reports, from its query string. */
export function toReportFilter(query: ReportsQuery): ReportFilter {
  return {
    ...(query.agency ? { agencyId: query.agency } : {}),
    ...(query.year ? { year: query.year } : {}),
    ...(query.region ? { regionCode: query.region } : {}),
    ...(query.format ? { format: query.format } : {}),
    ...(query.checksFailed === undefined ? {} : { checksFailed: query.checksFailed }),
  };
}

function missing(c: Context, what: string): Response {
  return sendProblem(c, { status: 404, title: 'not found', detail: `${what} is not stored.` });
}

const toPublicField = ({ id, name, nameEn, group, kind, unit, definition, ...rest }: Field) => ({
  ...{ id, name, nameEn, group, kind, unit, definition },
  hasApplicant: rest.hasApplicant,
  basis: rest.basis,
});

/** What is stored, to be read by programs: reports, agencies, fields, figures. */
export function createDataRoutes(deps: WebDeps): Hono {
  const { store, fields, publicUrl } = deps;
  const routes = new Hono();
  routes.use(etag());
  routes.use(async (c, next) => {
    await next();
    if (c.res.ok) c.res.headers.set('cache-control', 'public, max-age=60, must-revalidate');
  });
  routes.get('/reports', async (c) => {
    const query = readQuery(c, reportsQuerySchema);
    if (!query.ok) return query.response;
    const { offset, limit } = query.data;
    const page = await store.pageReports(toReportFilter(query.data), { offset, limit });
    return c.json({ ...page, offset, limit });
  });
  routes.get('/reports/:id', async (c) => {
    const report = await store.readReport(c.req.param('id'));
    if (report === null) return missing(c, 'This report');
    return c.json(toReportDump(report, publicUrl));
  });
  routes.get('/agencies', async (c) => {
    const query = readQuery(c, pagedQuerySchema);
    if (!query.ok) return query.response;
    return c.json(toPage(await store.listAgencies(), query.data));
  });
  routes.get('/fields', (c) => {
    const query = readQuery(c, pagedQuerySchema);
    return query.ok ? c.json(toPage(fields.map(toPublicField), query.data)) : query.response;
  });
  routes.get('/figures', async (c) => {
    const query = readQuery(c, figuresQuerySchema);
    if (!query.ok) return query.response;
    const { agency, year, field, offset, limit } = query.data;
    const [agencies, fieldIds] = [toList(agency), toList(field)];
    if (agencies.length === 0 && fieldIds.length === 0) {
      const detail = 'Give field, or agency (with or without year).';
      return sendProblem(c, { status: 400, title: 'invalid query', detail });
    }
    const years = toList(year).map(Number);
    return c.json(await pageFigures(deps, { agencies, years, fields: fieldIds, offset, limit }));
  });
  return routes;
}
