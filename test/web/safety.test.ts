import { spawn, spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestWeb } from '../support/test-web.ts';

let web: Awaited<ReturnType<typeof startTestWeb>>;
beforeAll(async () => {
  web = await startTestWeb();
});
afterAll(() => web.stop());

/** Bytes on the wire, as they are; resolves with what came back when the server ends or the time is up. */
function speak(bytes: string, waitMs: number): Promise<{ text: string; open: boolean }> {
  const { hostname, port } = new URL(web.url);
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const done = (open: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, open });
    };
    const timer = setTimeout(() => done(true), waitMs);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('close', () => done(false));
    socket.on('error', () => {});
  });
}

test.each(['/', '/reports', '/reports/zibo-transport-2023', '/api/fields', '/nowhere', '/healthz'])(
  '%s carries the security headers and nothing inline',
  async (path) => {
    const response = await fetch(`${web.url}${path}`);
    const { headers } = response;
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    const text = await response.text();
    expect(text).not.toMatch(/<script(?![^>]*\ssrc="\/assets\/)|\sstyle="|\son\w+="/);
    expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\/(?!localhost)/);
  },
);

test.each([
  '/assets/../package.json',
  '/assets/..%2f..%2fpackage.json',
  '/assets/%2e%2e/%2e%2e/etc/passwd',
  '/reports/..%2f..%2fetc%2fpasswd',
  '/assets/....//style.css',
])('%s leads nowhere', async (path) => {
  const { text } = await speak(
    `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
    3_000,
  );
  expect(text).toMatch(/^HTTP\/1\.1 404/);
  expect(text).not.toMatch(/dependencies|root:/);
});

test('a huge address is refused', async () => {
  const { text } = await speak(`GET /?q=${'a'.repeat(40_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 3_000);
  expect(text).toMatch(/^HTTP\/1\.1 431/);
});

test('hostile words in a question and an address come back as words', async () => {
  const evil = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&';
  for (const path of [`/?q=${encodeURIComponent(evil)}`, `/?edit=${encodeURIComponent(evil)}`]) {
    const text = await (await fetch(`${web.url}${path}`)).text();
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img src=x');
    expect(text).toContain('&lt;script&gt;');
  }
  const filter = await (
    await fetch(`${web.url}/reports?agency=${encodeURIComponent(evil)}`)
  ).text();
  expect(filter).not.toContain('<img src=x');
});

test('there is no way to upload, and no other method', async () => {
  for (const [method, path] of [
    ['PUT', '/reports/new'],
    ['POST', '/reports'],
    ['DELETE', '/reports/zibo-transport-2023'],
    ['POST', '/api/reports'],
  ] as const) {
    expect((await fetch(`${web.url}${path}`, { method })).status).toBe(404);
  }
});

/** Ten thousand, or what the machine lets one process open; then it says so. */
function countConnections(): number {
  const limit = Number(spawnSync('sh', ['-c', 'ulimit -n']).stdout.toString()) || 1_000_000;
  const count = Math.min(10_000, limit - 1_000);
  if (count < 10_000) console.warn(`only ${count} connections: a process may open ${limit} files`);
  return count;
}

/** Opens so many kept-alive connections from a process of its own and says when all are open and when all are closed. */
function openIdle(count: number): { opened: Promise<void>; closed: Promise<void> } {
  const { hostname, port } = new URL(web.url);
  const script = `
    const { connect } = require('node:net');
    let open = 0, closed = 0;
    for (let each = 0; each < ${count}; each += 1) {
      const socket = connect(${port}, '${hostname}');
      socket.on('error', () => {});
      socket.once('data', () => { open += 1; if (open === ${count}) console.log('opened'); });
      socket.once('connect', () => socket.write('GET /healthz HTTP/1.1\\r\\nhost: x\\r\\n\\r\\n'));
      socket.once('close', () => { closed += 1; if (closed === ${count}) console.log('closed'); });
    }`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const heard = (word: string): Promise<void> =>
    new Promise((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes(word)) resolve();
      });
    });
  return { opened: heard('opened'), closed: heard('closed') };
}

test('ten thousand idle connections neither stop answers nor stay', {
  timeout: 60_000,
}, async () => {
  const { opened, closed } = openIdle(countConnections());
  await opened;
  const response = await fetch(`${web.url}/api/fields?limit=1`);
  expect(response.status).toBe(200);
  await closed;
});

test('an assistant is told at once that there is no stream, and a strange page is sent away', async () => {
  for (const method of ['GET', 'DELETE']) {
    const response = await fetch(`${web.url}/mcp`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  }
  const post = (headers: Record<string, string>) =>
    fetch(`${web.url}/mcp`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }),
    });
  expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await post({ origin: 'http://localhost:3000' })).status).toBe(200);
  expect((await post({})).status).toBe(200);
  expect((await post({ 'x-fill': 'a'.repeat(20_000) })).status).toBe(431);
});

test('a forwarded address changes nobody’s limit unless the proxy is named', async () => {
  const ask = async (url: string, from: string): Promise<number> => {
    const body = JSON.stringify({ question: '你好' });
    const headers = { 'x-forwarded-for': from };
    return (await fetch(`${url}/api/ask`, { method: 'POST', headers, body })).status;
  };
  for (const [proxies, third] of [
    ['', 429],
    ['127.0.0.1,::1', 200],
  ] as const) {
    const narrow = await startTestWeb({ LIMIT_USER: '2/60', TRUSTED_PROXIES: proxies });
    try {
      const statuses = [];
      for (const from of ['203.0.113.1', '203.0.113.2', '203.0.113.3'])
        statuses.push(await ask(narrow.url, from));
      expect(statuses).toEqual([200, 200, third]);
    } finally {
      await narrow.stop();
    }
  }
});

test('limits are told with the time to wait', async () => {
  const narrow = await startTestWeb({ LIMIT_USER: '2/60' });
  try {
    const ask = () =>
      fetch(`${narrow.url}/api/ask`, {
        method: 'POST',
        body: JSON.stringify({ question: '你好' }),
      });
    expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(200);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.text()).toContain('秒');
  } finally {
    await narrow.stop();
  }
});
