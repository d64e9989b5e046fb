import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { FindUser } from './find-user.ts';
import { createMcpHandler } from './mcp-handler.ts';
import { sendProblem } from './problem.ts';
import type { WebDeps } from './web-deps.ts';

/** A page of somebody else's in a browser of ours must not talk to us; programs send no origin. */
function isStranger(c: Context, { corsOrigins, publicUrl }: WebDeps): boolean {
  const origin = c.req.header('origin');
  return origin !== undefined && ![...corsOrigins, new URL(publicUrl).origin].includes(origin);
}

/** POST /mcp: the tools for assistants over streamable HTTP. There is no stream to listen to and no session to end. */
export function createMcpRoutes(deps: WebDeps, findUser: FindUser): Hono {
  const handle = createMcpHandler(deps);
  const routes = new Hono();
  const tooLarge = (c: Context): Response =>
    sendProblem(c, { status: 413, title: 'too large', detail: 'A message is at most 64 KB.' });
  routes.post('/mcp', bodyLimit({ maxSize: 65_536, onError: tooLarge }), (c) =>
    isStranger(c, deps)
      ? sendProblem(c, { status: 403, title: 'forbidden', detail: 'This origin is not allowed.' })
      : handle(c.req.raw, findUser(c)),
  );
  routes.all('/mcp', (c) => {
    c.header('allow', 'POST');
    return sendProblem(c, { status: 405, title: 'method not allowed', detail: 'Use POST.' });
  });
  return routes;
}
