import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from '../model/message.ts';
import type { Channel, Door, Outbox } from './channel.ts';
import { type ChannelWording, say } from './channel-wording.ts';
import { describeFault } from './fault.ts';
import type { Log } from './log.ts';
import type { Operations } from './operations.ts';
import { createPacer, type Pace } from './pacer.ts';
import { createWechatBot, type Heard, type WechatListeners } from './wechat-bot.ts';
import { formatForWechat } from './wechat-format.ts';
import { type LoginState, toQrText } from './wechat-page.ts';
import { createRevival, type Revival } from './wechat-revival.ts';
import { readGroupText } from './wechat-text.ts';

export type WechatOptions = {
  /** The npm name of a puppet; tests hand in a puppet itself. */
  readonly puppet: string | object;
  readonly token: string | null;
  /** Path of the memory card without its ending. */
  readonly memory: string;
  readonly keywords: readonly string[];
  readonly pace?: Pace;
  readonly revivalMs?: number;
};

export type WechatParts = {
  readonly options: WechatOptions;
  readonly door: Door;
  readonly allowedChats: ReadonlySet<string> | null;
  readonly wording: ChannelWording;
  readonly operations: Operations;
  readonly log: Log;
  /** Shows the login code to whoever started the bot; it must not reach the logs. */
  readonly print: (text: string) => void;
};

export type WechatChannel = Channel & { login(): LoginState };

type Pacer = ReturnType<typeof createPacer>;

/** Session secrets live in the card: its folder and file are for the owner alone before anything is written. */
function protectCard(memory: string): string {
  const name = resolve(memory);
  const file = `${name}.memory-card.json`;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) writeFileSync(file, '{}', { mode: 0o600 });
  chmodSync(file, 0o600);
  return name;
}

/** What was heard as our message. Room ids change with every login of some puppets: a room may be allowed by its name. */
function decode(heard: Heard, { options, allowedChats }: WechatParts): Message {
  const { id, user, own, sentAt, room } = heard;
  const common = { channel: 'wechat', id, user, own, sentAt } as const;
  if (!room) {
    return { ...common, chat: user, text: heard.text.trim(), group: false, addressed: true };
  }
  const isAllowedByName = allowedChats?.has(`wechat:${room.topic}`) ?? false;
  return {
    ...common,
    chat: isAllowedByName ? room.topic : room.id,
    group: true,
    ...readGroupText(heard.text, { ...room, keywords: options.keywords }),
  };
}

function toOutbox(heard: Heard, wording: ChannelWording, pace: Pacer): Outbox {
  const chat = heard.room?.id ?? heard.user;
  return {
    async send(reply) {
      const text = formatForWechat(reply, wording);
      await pace(chat, () => heard.say(text));
      for (const { name, data } of reply.attachments) {
        await pace(chat, () => heard.sendFile(name, data));
      }
    },
  };
}

type Life = { login: LoginState; revival: Revival | null };

function listen(parts: WechatParts, life: Life): WechatListeners {
  const { options, door, wording, log, print } = parts;
  const pace = createPacer(options.pace ?? { chatMs: 1_000, overallMs: 1_500 });
  const alarm = (): void => life.revival?.alarm(say(wording, 'wechat.logout'));
  return {
    scan(address) {
      life.login = { loggedIn: false, qr: address };
      print(toQrText(address));
    },
    login() {
      life.login = { loggedIn: true, qr: null };
      life.revival?.calm();
      log.info('wechat logged in');
    },
    logout() {
      life.login = { loggedIn: false, qr: null };
      alarm();
    },
    error(error) {
      log.warn({ error: describeFault(error) }, 'wechat fault');
      if (!life.login.loggedIn) alarm();
    },
    async message(heard) {
      await door.receive(decode(heard, parts), toOutbox(heard, wording, pace));
    },
    fault: (error) => log.error({ error: describeFault(error) }, 'wechat listener failed'),
  };
}

/** WeChat through wechaty, loaded only when switched on; brings itself back after a log-out. */
export async function createWechatChannel(parts: WechatParts): Promise<WechatChannel> {
  const { options, wording, operations, log } = parts;
  const life: Life = { login: { loggedIn: false, qr: null }, revival: null };
  const { puppet, token } = options;
  const name = protectCard(options.memory);
  const bot = await createWechatBot({ name, puppet, token }, listen(parts, life));
  const revival = createRevival({ bot, log, operations, firstMs: options.revivalMs ?? 5_000 });
  life.revival = revival;
  return {
    name: 'wechat',
    async start() {
      bot.start().catch((error: unknown) => {
        log.error({ error: describeFault(error) }, 'wechat not started');
        revival.alarm(say(wording, 'wechat.logout'));
      });
    },
    quiesce: async () => revival.stop(),
    async stop(deadlineMs) {
      const ended = bot.stop().catch(() => {});
      await Promise.race([ended, sleep(deadlineMs, undefined, { ref: false })]);
    },
    status: () => ({
      ready: life.login.loggedIn,
      detail: { loggedIn: life.login.loggedIn, waitsForScan: life.login.qr !== null },
    }),
    login: () => life.login,
  };
}
