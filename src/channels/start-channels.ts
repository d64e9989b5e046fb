import type { Channel, Door } from './channel.ts';
import { toShanghaiDate } from './conversation.ts';
import { describeFault } from './fault.ts';
import { type DoorConfig, type DoorDeps, openDoor } from './open-door.ts';
import { renderReply } from './render.ts';
import type { TelegramOptions } from './telegram.ts';

/** What the environment switches on; a channel that is null is not even loaded. */
export type ChannelsConfig = DoorConfig & {
  readonly telegram: TelegramOptions | null;
};

export type RunningChannels = {
  /** For the web page and its API: the same dedupe, limits, queue and conversations. */
  readonly door: Door;
  /** To be mounted by the web server: path → what is posted there. */
  readonly webhooks: ReadonlyMap<string, (request: Request) => Promise<Response>>;
  /** In-flight answers finished first; at most ten seconds whatever the messengers do. */
  stop(): Promise<void>;
};

type Webhook = (request: Request) => Promise<Response>;

async function loadTelegram(
  options: TelegramOptions,
  deps: DoorDeps,
  { door, webhooks }: { readonly door: Door; readonly webhooks: Map<string, Webhook> },
): Promise<Channel> {
  const { createTelegramChannel } = await import('./telegram.ts');
  const look = async (text: string) => {
    const turn = await deps.ask({ text, now: toShanghaiDate(Date.now()) }, null);
    return renderReply(turn, deps.wording);
  };
  const channel = createTelegramChannel({ ...deps, options, door, look });
  if (options.webhook && channel.webhook) {
    webhooks.set(new URL(options.webhook.url).pathname, channel.webhook);
  }
  return channel;
}

/** Starts what is switched on. A channel that cannot start is logged; the others and the door live on. */
export async function startChannels({
  config,
  ...deps
}: DoorDeps & { readonly config: ChannelsConfig }): Promise<RunningChannels> {
  const { log, operations } = deps;
  const door = openDoor(config, deps);
  const webhooks = new Map<string, Webhook>();
  const { telegram } = config;
  const loads = [telegram && loadTelegram(telegram, deps, { door, webhooks })];
  const channels: Channel[] = [];
  for (const load of loads) {
    if (load === null) continue;
    try {
      const channel = await load;
      operations.watchChannel(channel.name, channel.status);
      await channel.start();
      channels.push(channel);
    } catch (error) {
      log.error({ error: describeFault(error) }, 'a channel did not start');
    }
  }
  return {
    door,
    webhooks,
    async stop() {
      await Promise.allSettled(channels.map((channel) => channel.quiesce(3_000)));
      const drained = await door.drain(4_500);
      if (!drained) log.warn({ depth: door.depth() }, 'stopped with messages unanswered');
      await Promise.allSettled(channels.map((channel) => channel.stop(2_000)));
    },
  };
}
