import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Reply } from '../model/message.ts';
import type { Channel, Door } from './channel.ts';
import type { ChannelWording } from './channel-wording.ts';
import { describeFault } from './fault.ts';
import type { Log } from './log.ts';
import type { Operations } from './operations.ts';
import type { ChannelState } from './state.ts';
import { type BotApi, type BotApiOptions, createBotApi } from './telegram-api.ts';
import type { BotIdentity } from './telegram-decode.ts';
import { setMenu } from './telegram-menu.ts';
import { type Poll, startPoll, toBackoffMs } from './telegram-poll.ts';
import { createReceiver } from './telegram-receive.ts';
import { allowedUpdates } from './telegram-update.ts';
import { createWebhook } from './telegram-webhook.ts';

export type TelegramOptions = BotApiOptions & {
  /** null: polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  /** For tests: shorter waits than a real server deserves. */
  readonly pollSeconds?: number;
  readonly abortMs?: number;
  readonly backoffMs?: number;
};

export type TelegramParts = {
  readonly options: TelegramOptions;
  readonly door: Door;
  readonly state: ChannelState;
  /** Answers without a conversation, for inline queries. */
  readonly look: (question: string) => Promise<Reply>;
  readonly wording: ChannelWording;
  readonly operations: Operations;
  readonly log: Log;
};

export type TelegramChannel = Channel & {
  /** Mounted by the web server at the path of the webhook's address; null when polling. */
  readonly webhook: ((request: Request) => Promise<Response>) | null;
};

const identitySchema: z.ZodType<BotIdentity> = z.object({ id: z.int(), username: z.string() });

type Running = { api: BotApi | null; me: BotIdentity | null; poll: Poll | null };

/** The server was reached, knows the bot and was told how updates travel. */
async function introduce(
  api: BotApi,
  { options, wording, log }: TelegramParts,
): Promise<BotIdentity> {
  const me = identitySchema.parse(await api.call('getMe', {}));
  const { webhook } = options;
  if (webhook === null) await api.call('deleteWebhook', { drop_pending_updates: false });
  else {
    await api.call('setWebhook', {
      url: webhook.url,
      secret_token: webhook.secret,
      allowed_updates: allowedUpdates,
      max_connections: 40,
    });
  }
  setMenu(api, wording).catch((error) => log.warn({ error: describeFault(error) }, 'no menu set'));
  return me;
}

/** Tries until it works or the channel is stopped: a server that is down at start is no reason to end. */
async function introducePatiently(
  api: BotApi,
  parts: TelegramParts,
  signal: AbortSignal,
): Promise<BotIdentity | null> {
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      return await introduce(api, parts);
    } catch (error) {
      parts.operations.observeRestart('telegram');
      parts.log.warn({ failures, error: describeFault(error) }, 'telegram not reached');
      const waitMs = toBackoffMs(error, failures, parts.options.backoffMs);
      await sleep(waitMs, undefined, { signal }).catch(() => {});
    }
  }
  return null;
}

function createStatus(running: Running, { webhook }: TelegramOptions): Channel['status'] {
  return () => {
    const { me, poll } = running;
    if (webhook) return { ready: me !== null, detail: { mode: 'webhook', reached: me !== null } };
    const lastPollAt = poll?.lastPollAt() ?? 0;
    const leads = poll?.isLeader() ?? false;
    const isFresh = Date.now() - lastPollAt < 90_000;
    return {
      ready: me !== null && (!leads || isFresh),
      detail: { mode: 'polling', reached: me !== null, leads, lastPollAt: lastPollAt || null },
    };
  };
}

/** Telegram by polling or webhook. Starts at once and connects on its own; a server that fails is tried again for ever. */
export function createTelegramChannel(parts: TelegramParts): TelegramChannel {
  const { options, door, state, operations, log } = parts;
  const running: Running = { api: null, me: null, poll: null };
  const stopping = new AbortController();
  const accept = createReceiver({ ...parts, running });
  const connect = async (): Promise<void> => {
    const api = await createBotApi(options);
    running.api = api;
    const me = await introducePatiently(api, parts, stopping.signal);
    if (me === null) return;
    running.me = me;
    log.info({ mode: options.webhook ? 'webhook' : 'polling' }, 'telegram reached');
    if (options.webhook) return;
    const leadName = `telegram/${me.id}`;
    const onRestart = (): void => operations.observeRestart('telegram');
    running.poll = await startPoll({ ...options, api, state, leadName, accept, onRestart, log });
  };
  let connected: Promise<void> = Promise.resolve();
  return {
    name: 'telegram',
    webhook: options.webhook
      ? createWebhook({
          secret: options.webhook.secret,
          accept,
          isFull: () => running.me === null || door.isFull(),
        })
      : null,
    async start() {
      connected = connect().catch((error) =>
        log.error({ error: describeFault(error) }, 'telegram not started'),
      );
    },
    async quiesce(deadlineMs) {
      stopping.abort();
      const ended = connected.then(() => running.poll?.stop());
      await Promise.race([ended, sleep(deadlineMs, undefined, { ref: false })]);
    },
    stop: async () => {},
    status: createStatus(running, options),
  };
}
