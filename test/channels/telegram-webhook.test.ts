import { connect } from 'node:net';
import { serve } from '@hono/node-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningChannels, startChannels } from '../../src/channels/start-channels.ts';
import {
  makeChannelsConfig,
  makeDeps,
  makeTelegramOptions,
  until,
} from '../support/channel-rig.ts';
import { FakeBotApi } from '../support/fake-bot-api.ts';

const secret = 'a-secret-of-some-length';
const webhook = { url: 'https://bot.example/telegram/hook', secret };

let api: FakeBotApi;
let channels: RunningChannels;
let server: ReturnType<typeof serve>;
let port: number;

beforeEach(async () => {
  api = new FakeBotApi();
  const telegram = makeTelegramOptions(await api.listen(), { webhook });
  const queue = { perChat: 10, total: 3 };
  channels = await startChannels({
    config: makeChannelsConfig({ telegram, queue }),
    ...makeDeps(),
  });
  const handle = channels.routes.get('/telegram/hook');
  const notFound = async (): Promise<Response> => new Response(null, { status: 404 });
  port = await new Promise((resolve) => {
    const options = { fetch: handle ?? notFound, port: 0, hostname: '127.0.0.1' };
    server = serve(options, (info) => resolve(info.port));
  });
  await until(() => api.webhook !== null, 'the webhook is set');
});

afterEach(async () => {
  await channels.stop();
  await new Promise((resolve) => server.close(resolve));
  await api.close();
});

/** Posts as Telegram does and says what came back. */
async function post(body: unknown, token = secret): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/telegram/hook`, {
    method: 'POST',
    headers: { 'x-telegram-bot-api-secret-token': token, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return response.status;
}

const makeUpdate = (text: string, from = 42) => api.number(api.makeMessage(text, { from }));

test('the server is told the address, the secret and the kinds of updates', () => {
  expect(api.webhook).toMatchObject({
    url: webhook.url,
    secret_token: secret,
    allowed_updates: ['message', 'callback_query', 'inline_query'],
  });
  expect(api.sent('getUpdates')).toHaveLength(0);
});

test('200 comes before the work, and a redelivery is not answered again', async () => {
  const update = makeUpdate('久等');
  const startedAt = Date.now();
  expect(await post(update)).toBe(200);
  expect(Date.now() - startedAt).toBeLessThan(1_000);
  expect(await post(update)).toBe(200);
  await until(() => api.texts(42).length === 1);
  await post(makeUpdate('甲局2023年申请'));
  await until(() => api.texts(42).length === 2);
  expect(api.texts(42)[0]).toBe('等到了');
});

test('a wrong or missing secret, a huge body and no JSON are turned away', async () => {
  expect(await post(makeUpdate('一'), 'wrong')).toBe(403);
  expect(await post(makeUpdate('一'), '')).toBe(403);
  expect(await post('not json')).toBe(400);
  expect(await post(JSON.stringify({ update_id: 1, x: 'x'.repeat(1_100_000) }))).toBe(413);
  expect((await fetch(`http://127.0.0.1:${port}/telegram/hook`)).status).toBe(405);
  expect(api.texts()).toHaveLength(0);
});

test('when nothing more can be taken it says 503, and what comes again later is answered', async () => {
  for (const from of [1, 2, 3]) await post(makeUpdate('久等', from));
  const update = makeUpdate('甲局2023年申请');
  expect(await post(update)).toBe(503);
  await until(() => api.texts().length === 3);
  expect(await post(update)).toBe(200);
  await until(() => api.texts(42).length === 1);
});

test('a Chinese character split across TCP chunks arrives whole', async () => {
  const question = '淄博市交通运输局二〇二三年收到多少件申请';
  const body = Buffer.from(JSON.stringify(makeUpdate(question)));
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  const head = `POST /telegram/hook HTTP/1.1\r\nhost: x\r\nx-telegram-bot-api-secret-token: ${secret}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`;
  socket.write(head);
  for (let at = 0; at < body.length; at += 5) {
    socket.write(body.subarray(at, at + 5));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await until(() => api.texts(42).length === 1);
  socket.destroy();
  expect(api.texts(42)[0]).toContain(`答：${question}`);
});
