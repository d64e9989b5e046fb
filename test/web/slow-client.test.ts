import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestWeb } from '../support/test-web.ts';

let web: Awaited<ReturnType<typeof startTestWeb>>;
beforeAll(async () => {
  web = await startTestWeb({ ANSWER_TIMEOUT_SECONDS: '1' });
});
afterAll(() => web.stop());

/** Says these bytes and nothing more. */
function speak(bytes: string): Socket {
  const { hostname, port } = new URL(web.url);
  const socket = connect(Number(port), hostname, () => socket.write(bytes));
  socket.on('error', () => {});
  return socket;
}

const hear = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(text));
  });

test('a client that never ends its request is cut off', { timeout: 25_000 }, async () => {
  const head = 'POST /api/ask HTTP/1.1\r\nhost: x\r\ncontent-le';
  const body = 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 900\r\n\r\nquestion=';
  await Promise.all([head, body].map((bytes) => hear(speak(bytes))));
});

const flood = 'GET /reports/haidong-transport-2023 HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(300);
const count = (text: string, status: number): number =>
  text.split(`HTTP/1.1 ${status} `).length - 1;

test('a connection that asks for hundreds of pages at once gets a few', async () => {
  const text = await hear(speak(flood));
  expect(count(text, 200)).toBeLessThanOrEqual(32);
  expect(count(text, 200) + count(text, 503)).toBe(300);
});

test('a client that asks and never reads is cut off, whatever was left to send', {
  timeout: 40_000,
}, async () => {
  const socket = speak(flood);
  socket.pause();
  // More than the buffers of the system hold.
  for (let each = 0; each < 10; each += 1) {
    await sleep(300);
    socket.write(flood);
  }
  await sleep(24_000);
  const text = await hear(socket.resume());
  expect(count(text, 200) + count(text, 503)).toBeLessThan(3_300);
  expect((await fetch(`${web.url}/healthz`)).status).toBe(200);
});
