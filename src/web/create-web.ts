import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';
import { html } from 'hono/html';
import { createAskRoute, findUser } from './api-ask.ts';
import { createDataRoutes } from './api-data.ts';
import { createAssetRoutes } from './asset-routes.ts';
import { createChatRoutes } from './chat-routes.ts';
import { createExportRoutes } from './export-routes.ts';
import { createLayout } from './layout.ts';
import { createMcpHandler } from './mcp-handler.ts';
import { createOpenApi } from './openapi.ts';
import { createOperationRoutes } from './operation-routes.ts';
import { type Problem, sendProblem } from './problem.ts';
import { createReportRoutes } from './report-routes.ts';
import { securityHeaders } from './security-headers.ts';
import type { WebDeps } from './web-deps.ts';

/** The whole web as one fetch handler: pages, API, operations and what the channels mount. */
export function createWeb(deps: WebDeps): Hono {
  const { corsOrigins, routes, publicUrl } = deps;
  const app = new Hono();
  app.use(securityHeaders());
  // Without an origin to let in there is nothing to say, and saying it would copy every response.
  if (corsOrigins.length > 0) {
    app.use('/api/*', cors({ origin: [...corsOrigins], allowMethods: ['GET', 'POST'] }));
  }
  app.route('/', createOperationRoutes(deps));
  app.route('/api/ask', createAskRoute(deps));
  const openApi = createOpenApi(publicUrl);
  app.get('/api/openapi.json', etag(), (c) => c.json(openApi));
  app.route('/api', createDataRoutes(deps));
  const draw = createLayout(deps);
  const pages = new Hono();
  pages.use(compress());
  pages.route('/', createAssetRoutes(deps));
  pages.route('/', createReportRoutes(deps, draw));
  pages.route('/', createChatRoutes(deps, draw));
  pages.route('/', createExportRoutes(deps));
  for (const [path, handle] of routes) app.all(path, (c) => handle(c.req.raw));
  const mcp = createMcpHandler(deps);
  app.all('/mcp', bodyLimit({ maxSize: 65_536 }), (c) => mcp(c.req.raw, findUser(c)));
  app.route('/', pages);
  const send = (c: Context, problem: Problem, words: string): Response | Promise<Response> => {
    if (!c.req.header('accept')?.includes('text/html')) return sendProblem(c, problem);
    const body = html`<h1>${words}</h1><p><a href="/">去提问</a>，或者<a href="/reports">看收录的年报</a>。</p>`;
    return c.html(draw({ title: `${words} · 问年报`, body }), problem.status);
  };
  app.notFound((c) =>
    send(c, { status: 404, title: 'not found', detail: c.req.path }, '没有这个页面'),
  );
  app.onError((error, c) => {
    const id = deps.reportFault(error);
    const detail = `Something broke; the log has this id: ${id}`;
    return send(c, { status: 500, title: 'error', detail }, `出错了，编号 ${id}`);
  });
  return app;
}
