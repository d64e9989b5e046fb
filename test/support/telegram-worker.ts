import { openState } from '../../src/channels/open-state.ts';
import { startChannels } from '../../src/channels/start-channels.ts';
import { makeChannelsConfig, makeDeps, makeTelegramOptions } from './channel-rig.ts';

// A whole bot process for the takeover test: node telegram-worker.ts API_ROOT REDIS PREFIX
const [, , apiRoot = '', redisUrl = '', prefix = ''] = process.argv;
const state = await openState({ redisUrl, prefix });
const telegram = makeTelegramOptions(apiRoot, { pollSeconds: 1 });
const channels = await startChannels({
  config: makeChannelsConfig({ telegram }),
  ...makeDeps({ state }),
});
process.once('SIGTERM', async () => {
  await channels.stop();
  await state.close();
});
