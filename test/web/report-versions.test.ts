import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { createOperations } from '../../src/channels/operations.ts';
import { createWeb } from '../../src/web/create-web.ts';
import { openTestApp } from '../support/open-test-app.ts';

let app: App;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

function openWeb(): ReturnType<typeof createWeb> {
  const { store, rules } = app;
  return createWeb({
    ...{ store, fields: rules.fields, applicants: rules.applicants, routes: new Map() },
    ...{
      examples: async () => [],
      publicUrl: 'http://localhost:3000',
      corsOrigins: [],
      trustedProxies: [],
      assets: new Map(),
    },
    converse: () => Promise.reject(new Error('nothing is asked here')),
    operations: createOperations(),
    chart: () => null,
    reportFault: () => 'abcd1234',
  });
}

const read = async (path: string): Promise<string> => (await openWeb().request(path)).text();

test('a replaced report keeps its old version, which says so, and its addresses', async () => {
  const [agencies, report] = await Promise.all([
    app.store.listAgencies(),
    app.store.readReport('zibo-transport-2017'),
  ]);
  const agency = agencies.find(({ id }) => id === 'zibo-transport');
  if (!agency || !report) throw new Error('the bundled report is gone');
  const figures = report.figures.map((figure) =>
    figure.field === 'prose.wechat.posts' ? { ...figure, value: 526, raw: '526条' } : figure,
  );
  const sha256 = 'f'.repeat(64);
  await app.store.importReport({ ...report, figures, sha256 }, agency);
  const now = await read('/reports/zibo-transport-2017');
  expect(now).not.toContain('已被替换');
  expect(now).toContain('第 1 版');
  expect(now).toContain('id="f-prose.wechat.posts"');
  const before = await read('/reports/zibo-transport-2017?version=1');
  expect(before).toContain('这是第 1 版，已被替换');
  expect(before).toContain('id="f-prose.wechat.posts"');
  expect(before).toContain('525');
  expect(before).toContain('/figures/f-prose.wechat.posts?version=1');
  expect(before).toContain('&amp;version=1#figures');
  const card = '/reports/zibo-transport-2017/figures/f-prose.wechat.posts';
  expect(await read(card)).toMatch(/class="value s-reported">526 条/);
  const old = await read(`${card}?version=1&part=card`);
  expect(old).toMatch(/class="value s-reported">525 条/);
  expect(old).toContain('第 1 版里的数，这一版已被替换');
  expect(old).toContain('/reports/zibo-transport-2017?version=1#f-prose.wechat.posts');
  expect(await read('/reports/zibo-transport-2017?version=2')).not.toContain('已被替换');
  expect(await read('/reports/zibo-transport-2017?version=9')).toContain('没有这份年报');
});

test('a fault shows an id and nothing of the inside', async () => {
  const response = await openWeb().request('/?q=x');
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).toContain('abcd1234');
  expect(text).not.toContain('nothing is asked');
  const page = await openWeb().request('/nowhere', { headers: { accept: 'text/html' } });
  expect(page.status).toBe(404);
  expect(await page.text()).toContain('没有这个页面');
});
