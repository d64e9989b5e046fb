import { startChannels } from '../../src/channels/start-channels.ts';
import type { Numbered } from '../support/bot-api-updates.ts';
import { makeChannelsConfig, makeTelegramOptions } from '../support/channel-rig.ts';
import { botUser, FakeBotApi } from '../support/fake-bot-api.ts';
import { type ChannelRig, describeChannel, type Said } from './contract.ts';

const group = { id: -100_700, type: 'supergroup' };
const people: Readonly<Record<string, number>> = { one: 51, two: 52 };

const toText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

function toUpdate(api: FakeBotApi, text: string, said: Said) {
  const name = `@${botUser.username}`;
  const isMention = said.group === true && said.addressed === true;
  const extra = {
    ...(isMention ? { entities: [{ type: 'mention', offset: 0, length: name.length }] } : {}),
    ...(said.ageMs ? { date: Math.floor((Date.now() - said.ageMs) / 1000) } : {}),
    ...(said.own ? { from: botUser } : {}),
  };
  const from = people[said.from ?? ''] ?? 42;
  const place = said.group ? { chat: group } : {};
  return api.makeMessage(isMention ? `${name} ${text}` : text, { ...place, from, extra });
}

describeChannel(
  'telegram',
  { groups: true, redelivers: true, pictures: true, textLimit: 4_096, picksBy: 'button' },
  async (deps): Promise<ChannelRig> => {
    const api = new FakeBotApi();
    const telegram = makeTelegramOptions(await api.listen());
    const channels = await startChannels({ config: makeChannelsConfig({ telegram }), ...deps });
    const delivered = new Map<string, Numbered>();
    let stopped: Promise<void> | null = null;
    return {
      async say(text, said = {}) {
        const before = said.repeat ? delivered.get(text) : undefined;
        delivered.set(text, api.push(before ?? toUpdate(api, text, said)));
      },
      replies: () => api.texts().map(toText),
      pictures: () => api.sent('sendPhoto').map(({ uploads }) => uploads[0]?.filename ?? ''),
      async stop() {
        stopped ??= channels.stop().then(() => api.close());
        await stopped;
      },
    };
  },
);
