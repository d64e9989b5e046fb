import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestWeb } from '../support/test-web.ts';

let web: Awaited<ReturnType<typeof startTestWeb>>;
beforeAll(async () => {
  web = await startTestWeb();
});
afterAll(() => web.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${web.url}${path}`, { headers });
const read = async (path: string): Promise<string> => (await get(path)).text();

const listReports = (page: string): readonly string[] =>
  [...page.matchAll(/<td><a href="\/reports\/([^"]+)"/g)].map((match) => match[1] ?? '');

test('the list of reports is paged, and the pages keep the filters', async () => {
  const first = await read('/reports?year=2023&limit=3');
  expect(listReports(first)).toHaveLength(3);
  expect(first).toContain('第 1–3，共 4 份年报');
  const next = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const second = await read(next);
  expect(listReports(second)).toHaveLength(1);
  expect(listReports(first)).not.toContain(listReports(second)[0]);
  expect(second).toContain('rel="prev"');
});

test.each([
  ['agency=zibo-transport', ['zibo-transport-2017', 'zibo-transport-2023']],
  [`agency=${encodeURIComponent('淄博交通局')}`, ['zibo-transport-2017', 'zibo-transport-2023']],
  ['format=prose', ['zibo-transport-2017']],
  ['region=63', ['haidong-transport-2023']],
  ['year=2017', ['zibo-transport-2017']],
  ['checksFailed=true', []],
])('reports are narrowed by %s', async (query, ids) => {
  expect(listReports(await read(`/reports?${query}`))).toEqual(ids);
});

test('a list with nothing in it says so and leads on', async () => {
  expect(await read('/reports?year=1999')).toContain('没有符合条件的年报');
  expect(await read(`/agencies?name=${encodeURIComponent('海关')}`)).toContain(
    '没有名称里有“海关”',
  );
});

test('a filter that cannot be understood is named and leaves the others in force', async () => {
  const response = await get('/reports?year=many&agency=zibo-transport');
  expect(response.status).toBe(400);
  const page = await response.text();
  expect(page).toContain('“many”看不懂');
  expect(listReports(page)).toHaveLength(2);
});

test('agencies are found by a shortening of their name, with their years', async () => {
  const page = await read(`/agencies?name=${encodeURIComponent('淄博交通局')}`);
  expect(page.match(/href="\/agencies\/[^"?]+"/g)).toEqual(['href="/agencies/zibo-transport"']);
  expect(page).toContain('2017、2023 年');
});

test.each([
  '/api/figures?field=requests.received,requests.carried_in',
  '/api/figures?agency=zibo-transport,haidong-transport',
])('%s: the pages put together are the whole', async (path) => {
  type Page = { readonly total: number; readonly items: readonly unknown[] };
  const load = async (query: string): Promise<Page> =>
    (await get(`${path}&${query}`)).json() as never;
  const whole = await load('limit=1000');
  expect(whole.items).toHaveLength(whole.total);
  const parts: unknown[] = [];
  for (let offset = 0; offset < whole.total; offset += 27)
    parts.push(...(await load(`limit=27&offset=${offset}`)).items);
  expect(parts).toEqual(whole.items);
});

test('what goes wrong is a page in Chinese for people and problem details for programs', async () => {
  for (const path of ['/nowhere', '/reports/nobody-1999', '/agencies/nobody', '/assets/none.css']) {
    const page = await get(path);
    expect([path, page.status]).toEqual([path, 404]);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('<h1>没有');
    const told = await get(path, { accept: 'application/json' });
    expect(told.headers.get('content-type')).toContain('application/problem+json');
  }
  const api = await get('/api/nowhere', { accept: 'text/html' });
  expect(api.headers.get('content-type')).toContain('application/problem+json');
});

test('a form that is too large or exports nothing is answered with a page', async () => {
  const send = (path: string, body: URLSearchParams) =>
    fetch(`${web.url}${path}`, { method: 'POST', body });
  const large = await send('/', new URLSearchParams({ question: '问'.repeat(20_000) }));
  expect([large.status, await large.text()]).toEqual([413, expect.stringContaining('问题太长了')]);
  const nothing = await send('/export', new URLSearchParams({ figures: 'none#f-x' }));
  expect([nothing.status, await nothing.text()]).toEqual([
    400,
    expect.stringContaining('没有可以导出的数据'),
  ]);
});

test('a page that has not changed is not sent again', async () => {
  for (const path of ['/reports', '/reports/zibo-transport-2023', '/agencies/zibo-transport']) {
    const first = await get(path);
    const tag = first.headers.get('etag') ?? '';
    expect([path, tag]).not.toEqual([path, '']);
    expect((await get(path, { 'if-none-match': tag })).status).toBe(304);
  }
});

test('the page of the largest bundled report is small', async () => {
  const body = await read('/reports/haidong-transport-2023');
  expect(Buffer.byteLength(body)).toBeLessThan(150_000);
});
