import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';
import { createAskRoute } from './api-ask.ts';
import { createDataRoutes } from './api-data.ts';
import { createAssetRoutes } from './asset-routes.ts';
import { createChatRoutes } from './chat-routes.ts';
import { createSendFault } from './error-page.ts';
import { createExportRoutes } from './export-routes.ts';
import { createFindUser } from './find-user.ts';
import { createLayout } from './layout.ts';
import { createMcpRoutes } from './mcp-routes.ts';
import { createOpenApi } from './openapi.ts';
import { createOperationRoutes } from './operation-routes.ts';
import { createReportRoutes } from './report-routes.ts';
import { securityHeaders } from './security-headers.ts';
import type { WebDeps } from './web-deps.ts';

/** The whole web as one fetch handler: pages, API, operations and what the channels mount. */
export function createWeb(deps: WebDeps): Hono {
  const { corsOrigins, routes, publicUrl } = deps;
  const findUser = createFindUser(deps.trustedProxies);
  const app = new Hono();
  app.use(securityHeaders());
  // Without an origin to let in there is nothing to say, and saying it would copy every response.
  if (corsOrigins.length > 0) {
    app.use('/api/*', cors({ origin: [...corsOrigins], allowMethods: ['GET', 'POST'] }));
  }
  app.route('/', createOperationRoutes(deps));
  app.route('/api/ask', createAskRoute(deps, findUser));
  const openApi = createOpenApi(publicUrl);
  app.get('/api/openapi.json', etag(), (c) => c.json(openApi));
  app.route('/api', createDataRoutes(deps));
  const draw = createLayout(deps);
  const sendFault = createSendFault(draw);
  const pages = new Hono();
  pages.use(compress());
  pages.route('/', createAssetRoutes(deps));
  pages.route('/', createReportRoutes(deps, { draw, sendFault }));
  pages.route('/', createChatRoutes(deps, { draw, sendFault, findUser }));
  pages.route('/', createExportRoutes(deps, sendFault));
  for (const [path, handle] of routes) app.all(path, (c) => handle(c.req.raw));
  app.route('/', createMcpRoutes(deps, findUser));
  app.route('/', pages);
  app.notFound((c) => {
    const problem = { status: 404, title: 'not found', detail: c.req.path } as const;
    return sendFault(c, { ...problem, words: '没有这个页面' });
  });
  app.onError((error, c) => {
    const id = deps.reportFault(error);
    const detail = `Something broke; the log has this id: ${id}`;
    const hint = '不是您的问题。稍后再试；还不行，请把编号告诉维护者。';
    const words = `出错了，编号 ${id}`;
    return sendFault(c, { status: 500, title: 'error', detail, words, hint });
  });
  return app;
}
