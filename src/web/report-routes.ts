import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { html } from 'hono/html';
import { toFigureAnchor } from '../model/figure.ts';
import type { Report } from '../model/report.ts';
import type { ReportVersion } from '../model/report-store.ts';
import { drawAgencyPage } from './agency-page.ts';
import type { SendFault } from './error-page.ts';
import { drawFigureCard } from './figure-card.ts';
import { stateNames } from './figure-table.ts';
import type { DrawPage } from './layout.ts';
import { showAgencies, showReports } from './list-routes.ts';
import { toReportPath } from './paths.ts';
import { drawReportPage } from './report-page.ts';
import type { WebDeps } from './web-deps.ts';

/** China has one time zone and no summer time. */
const shanghaiMs = 28_800_000;

type Parts = { readonly draw: DrawPage; readonly sendFault: SendFault };

type Shown = Parts & { readonly deps: WebDeps };

function sendMissing(c: Context, { sendFault }: Parts, what: string): Response | Promise<Response> {
  const problem = { status: 404, title: 'not found', detail: `${c.req.path} is not stored.` };
  const hint = '它不在库里，或者编号不对。';
  return sendFault(c, { ...problem, status: 404, words: `没有${what}`, hint });
}

const nameApplicants = ({ applicants }: WebDeps): ReadonlyMap<string, string> =>
  new Map(applicants.map(({ id, name }) => [id, name]));

type Shelf = {
  readonly report: Report;
  readonly versions: readonly ReportVersion[];
  /** The replaced version asked for; null is the current one. */
  readonly version: number | null;
};

async function readAsked(c: Context, { store }: WebDeps): Promise<Shelf | null> {
  const id = c.req.param('id') ?? '';
  const asked = Number(c.req.query('version'));
  const version = Number.isInteger(asked) && asked > 0 ? asked : null;
  const [report, versions] = await Promise.all([
    store.readReport(id, version ?? undefined),
    store.listVersions(id),
  ]);
  const newest = versions.at(-1)?.version ?? 1;
  return report === null
    ? null
    : { report, versions, version: version === newest ? null : version };
}

/** Old versions stay reachable under `?version=`. */
async function showReport(c: Context, shown: Shown): Promise<Response> {
  const { deps, draw } = shown;
  const asked = await readAsked(c, deps);
  if (asked === null) return await sendMissing(c, shown, '这份年报');
  const state = c.req.query('state') ?? '';
  const body = drawReportPage({
    ...{ ...asked, publicUrl: deps.publicUrl, applicants: nameApplicants(deps) },
    state: Object.hasOwn(stateNames, state) ? state : null,
  });
  const title = `${asked.report.title} · 问年报`;
  return await c.html(draw({ title, body, here: 'reports', wide: true, scripts: ['report.js'] }));
}

async function showFigure(c: Context, shown: Shown): Promise<Response> {
  const { deps, draw } = shown;
  const asked = await readAsked(c, deps);
  const anchor = c.req.param('anchor');
  const figure = asked?.report.figures.find(
    (each) => toFigureAnchor(each.field, each.applicant) === anchor,
  );
  if (!asked || !figure) return await sendMissing(c, shown, '这个数');
  const { report, version } = asked;
  const card = drawFigureCard(report, figure, {
    ...{ publicUrl: deps.publicUrl, applicants: nameApplicants(deps), version },
    today: new Date(Date.now() + shanghaiMs).toISOString().slice(0, 10),
  });
  if (c.req.query('part') === 'card') return await c.html(card);
  const back = toReportPath(report.id, version);
  const body = html`<h1>${report.title}</h1><p><a href="${back}#${anchor}">回到原文中的位置</a></p>${card}`;
  const title = `${figure.label} · ${report.title}`;
  return await c.html(draw({ title, body, here: 'reports', scripts: ['report.js'] }));
}

async function showAgency(c: Context, shown: Shown): Promise<Response> {
  const { deps, draw } = shown;
  const id = c.req.param('id') ?? '';
  const agency = (await deps.store.listAgencies()).find((each) => each.id === id);
  const reports = agency ? await deps.store.listReports({ agencyId: id }) : [];
  if (agency === undefined || reports.length === 0) return await sendMissing(c, shown, '这个机关');
  const figures = await Promise.all(reports.map((report) => deps.store.readFigures(report.id)));
  const body = drawAgencyPage(agency, reports, figures.flat());
  const title = `${agency.names[0]?.name ?? id} · 问年报`;
  return await c.html(draw({ title, body, here: 'agencies' }));
}

/** The pages a citation leads to. A page that has not changed is not sent again. */
export function createReportRoutes(deps: WebDeps, parts: Parts): Hono {
  const shown = { deps, ...parts };
  const routes = new Hono();
  for (const path of ['/reports/*', '/agencies/*']) {
    routes.use(path, etag(), async (c, next) => {
      await next();
      if (c.res.ok) c.res.headers.set('cache-control', 'no-cache');
    });
  }
  routes.get('/reports', (c) => showReports(c, shown));
  routes.get('/reports/:id', (c) => showReport(c, shown));
  routes.get('/reports/:id/figures/:anchor', (c) => showFigure(c, shown));
  routes.get('/agencies', (c) => showAgencies(c, shown));
  routes.get('/agencies/:id', (c) => showAgency(c, shown));
  return routes;
}
