import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startTestWeb } from '../support/test-web.ts';

type Json = { readonly [key: string]: Json } & { readonly $ref?: string };

let web: Awaited<ReturnType<typeof startTestWeb>>;
let api: Json;
beforeAll(async () => {
  web = await startTestWeb({ LIMIT_USER: '3/60' });
  api = (await (await fetch(`${web.url}/api/openapi.json`)).json()) as Json;
});
afterAll(() => web.stop());

/** The document without references: every one leads somewhere. */
function resolve(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(resolve);
  if (node === null || typeof node !== 'object') return node;
  const { $ref, ...rest } = node as Json;
  if ($ref === undefined)
    return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, resolve(value)]));
  const path = String($ref).replace('#/', '').split('/');
  const found = path.reduce<Json | undefined>((at, key) => at?.[key], api);
  if (found === undefined) throw new Error(`${String($ref)} leads nowhere`);
  return resolve(found);
}

/** What the document promises for an answer, against the answer that came. */
async function check(method: 'get' | 'post', path: string, response: Response): Promise<void> {
  const promised = resolve(
    api.paths?.[path]?.[method]?.responses?.[String(response.status)],
  ) as Json;
  const [[type, { schema }]] = Object.entries(promised.content ?? {}) as [[string, Json]];
  expect([path, response.headers.get('content-type')]).toEqual([
    path,
    expect.stringContaining(type),
  ]);
  const parsed = z.fromJSONSchema(schema as never).safeParse(await response.json());
  expect([path, response.status, parsed.error?.message]).toEqual([
    path,
    response.status,
    undefined,
  ]);
}

test.each([
  ['/api/reports', '?limit=1000'],
  ['/api/reports', '?year=many'],
  ['/api/reports', '?format=unknown'],
  ['/api/reports/{id}', '/zibo-transport-2023'],
  ['/api/reports/{id}', '/haidong-transport-2023'],
  ['/api/reports/{id}', '/nobody-1999'],
  ['/api/agencies', '?limit=1000'],
  ['/api/fields', '?limit=1000'],
  ['/api/figures', '?agency=zibo-transport,haidong-transport&limit=1000'],
  ['/api/figures', ''],
])('%s%s answers as the document promises', async (path, rest) => {
  const at = path.replace('/{id}', '');
  await check('get', path, await fetch(`${web.url}${at}${rest}`));
});

test('asking answers as the document promises, refused or not', { timeout: 20_000 }, async () => {
  const ask = (body: string) => fetch(`${web.url}/api/ask`, { method: 'POST', body });
  const statuses: number[] = [];
  for (const body of [
    JSON.stringify({ question: '淄博交通局2023年收到多少件申请' }),
    JSON.stringify({ question: '文登交通局2023年结果多少件' }),
    JSON.stringify({ question: '你好' }),
    JSON.stringify({ question: '你好' }),
    '{',
    JSON.stringify({ question: '问'.repeat(20_000) }),
  ]) {
    const response = await ask(body);
    statuses.push(response.status);
    await check('post', '/api/ask', response);
  }
  expect(statuses).toEqual([200, 200, 200, 429, 400, 413]);
});

test('the document is OpenAPI 3.1: what it must have it has', () => {
  expect(api).toMatchObject({
    openapi: '3.1.0',
    info: { title: expect.any(String), version: '1' },
  });
  for (const [path, item] of Object.entries(api.paths ?? {})) {
    expect(path).toMatch(/^\/api\//);
    for (const operation of Object.values(item) as Json[]) {
      expect(operation).toHaveProperty('summary');
      expect(Object.keys(operation.responses ?? {})).toContain('200');
      const named = ((operation.parameters ?? []) as unknown as Json[]).map(({ name, in: place }) =>
        [place, name].join(),
      );
      expect(new Set(named).size).toBe(named.length);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => `path,${match[1]}`);
      expect(named).toEqual(expect.arrayContaining(inPath));
    }
  }
  resolve(api);
  const told = readFileSync(new URL('../../docs/web.md', import.meta.url), 'utf8');
  const named = [...told.matchAll(/^\| `\w+ (\/api\/[^`]+)`/gm)].map((match) => match[1]);
  expect(named).toEqual(Object.keys(api.paths ?? {}));
  const figure = z.fromJSONSchema(resolve(api.components?.schemas?.Figure) as never);
  expect(figure.safeParse({ agency: '甲局' }).success).toBe(false);
});
