import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { toFigureAnchor } from '../model/figure.ts';
import { drawAgencyList, drawAgencyPage } from './agency-page.ts';
import { reportsQuerySchema, toReportFilter } from './api-data.ts';
import { drawFigureCard } from './figure-card.ts';
import { stateNames } from './figure-table.ts';
import type { DrawPage } from './layout.ts';
import { toPage } from './paging.ts';
import { drawReportList } from './report-list-page.ts';
import { drawReportPage } from './report-page.ts';
import type { WebDeps } from './web-deps.ts';

type Shown = { readonly deps: WebDeps; readonly draw: DrawPage };

function sendMissing(c: Context, draw: DrawPage, what: string): Response | Promise<Response> {
  const body = html`<h1>没有${what}</h1><p>它不在库里，或者编号不对。<a href="/reports">看收录的年报</a></p>`;
  return c.html(draw({ title: `没有${what} · 问年报`, body }), 404);
}

const nameApplicants = ({ applicants }: WebDeps): ReadonlyMap<string, string> =>
  new Map(applicants.map(({ id, name }) => [id, name]));

async function showReports(c: Context, { deps, draw }: Shown): Promise<Response> {
  const given = Object.entries(c.req.query()).filter(([, value]) => value !== '');
  const parsed = reportsQuerySchema.safeParse(Object.fromEntries(given));
  const query = parsed.success ? parsed.data : { offset: 0, limit: 100 };
  const [reports, catalogue] = await Promise.all([
    deps.store.listReports(toReportFilter(query)),
    deps.store.readCatalogue(),
  ]);
  const agencies = new Map(catalogue.map(({ agencyId, agency }) => [agencyId, agency]));
  const years = [...new Set(catalogue.map(({ year }) => year))].toSorted((a, b) => b - a);
  const body = drawReportList({
    page: toPage(reports, query),
    query,
    agencies: [...agencies].slice(0, 500).map(([id, name]) => ({ id, name })),
    years,
  });
  return await c.html(draw({ title: '收录的年报 · 问年报', body, here: 'reports', wide: true }));
}

/** Old versions stay reachable under `?version=`. */
async function showReport(c: Context, { deps, draw }: Shown): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const asked = Number(c.req.query('version'));
  const version = Number.isInteger(asked) && asked > 0 ? asked : null;
  const report = await deps.store.readReport(id, version ?? undefined);
  if (report === null) return await sendMissing(c, draw, '这份年报');
  const state = c.req.query('state') ?? '';
  const body = drawReportPage({
    ...{ report, version, publicUrl: deps.publicUrl, applicants: nameApplicants(deps) },
    versions: await deps.store.listVersions(id),
    state: Object.hasOwn(stateNames, state) ? state : null,
  });
  const title = `${report.title} · 问年报`;
  return await c.html(draw({ title, body, here: 'reports', wide: true, scripts: ['report.js'] }));
}

async function showFigure(c: Context, { deps, draw }: Shown): Promise<Response> {
  const report = await deps.store.readReport(c.req.param('id') ?? '');
  const anchor = c.req.param('anchor');
  const figure = report?.figures.find(
    (each) => toFigureAnchor(each.field, each.applicant) === anchor,
  );
  if (!report || !figure) return await sendMissing(c, draw, '这个数');
  const card = drawFigureCard(report, figure, {
    publicUrl: deps.publicUrl,
    applicants: nameApplicants(deps),
  });
  if (c.req.query('part') === 'card') return await c.html(card);
  const body = html`<p><a href="/reports/${report.id}#${anchor}">回到原文中的位置</a></p>${card}`;
  const title = `${figure.label} · ${report.title}`;
  return await c.html(draw({ title, body, here: 'reports', scripts: ['report.js'] }));
}

async function showAgency(c: Context, { deps, draw }: Shown): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const agency = (await deps.store.listAgencies()).find((each) => each.id === id);
  const reports = agency ? await deps.store.listReports({ agencyId: id }) : [];
  if (agency === undefined || reports.length === 0) return await sendMissing(c, draw, '这个机关');
  const figures = await Promise.all(reports.map((report) => deps.store.readFigures(report.id)));
  const body = drawAgencyPage(agency, reports, figures.flat());
  const title = `${agency.names[0]?.name ?? id} · 问年报`;
  return await c.html(draw({ title, body, here: 'agencies' }));
}

/** The pages a citation leads to. */
export function createReportRoutes(deps: WebDeps, draw: DrawPage): Hono {
  const shown = { deps, draw };
  const routes = new Hono();
  routes.get('/reports', (c) => showReports(c, shown));
  routes.get('/reports/:id', (c) => showReport(c, shown));
  routes.get('/reports/:id/figures/:anchor', (c) => showFigure(c, shown));
  routes.get('/agencies/:id', (c) => showAgency(c, shown));
  routes.get('/agencies', async (c) => {
    const stored = new Set((await deps.store.readCatalogue()).map(({ agencyId }) => agencyId));
    const agencies = (await deps.store.listAgencies()).filter(({ id }) => stored.has(id));
    const body = drawAgencyList(agencies);
    return await c.html(draw({ title: '机关 · 问年报', body, here: 'agencies' }));
  });
  return routes;
}
