import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChannels } from '../../src/channels/start-channels.ts';
import { makeChannelsConfig } from '../support/channel-rig.ts';
import { openMockWechat } from '../support/mock-wechat.ts';
import { type ChannelRig, describeChannel } from './contract.ts';

describeChannel(
  'wechat',
  { groups: true, redelivers: true, pictures: true, textLimit: 2_000, picksBy: 'number' },
  async (deps): Promise<ChannelRig> => {
    const wechat = openMockWechat();
    const memory = join(mkdtempSync(join(tmpdir(), 'nianbao-wechat-')), 'card');
    const options = { puppet: wechat.puppet, token: null, memory, keywords: [], adminKey: null };
    const pace = { chatMs: 0, overallMs: 0 };
    const config = makeChannelsConfig({ wechat: { ...options, pace } });
    const channels = await startChannels({ config, ...deps });
    await wechat.logIn();
    let stopped: Promise<void> | null = null;
    return {
      say: async (text, said = {}) => wechat.say(text, said),
      replies: () => wechat.replies,
      pictures: () => wechat.pictures,
      async stop() {
        stopped ??= channels.stop();
        await stopped;
      },
    };
  },
);
