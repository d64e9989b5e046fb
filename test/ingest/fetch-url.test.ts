import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { createFetchUrl } from '../../src/ingest/fetch-url.ts';
import { importPaths } from '../../src/ingest/import-paths.ts';
import { isPublicAddress } from '../../src/ingest/public-address.ts';
import { bundled } from './gold.ts';
import { openRig, openSite, type Site } from './import-rig.ts';

let site: Site | null = null;
afterEach(async () => {
  await site?.close();
  site = null;
});

const own = { allowPrivate: true, paceMs: 0 };
const page = `<html><body>${bundled('zezhou-transport-2023.txt')
  .split('\n')
  .map((line) => `<p>${line}</p>`)
  .join('')}</body></html>`;

async function reason(url: string, options: object = own): Promise<string> {
  const fetchUrl = createFetchUrl({ originals: null, ...options });
  return await fetchUrl(url).then(
    () => 'not refused',
    (error: Error) => error.message,
  );
}

it('an address is imported with its link after redirects, and asked for again only if it changed', async () => {
  const rig = await openRig();
  const statuses: number[] = [];
  const bodies: Record<number, Buffer> = { 200: gzipSync(page) };
  site = await openSite((request, response) => {
    if (request.url === '/old') response.writeHead(302, { location: '/zwgk/nb.html' }).end();
    else if (request.url === '/robots.txt') response.writeHead(404).end();
    else {
      const status = request.headers['if-none-match'] === '"a"' ? 304 : 200;
      statuses.push(status);
      const headers = { etag: '"a"', 'content-encoding': 'gzip' };
      response.writeHead(status, headers).end(bodies[status]);
    }
  });
  const { store, rules } = rig;
  const originals = `${rig.folder}/originals`;
  const input = { paths: [`${site.url}/old`], store, rules, originals, network: own };
  expect(await importPaths(input)).toMatchObject({ added: 1, refused: 0 });
  expect(await importPaths(input)).toMatchObject({ unchanged: 1 });
  expect(await importPaths({ ...input, again: true })).toMatchObject({ replaced: 1 });
  expect(statuses).toEqual([200, 304, 304]);
  const link = `${site.url}/zwgk/nb.html`;
  const [report] = await store.listReports({});
  expect(report).toMatchObject({ original: link, file: 'nb.html' });
  const [figure] = await store.readFigures(report?.id ?? '');
  expect(figure?.source.original).toBe(link);
  await rig.close();
});

it('an address gives its link to a report that came in as a file before', async () => {
  const rig = await openRig();
  const text = bundled('zezhou-transport-2023.txt');
  site = await openSite((request, response) => {
    response.writeHead(request.url === '/robots.txt' ? 404 : 200).end(text);
  });
  const { store, rules } = rig;
  await importPaths({ paths: [rig.reports], store, rules });
  const paths = [`${site.url}/nb.txt`];
  expect(await importPaths({ paths, store, rules, network: own })).toMatchObject({ replaced: 1 });
  const report = await store.readReport('zezhou-transport-2023');
  expect(report?.original).toBe(paths[0]);
  await rig.close();
});

it('an address is never inside a network, not by name, number or redirect', async () => {
  site = await openSite((_, response) => {
    response.writeHead(302, { location: 'http://10.0.0.1/' }).end();
  });
  const { port } = new URL(site.url);
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0'])
    expect(await reason(`http://${host}:${port}/`, { paceMs: 0 })).toMatch(/内网或本机/u);
  expect(site.asked).toEqual([]);
});

it('an address is left alone where robots.txt says so or cannot say', async () => {
  let status = 200;
  site = await openSite((request, response) => {
    const robots = request.url === '/robots.txt';
    response.writeHead(robots ? status : 200).end('User-agent: *\nDisallow: /secret\n');
  });
  expect(await reason(`${site.url}/secret/a.html`)).toMatch(/robots\.txt 不许/u);
  expect(await reason(`${site.url}/open.html`)).toBe('not refused');
  status = 503;
  expect(await reason(`${site.url}/open.html`)).toMatch(/robots\.txt 读不出/u);
  expect(site.asked.filter((path) => path === '/secret/a.html')).toEqual([]);
});

it('an address is followed five times and no more', async () => {
  site = await openSite((request, response) => {
    const step = Number(request.url?.slice(1));
    if (Number.isNaN(step) || step === 0) response.writeHead(step === 0 ? 200 : 404).end('x');
    else response.writeHead(301, { location: `/${step - 1}` }).end();
  });
  expect(await reason(`${site.url}/5`)).toBe('not refused');
  expect(await reason(`${site.url}/6`)).toMatch(/转向超过 5 次/u);
});

it('an address must answer well, in time and in size', async () => {
  site = await openSite((request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else if (request.url === '/slow') response.writeHead(200).write('a');
    else if (request.url === '/bomb')
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(9e6)));
    else response.writeHead(500).end('broken');
  });
  expect(await reason(`${site.url}/x`)).toMatch(/答复 500/u);
  expect(await reason(`${site.url}/bomb`, { ...own, maxBytes: 4e6 })).toMatch(/网页超过/u);
  expect(await reason(`${site.url}/slow`, { ...own, timeoutMs: 300 })).toMatch(/没有读完/u);
  expect(await reason('ftp://example.org/a')).toMatch(/只读 http/u);
  expect(await reason('http://u:p@example.org/')).toMatch(/用户名或密码/u);
  expect(await reason('http://')).toMatch(/不是完整的网址/u);
  const { url } = site;
  await site.close();
  site = null;
  expect(await reason(`${url}/x`)).toMatch(/连接不上/u);
});

it('an address waits its turn at one host', async () => {
  const times: number[] = [];
  site = await openSite((request, response) => {
    if (request.url !== '/robots.txt') times.push(performance.now());
    response.writeHead(request.url === '/robots.txt' ? 404 : 200).end('x');
  });
  const fetchUrl = createFetchUrl({ originals: null, allowPrivate: true, paceMs: 150 });
  await Promise.all(['/a', '/b', '/c'].map((path) => fetchUrl(`${site?.url}${path}`)));
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(gaps).toHaveLength(2);
  for (const gap of gaps) expect(gap).toBeGreaterThan(120);
});

it('knows which addresses everybody can reach', () => {
  const hidden = [
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
  ];
  for (const address of [...hidden, '::1', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', 'nothing'])
    expect(isPublicAddress(address), address).toBe(false);
  for (const address of ['8.8.8.8', '172.32.0.1', '2400:3200::1', '::ffff:8.8.8.8'])
    expect(isPublicAddress(address), address).toBe(true);
});
