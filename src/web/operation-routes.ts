import { Hono } from 'hono';
import type { WebDeps } from './web-deps.ts';

/** /healthz: alive · /readyz: able to answer · /metrics: Prometheus text. */
export function createOperationRoutes({ operations }: WebDeps): Hono {
  const routes = new Hono();
  routes.get('/healthz', (c) => c.json(operations.health()));
  routes.get('/readyz', async (c) => {
    const readiness = await operations.ready();
    return c.json(readiness, readiness.ready ? 200 : 503);
  });
  routes.get('/metrics', async (c) => {
    const { body, contentType } = await operations.metrics();
    return c.body(body, 200, { 'content-type': contentType });
  });
  return routes;
}
