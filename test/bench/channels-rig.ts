import { openState } from '../../src/channels/open-state.ts';
import { createOperations } from '../../src/channels/operations.ts';
import { type RunningChannels, startChannels } from '../../src/channels/start-channels.ts';
import type { Ask } from '../../src/model/turn.ts';
import { createCannedAsk } from '../support/canned-ask.ts';
import {
  createLogTrap,
  makeChannelsConfig,
  makeTelegramOptions,
  readWording,
} from '../support/channel-rig.ts';
import { FakeBotApi } from '../support/fake-bot-api.ts';

export type BenchRig = {
  readonly api: FakeBotApi;
  readonly channels: RunningChannels;
  stop(): Promise<void>;
};

/** A bot on the fake Bot API for measuring: by default canned answers, so that the way of a message is what is timed. */
export async function openBenchRig({
  redisUrl = null,
  ask = createCannedAsk(),
}: {
  readonly redisUrl?: string | null;
  readonly ask?: Ask;
} = {}): Promise<BenchRig> {
  const api = new FakeBotApi();
  const telegram = makeTelegramOptions(await api.listen(), { pollSeconds: 2, abortMs: 5_000 });
  const state = await openState({ redisUrl, prefix: `bench-${process.pid}:` });
  const channels = await startChannels({
    config: makeChannelsConfig({ telegram, queue: { perChat: 50, total: 10_000 } }),
    ask,
    state,
    wording: readWording(),
    operations: createOperations(),
    log: createLogTrap('warn').log,
  });
  return {
    api,
    channels,
    async stop() {
      await channels.stop();
      await state.close();
      await api.close();
    },
  };
}

/** The value below which the given share of all lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
