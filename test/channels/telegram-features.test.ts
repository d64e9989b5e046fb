import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMemoryState } from '../../src/channels/memory-state.ts';
import type { DoorDeps } from '../../src/channels/open-door.ts';
import { type RunningChannels, startChannels } from '../../src/channels/start-channels.ts';
import { createBotApi } from '../../src/channels/telegram-api.ts';
import { createButtons } from '../../src/channels/telegram-buttons.ts';
import {
  makeChannelsConfig,
  makeDeps,
  makeTelegramOptions,
  until,
} from '../support/channel-rig.ts';
import { FakeBotApi } from '../support/fake-bot-api.ts';

let api: FakeBotApi;
let channels: RunningChannels;

async function start(given: Partial<DoorDeps> = {}): Promise<void> {
  const telegram = makeTelegramOptions(await api.listen());
  const config = makeChannelsConfig({ telegram });
  channels = await startChannels({ config, ...makeDeps(given) });
}

beforeEach(() => {
  api = new FakeBotApi();
});

afterEach(async () => {
  await channels?.stop();
  await api.close();
});

test('the menu is set in Chinese and by default, for private chats and groups', async () => {
  await start();
  await until(() => api.sent('setMyCommands').length === 4);
  const menus = api.sent('setMyCommands').map(({ payload }) => payload);
  expect(menus.map(({ language_code: code }) => code)).toEqual(['zh', 'zh', undefined, undefined]);
  expect(menus[0]?.scope).toEqual({ type: 'all_private_chats' });
  expect(menus[1]?.scope).toEqual({ type: 'all_group_chats' });
  expect(menus[0]?.commands).toContainEqual({ command: 'forget', description: '忘掉这段对话' });
  expect(menus[2]?.commands).toContainEqual({
    command: 'forget',
    description: 'Forget this conversation',
  });
});

test('typing shows while the answer is being made, not for one that is there at once', async () => {
  await start();
  api.say('甲局2023年申请');
  await until(() => api.texts().length === 1);
  expect(api.sent('sendChatAction')).toHaveLength(0);
  api.say('久等');
  await until(() => api.texts().length === 2);
  expect(api.sent('sendChatAction')[0]?.payload).toEqual({ chat_id: 42, action: 'typing' });
});

test('a table goes as a rich message where the server knows it, else as <pre>, asked once only', async () => {
  await start();
  api.say('表格');
  api.say('表格二');
  await until(() => api.texts().length === 2);
  expect(api.texts()[0]).toMatch(/两年对比如下：[\s\S]*<pre>机关\s+2021\s+2022\n甲局/);
  expect(api.sent('sendRichMessage')).toHaveLength(1);
});

test('a server that knows rich messages gets a real table', async () => {
  api.knownMethods.add('sendRichMessage');
  await start();
  api.say('表格');
  await until(() => api.sent('sendRichMessage').length === 1);
  const [call] = api.sent('sendRichMessage');
  expect(JSON.stringify(call?.payload.rich_message)).toContain(
    '<tr><td>乙局</td><td>空白</td><td>空白</td></tr>',
  );
  expect(api.texts()).toHaveLength(0);
});

test('a picture in a group keeps its caption and the message it answers', async () => {
  const data = new Uint8Array([1, 2, 3]);
  const caption = '图 & 走势';
  const picture = { kind: 'picture', name: '趋势.png', mime: 'image/png', data, caption } as const;
  await start({ attach: async () => [picture] });
  const entities = [{ type: 'bot_command', offset: 0, length: 18 }];
  const chat = { id: -5, type: 'group' };
  api.say('/ask@nianbao_bot x', { chat, extra: { entities: [{ ...entities[0], length: 16 }] } });
  const reply = { reply_to_message: { message_id: 1, from: { id: 7_000_001 } } };
  api.say('图', { chat, extra: reply });
  await until(() => api.sent('sendPhoto').length === 1);
  const [call] = api.sent('sendPhoto');
  expect(call?.uploads[0]).toMatchObject({ field: 'photo', filename: '趋势.png' });
  expect([...(call?.uploads[0]?.data ?? [])]).toEqual([1, 2, 3]);
  expect(call?.payload.caption).toMatch(
    /^图 &amp; 走势\n出处：<a href="[^"]+">甲局2023年报告 表三·总计<\/a>$/,
  );
  expect(call?.payload.reply_parameters).toMatchObject({ allow_sending_without_reply: true });
  expect(api.texts()[0]).toContain('没有 /ask 这个命令');
});

test('inline mode gives the answer as an article, the readings when there are several, else a hint', async () => {
  await start();
  const from = { id: 42 };
  api.push({ inline_query: { id: 'a', from, query: '甲局 2023 申请' } });
  api.push({ inline_query: { id: 'b', from, query: '歧义' } });
  api.push({ inline_query: { id: 'c', from, query: '' } });
  await until(() => api.sent('answerInlineQuery').length === 3);
  const byId = new Map(
    api.sent('answerInlineQuery').map(({ payload }) => [payload.inline_query_id, payload]),
  );
  expect(byId.get('a')?.results).toMatchObject([
    { type: 'article', title: '答：甲局 2023 申请', input_message_content: { parse_mode: 'HTML' } },
  ]);
  expect(byId.get('b')?.results).toHaveLength(2);
  expect(byId.get('c')?.results).toEqual([]);
  expect(byId.get('c')?.button).toMatchObject({ start_parameter: 'inline' });
});

test('a tap on a choice that is gone is answered with a notice', async () => {
  await start();
  const message = { message_id: 9, chat: { id: 42, type: 'private' } };
  api.push({ callback_query: { id: 't', from: { id: 42 }, data: 'k:unknown', message } });
  await until(() => api.sent('answerCallbackQuery').length === 1);
  expect(api.sent('answerCallbackQuery')[0]?.payload.text).toContain('已过期');
});

test('a question too long for a button is kept under a key of at most 64 bytes', async () => {
  const buttons = createButtons(createMemoryState());
  const question = '淄博市交通运输局2023年收到的政府信息公开申请里自然人提出的有多少件';
  const [row] = await buttons.make([{ label: '自然人', question }]);
  const data = row?.[0]?.callback_data ?? '';
  expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
  expect(await buttons.read(data)).toBe(question);
});

test('behind a proxy the official address is asked for through it', async () => {
  const asked: string[] = [];
  const proxy = createServer().on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const official = { token: '1:x', apiRoot: 'https://api.telegram.org', proxy: address };
  const bot = await createBotApi(official);
  await expect(bot.call('getMe', {}, { deadlineMs: 2_000 })).rejects.toThrow();
  expect(asked).toEqual(['api.telegram.org:443']);
  await new Promise((resolve) => proxy.close(resolve));
});
