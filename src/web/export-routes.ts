import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Figure, toFigureAnchor } from '../model/figure.ts';
import type { SendFault } from './error-page.ts';
import { toFigureCsv } from './export-csv.ts';
import { toFigureWorkbook, workbookMime } from './export-workbook.ts';
import type { WebDeps } from './web-deps.ts';

const maxFigures = 2_000;

/** Figures by `report#anchor`, in the order asked; what is not stored is left out. */
async function findNamed(names: readonly string[], { store }: WebDeps): Promise<readonly Figure[]> {
  const reports = [...new Set(names.map((name) => name.split('#')[0] ?? ''))];
  const all = await Promise.all(reports.map((id) => store.readFigures(id)));
  const byName = new Map(
    all
      .flat()
      .map((figure) => [
        `${figure.source.report}#${toFigureAnchor(figure.field, figure.applicant)}`,
        figure,
      ]),
  );
  return names.flatMap((name) => byName.get(name) ?? []);
}

function send(c: Context, file: { data: string | Uint8Array; type: string; name: string }) {
  const name = encodeURIComponent(`年报数据.${file.name}`);
  const bytes = typeof file.data === 'string' ? new TextEncoder().encode(file.data) : file.data;
  return c.body(Uint8Array.from(bytes), 200, {
    'content-type': file.type,
    'content-disposition': `attachment; filename="nianbao.${file.name}"; filename*=UTF-8''${name}`,
    'cache-control': 'no-store',
  });
}

/** POST /export: the figures of an answer as CSV or workbook. */
export function createExportRoutes(deps: WebDeps, sendFault: SendFault): Hono {
  const routes = new Hono();
  const refuse = (c: Context, status: 400 | 413): Response | Promise<Response> => {
    const hint = '先问出数字，再按“导出”；一次最多导出 2,000 项。';
    const words = '没有可以导出的数据';
    return sendFault(c, { status, title: 'nothing to export', detail: `${words}。`, words, hint });
  };
  const limit = bodyLimit({ maxSize: 262_144, onError: (c) => refuse(c, 413) });
  routes.post('/export', limit, async (c) => {
    const form = await c.req.parseBody();
    const names = String(form.figures ?? '')
      .split(/\s+/)
      .filter((name) => name !== '');
    const figures = names.length > maxFigures ? [] : await findNamed(names, deps);
    if (figures.length === 0) return await refuse(c, 400);
    if (form.format === 'xlsx') {
      const data = await toFigureWorkbook(figures);
      return send(c, { data, type: workbookMime, name: 'xlsx' });
    }
    return send(c, { data: toFigureCsv(figures), type: 'text/csv; charset=utf-8', name: 'csv' });
  });
  return routes;
}
