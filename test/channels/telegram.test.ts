import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningChannels, startChannels } from '../../src/channels/start-channels.ts';
import {
  makeChannelsConfig,
  makeDeps,
  makeTelegramOptions,
  until,
} from '../support/channel-rig.ts';
import { botUser, FakeBotApi } from '../support/fake-bot-api.ts';

let api: FakeBotApi;
let channels: RunningChannels;

beforeEach(async () => {
  api = new FakeBotApi();
  const telegram = makeTelegramOptions(await api.listen());
  channels = await startChannels({ config: makeChannelsConfig({ telegram }), ...makeDeps() });
});

afterEach(async () => {
  await channels.stop();
  await api.close();
});

const group = { id: -100_500, type: 'supergroup' };

function mention(text: string, name: string): { readonly entities: readonly object[] } {
  return { entities: [{ type: 'mention', offset: text.indexOf(name), length: name.length }] };
}

test('a question in a private chat is answered with its source as a link', async () => {
  api.say('甲局2023年收到多少件申请');
  await until(() => api.texts(42).length === 1);
  expect(api.texts(42)[0]).toBe(
    '答：甲局2023年收到多少件申请\n出处：<a href="http://localhost:3000/reports/甲局-2023#f-requests.received-total">甲局2023年报告 表三·总计</a>',
  );
});

test('a group hears nothing unless it names the bot, replies to it or commands it by name', async () => {
  api.say('随便聊聊', { chat: group });
  api.say('/help', {
    chat: group,
    extra: { entities: [{ type: 'bot_command', offset: 0, length: 5 }] },
  });
  const text = `@${botUser.username.toUpperCase()} 甲局2023年申请`;
  api.say(text, { chat: group, extra: mention(text, text.split(' ')[0] ?? '') });
  const reply = { reply_to_message: { message_id: 5, from: { id: botUser.id, is_bot: true } } };
  api.say('那2022年呢', { chat: group, extra: reply });
  await until(() => api.texts(group.id).length === 2);
  expect(api.texts(group.id)[0]).toContain('答：甲局2023年申请');
  expect(api.texts(group.id)[1]).toContain('接着“答：甲局2023年申请”：那2022年呢');
  expect(api.sent('sendMessage')[0]?.payload.reply_parameters).toMatchObject({
    message_id: 3,
    allow_sending_without_reply: true,
  });
});

test('choices come as buttons of at most 64 bytes and a tap asks the question', async () => {
  api.say('歧义');
  await until(() => api.texts(42).length === 1);
  const markup = api.sent('sendMessage')[0]?.payload.reply_markup as {
    inline_keyboard: { text: string; callback_data: string }[][];
  };
  const data = markup.inline_keyboard[1]?.[0]?.callback_data ?? '';
  expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
  const message = { message_id: 9, chat: { id: 42, type: 'private' } };
  api.push({ callback_query: { id: 'tap', from: { id: 42 }, data, message } });
  await until(() => api.texts(42).length === 2);
  expect(api.texts(42)[1]).toContain('答：甲局2023年不予公开多少件');
  expect(api.sent('answerCallbackQuery')[0]?.payload).toEqual({ callback_query_id: 'tap' });
});
