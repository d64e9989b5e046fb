import { createLog } from '../../src/channels/log.ts';
import { openState } from '../../src/channels/open-state.ts';
import { createOperations } from '../../src/channels/operations.ts';
import { startChannels } from '../../src/channels/start-channels.ts';
import { createCannedAsk } from '../support/canned-ask.ts';
import { makeChannelsConfig, makeTelegramOptions, readWording } from '../support/channel-rig.ts';

// The bot of the soak, a process of its own so that its memory is its own: node soak-worker.ts API_ROOT REDIS
const [, , apiRoot = '', redisUrl = ''] = process.argv;
const ask = createCannedAsk();
const state = await openState({ redisUrl, prefix: `soak-${process.pid}:` });
const config = makeChannelsConfig({
  telegram: makeTelegramOptions(apiRoot, { pollSeconds: 2, abortMs: 5_000, backoffMs: 100 }),
  limits: {
    user: { capacity: 20, perSecond: 20 / 60 },
    chat: { capacity: 40, perSecond: 40 / 60 },
    channel: { capacity: 10_000, perSecond: 10_000 },
    global: { capacity: 10_000, perSecond: 10_000 },
  },
  noticeMs: 60_000,
});
const channels = await startChannels({
  config,
  // What was asked is not kept: the soak looks at the memory.
  ask: (utterance, context) => {
    ask.asked.length = 0;
    return ask(utterance, context);
  },
  state,
  wording: readWording(),
  operations: createOperations(),
  log: createLog('info', { write: () => {} }),
});
process.once('SIGTERM', async () => {
  await channels.stop();
  await state.close();
  process.exit(0);
});
// What is really held, after everything that can be let go of is let go of.
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const toMb = (bytes: number): number => Math.round(bytes / 1_048_576);
  process.stdout.write(`${toMb(heapUsed)}/${toMb(rss)} `);
});
