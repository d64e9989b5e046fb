import type { Message, Reply } from '../model/message.ts';
import type { Door, Outbox } from './channel.ts';
import { type ChannelWording, say } from './channel-wording.ts';
import { createFaultId, describeFault } from './fault.ts';
import type { Log } from './log.ts';
import type { ChannelState } from './state.ts';
import type { BotApi } from './telegram-api.ts';
import { createButtons } from './telegram-buttons.ts';
import { type BotIdentity, decodeMessage } from './telegram-decode.ts';
import { createInline } from './telegram-inline.ts';
import { createSender, type Destination } from './telegram-send.ts';
import {
  type CallbackQuery,
  type InlineQuery,
  parseUpdate,
  readUpdateId,
  type TelegramMessage,
  type Update,
} from './telegram-update.ts';

type ReceiverParts = {
  readonly running: { readonly api: BotApi | null; readonly me: BotIdentity | null };
  readonly door: Door;
  readonly state: ChannelState;
  readonly look: (question: string) => Promise<Reply>;
  readonly wording: ChannelWording;
  readonly log: Log;
};

const isGroup = (type: string): boolean => type === 'group' || type === 'supergroup';

function toDestination({ chat, message_id, ...topic }: Addressed): Destination {
  return {
    chatId: chat.id,
    threadId: topic.is_topic_message ? (topic.message_thread_id ?? null) : null,
    replyTo: isGroup(chat.type) ? message_id : null,
  };
}

type Addressed = Pick<
  TelegramMessage,
  'chat' | 'message_id' | 'is_topic_message' | 'message_thread_id'
>;

/** A tap on a button as the message it stands for. */
function toMessage(updateId: number, query: CallbackQuery, question: string): Message {
  const chat = query.message?.chat;
  return {
    channel: 'telegram',
    id: String(updateId),
    chat: String(chat?.id ?? query.from.id),
    user: String(query.from.id),
    text: question,
    sentAt: Date.now(),
    group: isGroup(chat?.type ?? 'private'),
    addressed: true,
    own: false,
  };
}

/** Updates once the server is reached: each kind to where it belongs. */
function createDispatch(parts: ReceiverParts, api: BotApi, me: BotIdentity) {
  const { door, state, look, wording, log } = parts;
  const sender = createSender(api, wording);
  const buttons = createButtons(state);
  const answerInline = createInline({ api, look, wording });
  const toOutbox = (to: Destination): Outbox => ({
    send: async (reply) => sender.send(reply, to, await buttons.make(reply.choices)),
    working: () => sender.showTyping(to),
  });
  const receiveTap = async (updateId: number, query: CallbackQuery): Promise<void> => {
    const question = await buttons.read(query.data ?? '');
    const notice = question === null ? { text: say(wording, 'choice.expired') } : {};
    // Answered at once and not waited for: the button must not spin while we work.
    api
      .call('answerCallbackQuery', { callback_query_id: query.id, ...notice })
      .catch((error) => log.debug({ error: describeFault(error) }, 'tap not acknowledged'));
    if (question === null || !query.message) return;
    await door.receive(
      toMessage(updateId, query, question),
      toOutbox(toDestination(query.message)),
    );
  };
  const receiveInline = async (updateId: number, query: InlineQuery): Promise<void> => {
    const bucket = { key: `inline/${query.from.id}`, capacity: 20, perSecond: 2 };
    if (!(await state.claim(`telegram/${updateId}`, 3_600_000))) return;
    if ((await state.take([bucket])).waitMs > 0) return;
    answerInline(query).catch((error) =>
      log.warn({ error: describeFault(error, query.query) }, 'inline query not answered'),
    );
  };
  return async (update: Update): Promise<void> => {
    if (update.callback_query) await receiveTap(update.update_id, update.callback_query);
    if (update.inline_query) await receiveInline(update.update_id, update.inline_query);
    const message = update.message && decodeMessage(update.update_id, update.message, me);
    if (message && update.message) {
      await door.receive(message, toOutbox(toDestination(update.message)));
    }
  };
}

/** Takes any update and never rejects: one that cannot be read is logged with an id, and the next goes on. */
export function createReceiver(parts: ReceiverParts): (raw: unknown) => Promise<void> {
  let dispatch: ReturnType<typeof createDispatch> | null = null;
  return async (raw) => {
    try {
      const { api, me } = parts.running;
      if (api === null || me === null) return;
      dispatch ??= createDispatch(parts, api, me);
      await dispatch(parseUpdate(raw));
    } catch (error) {
      const about = { id: createFaultId(), update: readUpdateId(raw), error: describeFault(error) };
      parts.log.error(about, 'update not read');
    }
  };
}
