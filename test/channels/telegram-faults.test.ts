import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOperations, type Operations } from '../../src/channels/operations.ts';
import { type RunningChannels, startChannels } from '../../src/channels/start-channels.ts';
import type { TelegramOptions } from '../../src/channels/telegram.ts';
import {
  createLogTrap,
  makeChannelsConfig,
  makeDeps,
  makeTelegramOptions,
  until,
} from '../support/channel-rig.ts';
import { type Call, FakeBotApi, type Fault } from '../support/fake-bot-api.ts';

let api: FakeBotApi;
let channels: RunningChannels;
let operations: Operations;
let root: string;
let lines: string[];

async function start(given: Partial<TelegramOptions> = {}, deadlineMs = 20_000): Promise<void> {
  const trap = createLogTrap();
  lines = trap.lines;
  operations = createOperations();
  const telegram = makeTelegramOptions(root, given);
  const config = makeChannelsConfig({ telegram, deadlineMs });
  channels = await startChannels({ config, ...makeDeps({ operations, log: trap.log }) });
}

beforeEach(async () => {
  api = new FakeBotApi();
  root = await api.listen();
});

afterEach(async () => {
  await channels.stop();
  await api.close();
  expect(lines.join('')).not.toContain('a-token-that-must-not-leak');
});

const isReady = async (): Promise<boolean> => (await operations.ready()).ready;

/** The first calls of a method meet these faults, one each. */
function failFirst(method: string, ...faults: readonly Fault[]): void {
  const rest = [...faults];
  api.faults.push((call: Call) => (call.method === method ? rest.shift() : undefined));
}

test('a server that is down at start is tried until it is there', async () => {
  await api.close();
  await start();
  await until(() => lines.some((line) => line.includes('telegram not reached')));
  expect(await isReady()).toBe(false);
  await api.listen(Number(new URL(root).port));
  api.say('甲局2023年申请');
  await until(() => api.texts(42).length === 1);
  expect(await isReady()).toBe(true);
});

test('409, 5xx, resets and 429 on polls are waited out', async () => {
  failFirst(
    'getUpdates',
    { kind: 'status', status: 409, description: 'Conflict' },
    { kind: 'status', status: 502 },
    { kind: 'reset' },
    { kind: 'status', status: 429, retryAfter: 1 },
  );
  await start();
  api.say('甲局2023年申请');
  await until(() => api.texts(42).length === 1);
  expect((await operations.metrics()).body).toMatch(/restarts_total\{channel="telegram"\} 4/);
});

test('a black-holed poll is ended by our own clock and does not count as life', async () => {
  failFirst('getUpdates', { kind: 'hang' });
  await start({ abortMs: 300 });
  await until(() => api.sent('getUpdates').length === 1);
  expect((await operations.ready()).channels.telegram?.ready).toBe(false);
  api.say('甲局2023年申请');
  await until(() => api.texts(42).length === 1);
  expect(await isReady()).toBe(true);
});

test('a 429 on a send waits as told, is sent once, and other chats do not wait', async () => {
  failFirst('sendMessage', { kind: 'status', status: 429, retryAfter: 1 });
  await start();
  const startedAt = Date.now();
  api.say('一', { from: 1_001 });
  await until(() => lines.length > 1);
  api.say('二', { from: 1_002 });
  await until(() => api.texts(1_002).length === 1);
  expect(Date.now() - startedAt).toBeLessThan(900);
  await until(() => api.texts(1_001).length === 1);
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1_000);
});

test('a send whose answer was lost is not sent again', async () => {
  failFirst('sendMessage', { kind: 'applyThenReset' });
  await start();
  api.say('一');
  api.say('二');
  await until(() => api.texts(42).length === 2);
  expect(api.texts(42).map((text) => text.split('\n')[0])).toEqual(['答：一', '答：二']);
  expect(lines.some((line) => line.includes('reply not sent'))).toBe(true);
});

test('a parse error falls back to plain text once', async () => {
  const description = "Bad Request: can't parse entities: unsupported start tag";
  failFirst('sendMessage', { kind: 'status', status: 400, description });
  await start();
  api.say('难写');
  await until(() => api.texts(42).length === 1);
  expect(api.sent('sendMessage')[0]?.payload.parse_mode).toBeUndefined();
  expect(api.texts(42)[0]).toBe('R&D <5 亿元 "x"');
});

test('a question that throws or never ends is said so, and its chat goes on', async () => {
  await start({}, 300);
  api.say('崩溃');
  api.say('不回');
  api.say('还在吗');
  await until(() => api.texts(42).length === 3);
  expect(api.texts(42)[0]).toMatch(/出错了.*编号 [0-9a-f]{8}|编号/);
  expect(api.texts(42)[1]).toContain('用时太长');
  expect(api.texts(42)[2]).toContain('答：还在吗');
});

test('unknown and malformed updates are passed over, logged with an id', async () => {
  await start();
  api.push({ poll_answer: { poll_id: '1' } });
  api.push({ message: { message_id: 'x', text: '坏消息' } });
  api.push({ message: 'not even an object' });
  api.say(`\uD800${'很'.repeat(9_000)}`);
  api.say('甲局2023年申请');
  await until(() => api.texts(42).some((text) => text.includes('答：甲局2023年申请')));
  expect(lines.filter((line) => line.includes('update not read'))).toHaveLength(2);
  expect(lines.join('')).not.toContain('坏消息');
});

test('a backlog of old messages is no flood: one note a chat', async () => {
  const old = { extra: { date: Math.floor(Date.now() / 1000) - 3_600 } };
  for (const text of ['一', '二', '三']) api.say(text, old);
  await start();
  api.say('甲局2023年申请');
  await until(() => api.texts(42).length === 2);
  expect(api.texts(42)[0]).toContain('不在线');
  expect(api.texts(42)[1]).toContain('答：甲局2023年申请');
});

test('what was answered is confirmed at the stop and not delivered to the next process', async () => {
  await start();
  api.say('久等');
  await until(() => lines.length > 1 && api.sent('sendChatAction').length > 0);
  await channels.stop();
  expect(api.texts(42)).toEqual(['等到了']);
  expect(api.pending).toBe(0);
});

test('a stop ends within ten seconds though the server answers nothing any more', async () => {
  await start({ abortMs: 65_000 });
  await until(isReady);
  api.say('久等');
  await until(() => api.sent('getUpdates').length > 1);
  api.faults.push(() => ({ kind: 'hang' }));
  const startedAt = Date.now();
  await channels.stop();
  expect(Date.now() - startedAt).toBeLessThan(10_000);
});
