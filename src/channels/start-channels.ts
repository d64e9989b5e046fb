import { randomBytes } from 'node:crypto';
import type { Reply } from '../model/message.ts';
import type { Channel, Door } from './channel.ts';
import { toShanghaiDate } from './conversation.ts';
import { describeFault } from './fault.ts';
import { type DoorConfig, type DoorDeps, openDoor } from './open-door.ts';
import { renderReply } from './render.ts';
import type { TelegramOptions } from './telegram.ts';
import type { WechatOptions } from './wechat.ts';

/** What the environment switches on; a channel that is null is not even loaded. */
export type ChannelsConfig = DoorConfig & {
  readonly telegram: TelegramOptions | null;
  readonly wechat: (WechatOptions & { readonly adminKey: string | null }) | null;
};

type RequestHandler = (request: Request) => Promise<Response>;

export type RunningChannels = {
  /** For the web page and its API: the same dedupe, limits, queue and conversations. */
  readonly door: Door;
  /** To be mounted by the web server, all methods: path → handler. Telegram's webhook, the WeChat login page. */
  readonly routes: ReadonlyMap<string, RequestHandler>;
  /** In-flight answers finished first; at most ten seconds whatever the messengers do. */
  stop(): Promise<void>;
};

export type StartDeps = DoorDeps & {
  readonly config: ChannelsConfig;
  /** Shows the WeChat login code and the address of its page to whoever started the bot; never a log. */
  readonly print?: (text: string) => void;
};

type Loading = {
  readonly deps: StartDeps;
  readonly door: Door;
  readonly routes: Map<string, RequestHandler>;
};

const wechatPagePath = '/admin/wechat';

async function loadTelegram(options: TelegramOptions, loading: Loading): Promise<Channel> {
  const { deps, door, routes } = loading;
  const { createTelegramChannel } = await import('./telegram.ts');
  const look = async (text: string): Promise<Reply> => {
    const turn = await deps.ask({ text, now: toShanghaiDate(Date.now()) }, null);
    return renderReply(turn, deps.wording);
  };
  const channel = createTelegramChannel({ ...deps, options, door, look });
  if (options.webhook && channel.webhook) {
    routes.set(new URL(options.webhook.url).pathname, channel.webhook);
  }
  return channel;
}

async function loadWechat(
  options: NonNullable<ChannelsConfig['wechat']>,
  { deps, door, routes }: Loading,
): Promise<Channel> {
  const { createWechatChannel } = await import('./wechat.ts');
  const { createWechatPage } = await import('./wechat-page.ts');
  const { config, print = () => {} } = deps;
  const { allowedChats } = config;
  const channel = await createWechatChannel({ ...deps, options, door, allowedChats, print });
  const key = options.adminKey ?? randomBytes(12).toString('base64url');
  routes.set(wechatPagePath, createWechatPage(key, channel.login));
  if (options.adminKey === null) print(`${wechatPagePath}?key=${key}`);
  return channel;
}

/** One channel up; one that cannot start is logged, and the others and the door live on. */
async function bringUp(load: Promise<Channel>, { deps }: Loading): Promise<Channel | null> {
  try {
    const channel = await load;
    deps.operations.watchChannel(channel.name, channel.status);
    await channel.start();
    return channel;
  } catch (error) {
    deps.log.error({ error: describeFault(error) }, 'a channel did not start');
    return null;
  }
}

/** Starts what is switched on. */
export async function startChannels(deps: StartDeps): Promise<RunningChannels> {
  const { config, log } = deps;
  const door = openDoor(config, deps);
  const routes = new Map<string, RequestHandler>();
  const loading = { deps, door, routes };
  const loads = [
    config.telegram && loadTelegram(config.telegram, loading),
    config.wechat && loadWechat(config.wechat, loading),
  ];
  const started = await Promise.all(loads.map((load) => load && bringUp(load, loading)));
  const channels = started.filter((channel) => channel !== null);
  return {
    door,
    routes,
    async stop() {
      await Promise.allSettled(channels.map((channel) => channel.quiesce(3_000)));
      const drained = await door.drain(4_500);
      if (!drained) log.warn({ depth: door.depth() }, 'stopped with messages unanswered');
      await Promise.allSettled(channels.map((channel) => channel.stop(2_000)));
    },
  };
}
