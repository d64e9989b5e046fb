import { setTimeout as sleep } from 'node:timers/promises';
import type { Attachment, Reply } from '../model/message.ts';
import type { ChannelWording } from './channel-wording.ts';
import { splitText } from './split.ts';
import { type BotApi, BotApiError } from './telegram-api.ts';
import { formatCaption, formatParts, formatRich, type TelegramPart } from './telegram-format.ts';

/** Where a reply goes: the chat, its topic, and in groups the message it answers. */
export type Destination = {
  readonly chatId: number;
  readonly threadId: number | null;
  readonly replyTo: number | null;
};

export type Keyboard = readonly (readonly {
  readonly text: string;
  readonly callback_data: string;
}[])[];

export type Sender = {
  send(reply: Reply, to: Destination, keyboard: Keyboard): Promise<void>;
  showTyping(to: Destination): Promise<void>;
};

const longestWaitMs = 30_000;

/** Whether and when to try again; null never. */
function toWaitMs(error: unknown, attempt: number): number | null {
  if (!(error instanceof BotApiError) || attempt >= 4) return null;
  if (error.code === 429) {
    const waitMs = error.retryAfterMs ?? 1_000;
    return waitMs <= longestWaitMs ? waitMs : null;
  }
  return error.neverSent ? 250 * 2 ** attempt : null;
}

type Payload = Readonly<Record<string, unknown>>;

/** Again only when the first surely did not arrive: refused with 429, or no connection. Everything else might be a second copy. */
async function callPatiently(api: BotApi, method: string, payload: Payload): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await api.call(method, { ...payload });
      return;
    } catch (error) {
      const waitMs = toWaitMs(error, attempt);
      if (waitMs === null) throw error;
      await sleep(waitMs);
    }
  }
}

/** A group that became a supergroup has a new id, which the refusal names. */
async function callFollowing(api: BotApi, method: string, payload: Payload): Promise<void> {
  try {
    await callPatiently(api, method, payload);
  } catch (error) {
    if (!(error instanceof BotApiError) || error.migratedTo === null) throw error;
    await callPatiently(api, method, { ...payload, chat_id: error.migratedTo });
  }
}

const addressOf = ({ chatId, threadId, replyTo }: Destination): Payload => ({
  chat_id: chatId,
  ...(threadId === null ? {} : { message_thread_id: threadId }),
  ...(replyTo === null
    ? {}
    : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
});

const isMarkupFault = (error: unknown): boolean =>
  error instanceof BotApiError && error.code === 400 && /parse|entit/i.test(error.message);

async function sendPart(api: BotApi, part: TelegramPart, rest: Payload): Promise<void> {
  const payload = { ...rest, link_preview_options: { is_disabled: true } };
  try {
    await callFollowing(api, 'sendMessage', { ...payload, text: part.html, parse_mode: 'HTML' });
  } catch (error) {
    if (!isMarkupFault(error)) throw error;
    const [text = ''] = splitText(part.plain, 4_096);
    await callFollowing(api, 'sendMessage', { ...payload, text });
  }
}

async function sendAttachment(
  api: BotApi,
  { kind, data, name: filename, caption }: Attachment,
  payload: Payload,
): Promise<void> {
  const [method, field] =
    kind === 'picture' ? ['sendPhoto', 'photo'] : ['sendDocument', 'document'];
  const file = { source: Buffer.from(data), filename };
  await callFollowing(api, method, { ...payload, [field]: file, caption, parse_mode: 'HTML' });
}

/** Rich messages are newer than many servers: 404 is remembered, and everything goes as HTML from then on. */
function createRichAttempt(api: BotApi): (payload: Payload) => Promise<boolean> {
  let known = true;
  const isUnknown = (error: unknown): boolean => {
    const code = error instanceof BotApiError ? error.code : null;
    if (code === 404) known = false;
    return code === 404 || code === 400;
  };
  return async (payload) => {
    if (!known) return false;
    try {
      await callFollowing(api, 'sendRichMessage', payload);
      return true;
    } catch (error) {
      if (isUnknown(error)) return false;
      throw error;
    }
  };
}

/** Sends replies as Telegram wants them: rich or HTML or plain, in parts, buttons under the last, pictures after. */
export function createSender(api: BotApi, wording: ChannelWording): Sender {
  const tryRich = createRichAttempt(api);
  const sendParts = async (reply: Reply, address: Payload, markup: Payload): Promise<void> => {
    const parts = formatParts(reply, wording);
    for (const part of parts.slice(0, -1)) await sendPart(api, part, address);
    const last = parts.at(-1);
    if (last) await sendPart(api, last, { ...address, ...markup });
  };
  return {
    async send(reply, to, keyboard) {
      const address = addressOf(to);
      const markup = keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {};
      const html = reply.table === null ? null : formatRich(reply, wording);
      const isSent =
        html !== null && (await tryRich({ rich_message: { html }, ...address, ...markup }));
      if (!isSent) await sendParts(reply, address, markup);
      for (const attachment of reply.attachments) {
        const caption = formatCaption(attachment.caption, reply, wording);
        await sendAttachment(api, { ...attachment, caption }, address);
      }
    },
    async showTyping({ chatId, threadId }) {
      const thread = threadId === null ? {} : { message_thread_id: threadId };
      const payload = { chat_id: chatId, action: 'typing', ...thread };
      await api.call('sendChatAction', payload, { deadlineMs: 5_000 });
    },
  };
}
