import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOperations, type Operations } from '../../src/channels/operations.ts';
import { createPacer } from '../../src/channels/pacer.ts';
import { renderReply } from '../../src/channels/render.ts';
import { type RunningChannels, startChannels } from '../../src/channels/start-channels.ts';
import { formatForWechat } from '../../src/channels/wechat-format.ts';
import { readGroupText } from '../../src/channels/wechat-text.ts';
import { makeAnswer, makeFigure, makeTurn } from '../support/canned-ask.ts';
import {
  createLogTrap,
  makeChannelsConfig,
  makeDeps,
  readWording,
  until,
} from '../support/channel-rig.ts';
import { type MockWechat, openMockWechat } from '../support/mock-wechat.ts';

let wechat: MockWechat;
let channels: RunningChannels;
let operations: Operations;
let printed: string[];
let lines: string[];
let memory: string;

beforeEach(async () => {
  wechat = openMockWechat();
  operations = createOperations();
  printed = [];
  const trap = createLogTrap();
  lines = trap.lines;
  memory = join(mkdtempSync(join(tmpdir(), 'nianbao-wechat-')), 'data', 'card');
  const pace = { chatMs: 0, overallMs: 0 };
  const options = { puppet: wechat.puppet, token: null, memory, adminKey: 'a-key-of-some-length' };
  channels = await startChannels({
    config: makeChannelsConfig({ wechat: { ...options, keywords: ['年报'], pace, revivalMs: 50 } }),
    print: (text) => printed.push(text),
    ...makeDeps({ operations, log: trap.log }),
  });
});

afterEach(() => channels.stop());

const isReady = async (): Promise<boolean> => (await operations.ready()).ready;

test('the login code is printed and shown on the admin page, and never logged', async () => {
  await until(() => wechat.puppet.state.active() === true);
  const address = 'https://login.weixin.example/l/very-secret-code';
  wechat.puppet.emit('scan', { qrcode: address, status: 2 });
  await until(() => printed.length > 0);
  expect(printed.join('')).toContain('▄');
  const page = channels.routes.get('/admin/wechat');
  const open = (key: string) => page?.(new Request(`http://x/admin/wechat?key=${key}`));
  expect((await open('wrong'))?.status).toBe(403);
  expect(await (await open('a-key-of-some-length'))?.text()).toContain('<svg');
  expect(lines.join('')).not.toContain('very-secret-code');
  expect(await isReady()).toBe(false);
  await wechat.logIn();
  await until(isReady);
  expect(await (await open('a-key-of-some-length'))?.text()).not.toContain('<svg');
});

test('the memory card is for its owner alone', () => {
  expect(statSync(`${memory}.memory-card.json`).mode & 0o777).toBe(0o600);
});

test('a log-out raises one alarm and is retried until logged in again', async () => {
  await wechat.logIn();
  await until(isReady);
  wechat.puppet.emit('logout', { contactId: 'bot', data: 'kicked' });
  wechat.puppet.emit('error', { data: 'WatchdogAgent: reset' } as never);
  await until(() => lines.some((line) => line.includes('alarm')));
  expect(await isReady()).toBe(false);
  await until(async () =>
    (await operations.metrics()).body.includes('restarts_total{channel="wechat"}'),
  );
  await wechat.logIn();
  await until(isReady);
  expect(lines.filter((line) => line.includes('"alarm":"wechat"'))).toHaveLength(1);
  wechat.say('甲局2023年申请');
  await until(() => wechat.replies.length === 1);
});

test('an error of the puppet and a message that cannot be read end nothing', async () => {
  await wechat.logIn();
  await until(isReady);
  wechat.puppet.emit('error', { gerror: '{"message":"boom"}' } as never);
  wechat.puppet.emit('message', { messageId: 'no-such-message' });
  wechat.say('甲局2023年申请');
  await until(() => wechat.replies.length === 1);
  expect(wechat.replies[0]).toContain('答：甲局2023年申请');
});

test('a group speaks to the bot by picked or typed @, by its alias, by a keyword', () => {
  const given = { names: ['年报助手', '年报助手二号'], keywords: ['年报'], picked: false };
  const read = (text: string) => readGroupText(text, given);
  const heard = { addressed: true, text: '淄博2023年申请' };
  expect(read('@年报助手\u2005淄博2023年申请')).toEqual(heard);
  expect(read('@年报助手 淄博2023年申请')).toEqual(heard);
  expect(read('@年报助手：淄博2023年申请')).toEqual(heard);
  expect(read('＠年报助手，淄博2023年申请')).toEqual(heard);
  expect(read('@年报助手二号 淄博2023年申请')).toEqual(heard);
  expect(read('淄博2023年申请 @年报助手')).toEqual(heard);
  expect(read('年报 淄博2023年申请')).toEqual(heard);
  expect(read('@年报助手三号 淄博2023年申请').addressed).toBe(false);
  expect(read('淄博的年报').addressed).toBe(false);
  expect(readGroupText('淄博2023年申请', { ...given, picked: true })).toEqual(heard);
});

test('a reply has six lines at most and keeps its link', () => {
  const wording = readWording();
  const figures = [makeFigure('甲局', 2023, 12)];
  const url = figures[0]?.source.url ?? '';
  const text = `${Array.from({ length: 9 }, (_, index) => `第${index}行`).join('\n')}\n出处：${url}`;
  const utterance = { text: '问', now: '2024-06-01' };
  const choices = ['一', '二', '三', '四'].map((label) => ({ label, question: label }));
  for (const given of [{}, { choices }, { choices: choices.slice(0, 2) }]) {
    const answer = makeAnswer(text, { figures, ...given });
    const shown = formatForWechat(renderReply(makeTurn(utterance, answer, null), wording), wording);
    expect(shown.split('\n').length).toBeLessThanOrEqual(6);
    expect(shown).toContain(url);
    if ('choices' in given) expect(shown).toMatch(/回复 1、?.* 或 [24] 选择/);
  }
});

test('sends are paced: within a chat and over all', async () => {
  const pace = createPacer({ chatMs: 60, overallMs: 20 });
  const at: number[] = [];
  const send = async (): Promise<void> => void at.push(Date.now());
  await Promise.all([pace('a', send), pace('a', send), pace('b', send)]);
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(58);
  expect((at[2] ?? 0) - (at[1] ?? 0)).toBeGreaterThanOrEqual(18);
});
