import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerSchema } from '../../src/model/answer-schema.ts';
import { figureSchema } from '../../src/model/figure-schema.ts';
import { startTestWeb } from '../support/test-web.ts';

let web: Awaited<ReturnType<typeof startTestWeb>>;
beforeAll(async () => {
  web = await startTestWeb({ CORS_ORIGINS: 'https://page.example' });
});
afterAll(() => web.stop());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${web.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

type Listed = {
  readonly total: number;
  readonly items: readonly { readonly id: string }[];
  readonly report: { readonly id: string };
};

/** What a test expects of a body it goes on to check. */
const read = async <T>(response: Response): Promise<T> => (await response.json()) as T;

const question = '淄博交通局2023年收到多少件申请';

test('a question gets one Answer of the contract', async () => {
  const response = await post('/api/ask', { question });
  expect(response.status).toBe(200);
  const answer = answerSchema.parse(await response.json());
  expect(answer).toMatchObject({ status: 'answered', value: 12, unit: '件' });
  expect(answer.figures[0]?.source.url).toContain('#f-requests.received-total');
});

test('a conversation is kept by its id, and now fixes 去年', async () => {
  const conversation = crypto.randomUUID();
  await post('/api/ask', { question, conversation });
  const next = await post('/api/ask', { question: '其中自然人多少', conversation });
  expect(answerSchema.parse(await next.json()).value).toBe(12);
  const dated = await post('/api/ask', {
    question: '淄博交通局去年收到多少件申请',
    now: '2024-06-01',
  });
  expect(answerSchema.parse(await dated.json()).slots.year?.value).toBe(2023);
});

test.each([
  ['no JSON', '{"question":', 400],
  ['no question', {}, 400],
  ['an unknown key', { question, evil: true }, 400],
  ['a conversation that is no id', { question, conversation: '../../etc' }, 400],
  ['a date that is none', { question, now: 'yesterday' }, 400],
  ['a huge body', { question: '问'.repeat(20_000) }, 413],
])('%s is refused with problem details', async (_, body, status) => {
  const response = await post('/api/ask', body);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(await response.json()).toMatchObject({ status, type: 'about:blank' });
});

test('lists are paged and filtered', async () => {
  const get = (path: string) =>
    fetch(`${web.url}${path}`).then((response) => read<Listed>(response));
  const reports = await get('/api/reports?year=2023&limit=2&offset=1');
  expect(reports).toMatchObject({ total: 4, limit: 2, offset: 1 });
  expect(reports.items).toHaveLength(2);
  const agencies = await get('/api/agencies?limit=1');
  expect(agencies.items).toHaveLength(1);
  const fields = await get('/api/fields?limit=1000');
  expect(fields.items.map(({ id }) => id)).toContain('requests.received');
  const figures = await get(
    '/api/figures?agency=haidong-transport&year=2023&field=requests.received',
  );
  expect(figures.total).toBe(7);
  for (const each of figures.items) {
    expect(figureSchema.parse(each)).toMatchObject({ state: 'blank', value: null });
  }
  const report = await get('/api/reports/zibo-transport-2023');
  expect(report.report.id).toBe('zibo-transport-2023');
});

test('what is not there is 404, a wrong query 400', async () => {
  expect((await fetch(`${web.url}/api/reports/nobody-1999`)).status).toBe(404);
  expect((await fetch(`${web.url}/api/reports?year=many`)).status).toBe(400);
  expect((await fetch(`${web.url}/api/figures`)).status).toBe(400);
  expect((await fetch(`${web.url}/nowhere`)).status).toBe(404);
});

test('an unchanged list is answered 304', async () => {
  const first = await fetch(`${web.url}/api/fields`);
  const tag = first.headers.get('etag') ?? '';
  expect(tag).not.toBe('');
  const again = await fetch(`${web.url}/api/fields`, { headers: { 'if-none-match': tag } });
  expect(again.status).toBe(304);
});

test('only configured origins may read across sites', async () => {
  const from = async (origin: string) =>
    (await fetch(`${web.url}/api/fields`, { headers: { origin } })).headers.get(
      'access-control-allow-origin',
    );
  expect(await from('https://page.example')).toBe('https://page.example');
  expect(await from('https://evil.example')).toBeNull();
});

test('OpenAPI names every path and the schemas the answers are checked by', async () => {
  const api = await read<{
    readonly openapi: string;
    readonly paths: object;
    readonly components: { readonly schemas: { readonly Answer: { readonly required: string[] } } };
  }>(await fetch(`${web.url}/api/openapi.json`));
  expect(api.openapi).toBe('3.1.0');
  const paths = ['/api/ask', '/api/reports', '/api/reports/{id}', '/api/agencies', '/api/fields'];
  expect(Object.keys(api.paths)).toEqual([...paths, '/api/figures']);
  expect(api.components.schemas.Answer.required).toContain('excluded');
});

test('the server says that it lives, is ready, and what it did', async () => {
  expect(await (await fetch(`${web.url}/healthz`)).json()).toMatchObject({ status: 'ok' });
  expect(await (await fetch(`${web.url}/readyz`)).json()).toMatchObject({ ready: true });
  expect(await (await fetch(`${web.url}/metrics`)).text()).toMatch(
    /nianbao_questions_total\{channel="web"/,
  );
});

test('an assistant finds and calls the tools over HTTP', async () => {
  type Result = {
    readonly tools: readonly { readonly name: string }[];
    readonly content: readonly [{ readonly text: string }];
  };
  const accept = { accept: 'application/json, text/event-stream' };
  const call = async (method: string, params: object) => {
    const body = { jsonrpc: '2.0', id: 1, method, params };
    return (await read<{ readonly result: Result }>(await post('/mcp', body, accept))).result;
  };
  const { tools } = await call('tools/list', {});
  expect(tools.map(({ name }) => name)).toEqual(['ask', 'find_figures', 'get_report']);
  const asked = await call('tools/call', { name: 'ask', arguments: { question } });
  expect(JSON.parse(asked.content[0].text)).toMatchObject({ value: 12 });
  const found = await call('tools/call', {
    name: 'find_figures',
    arguments: { fields: ['requests.received'], agencies: ['zibo-transport'], years: [2023] },
  });
  expect(JSON.parse(found.content[0].text).total).toBe(7);
  const report = await call('tools/call', {
    name: 'get_report',
    arguments: { id: 'zibo-transport-2017' },
  });
  expect(JSON.parse(report.content[0].text).report.year).toBe(2017);
});
