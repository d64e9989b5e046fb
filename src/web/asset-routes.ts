import { Hono } from 'hono';
import type { WebDeps } from './web-deps.ts';

/** The few files the pages link to, from memory: no request reaches the disk. */
export function createAssetRoutes({ assets }: WebDeps): Hono {
  const routes = new Hono();
  routes.get('/assets/:name', (c) => {
    const asset = assets.get(c.req.param('name'));
    if (asset === undefined) return c.notFound();
    const isPinned = c.req.query('v') === asset.tag;
    return c.body(asset.body, 200, {
      'content-type': asset.type,
      'cache-control': isPinned ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  });
  routes.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /turn\nDisallow: /export\n'));
  return routes;
}
