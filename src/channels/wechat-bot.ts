import type { Message, Wechaty, WechatyOptions } from 'wechaty';

/** A message as it was heard, nothing of wechaty left in it. */
export type Heard = {
  readonly id: string;
  readonly text: string;
  readonly user: string;
  readonly own: boolean;
  readonly sentAt: number;
  readonly room: {
    readonly id: string;
    readonly topic: string;
    /** How the bot is called in this room and in general. */
    readonly names: readonly string[];
    /** The client says the bot was picked with @. */
    readonly picked: boolean;
  } | null;
  /** In a room the asker is named first. */
  say(text: string): Promise<void>;
  sendFile(name: string, data: Uint8Array): Promise<void>;
};

export type WechatBot = { start(): Promise<void>; stop(): Promise<void> };

export type WechatListeners = {
  scan(address: string): void;
  login(): void;
  logout(): void;
  error(error: unknown): void;
  message(heard: Heard): Promise<void>;
  /** A listener failed; without this the rejection would end the process. */
  fault(error: unknown): void;
};

async function readRoom(bot: Wechaty, said: Message): Promise<Heard['room']> {
  const room = said.room();
  if (!room) return null;
  const isNamed = /[@＠]/.test(said.text());
  const alias = isNamed ? await room.alias(bot.currentUser) : undefined;
  return {
    id: room.id,
    topic: await room.topic(),
    names: [bot.currentUser.name(), ...(alias ? [alias] : [])],
    picked: !said.self() && (await said.mentionSelf()),
  };
}

async function toHeard(bot: Wechaty, said: Message): Promise<Heard> {
  const talker = said.talker();
  const room = said.room();
  return {
    id: said.id,
    text: said.text(),
    user: talker.id,
    own: said.self(),
    sentAt: said.date().getTime(),
    room: await readRoom(bot, said),
    async say(text) {
      if (room) await room.say(text, talker);
      else await talker.say(text);
    },
    async sendFile(name, data) {
      // Only base64 survives the way to every puppet.
      const { FileBox } = await import('file-box');
      const file = FileBox.fromBase64(Buffer.from(data).toString('base64'), name);
      await (room ?? talker).say(file);
    },
  };
}

/** The only file that knows wechaty. Every listener is guarded: neither a rejection nor an unheard error ends the process. */
export async function createWechatBot(
  options: {
    readonly name: string;
    readonly puppet: string | object;
    readonly token: string | null;
  },
  listeners: WechatListeners,
): Promise<WechatBot> {
  const { log, types, WechatyBuilder } = await import('wechaty');
  // Its own log prints what people say at finer levels; ours is the one that counts.
  log.level('error');
  const bot = WechatyBuilder.build({
    name: options.name,
    puppet: options.puppet as NonNullable<WechatyOptions['puppet']>,
    ...(options.token === null ? {} : { puppetOptions: { token: options.token } }),
  });
  const guard =
    <T extends readonly unknown[]>(listen: (...given: T) => void | Promise<void>) =>
    (...given: T): void => {
      Promise.resolve()
        .then(() => listen(...given))
        .catch(listeners.fault);
    };
  bot.on('scan', guard(listeners.scan));
  bot.on('login', guard(listeners.login));
  bot.on('logout', guard(listeners.logout));
  bot.on('error', guard(listeners.error));
  bot.on(
    'message',
    guard(async (said: Message) => {
      if (said.type() === types.Message.Text) await listeners.message(await toHeard(bot, said));
    }),
  );
  return bot;
}
