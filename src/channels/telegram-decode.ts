import type { Message } from '../model/message.ts';
import type { TelegramMessage } from './telegram-update.ts';

export type BotIdentity = { readonly id: number; readonly username: string };

type Entity = NonNullable<TelegramMessage['entities']>[number];

const isGroup = (type: string): boolean => type === 'group' || type === 'supergroup';

/** Whether an entity names this bot: @name, a mention of its account, or /command@name. */
function namesBot(entity: Entity, text: string, me: BotIdentity): boolean {
  const words = text.slice(entity.offset, entity.offset + entity.length).toLowerCase();
  const name = `@${me.username.toLowerCase()}`;
  if (entity.type === 'mention') return words === name;
  if (entity.type === 'text_mention') return entity.user?.id === me.id;
  return entity.type === 'bot_command' && words.endsWith(name);
}

/** A command for another bot is none of our business, in private neither. */
function isForAnother(entities: readonly Entity[], text: string, me: BotIdentity): boolean {
  const command = entities.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  if (!command) return false;
  const words = text.slice(0, command.length);
  return words.includes('@') && !namesBot(command, text, me);
}

/** The text without the bot's own name; a command keeps its slash and loses the name. */
function strip(text: string, entities: readonly Entity[], me: BotIdentity): string {
  let rest = text;
  for (const entity of [...entities].sort((one, other) => other.offset - one.offset)) {
    if (!namesBot(entity, text, me)) continue;
    const end = entity.offset + entity.length;
    const start = entity.type === 'bot_command' ? end - me.username.length - 1 : entity.offset;
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  }
  return rest.replace(/^[\s,，:：]+/u, '').trim();
}

/** Telegram's message as ours; null for what nobody said to a bot: service messages, channel posts, other bots. */
export function decodeMessage(
  updateId: number,
  message: TelegramMessage,
  me: BotIdentity,
): Message | null {
  const { chat, from } = message;
  if (!from || chat.type === 'channel') return null;
  if (from.is_bot && from.id !== me.id) return null;
  const text = message.text ?? message.caption ?? null;
  if (text === null) return null;
  const entities = message.entities ?? message.caption_entities ?? [];
  if (isForAnother(entities, text, me)) return null;
  const named = entities.some((entity) => namesBot(entity, text, me));
  const replied = message.reply_to_message?.from?.id === me.id;
  return {
    channel: 'telegram',
    id: String(updateId),
    chat: String(chat.id),
    user: String(from.id),
    text: strip(text, entities, me),
    sentAt: message.date * 1000,
    group: isGroup(chat.type),
    addressed: named || replied,
    own: from.id === me.id,
  };
}
