import { z } from 'zod';

type User = { readonly id: number; readonly is_bot?: boolean; readonly username?: string };

type Entity = {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly user?: User;
};

type Chat = { readonly id: number; readonly type: string };

export type TelegramMessage = {
  readonly message_id: number;
  readonly date: number;
  readonly chat: Chat;
  readonly from?: User;
  readonly text?: string;
  readonly caption?: string;
  readonly entities?: readonly Entity[];
  readonly caption_entities?: readonly Entity[];
  readonly is_topic_message?: boolean;
  readonly message_thread_id?: number;
  readonly reply_to_message?: { readonly from?: User };
};

export type CallbackQuery = {
  readonly id: string;
  readonly from: User;
  readonly data?: string;
  readonly message?: {
    readonly message_id: number;
    readonly chat: Chat;
    readonly is_topic_message?: boolean;
    readonly message_thread_id?: number;
  };
};

export type InlineQuery = { readonly id: string; readonly from: User; readonly query: string };

/** The parts of an update this bot reads; everything else of it is ignored. */
export type Update = {
  readonly update_id: number;
  readonly message?: TelegramMessage;
  readonly callback_query?: CallbackQuery;
  readonly inline_query?: InlineQuery;
};

const user: z.ZodType<User> = z.object({
  id: z.int(),
  is_bot: z.boolean().exactOptional(),
  username: z.string().exactOptional(),
});

const entity: z.ZodType<Entity> = z.object({
  type: z.string(),
  offset: z.int(),
  length: z.int(),
  user: user.exactOptional(),
});

const chat: z.ZodType<Chat> = z.object({ id: z.int(), type: z.string() });

const topic = {
  is_topic_message: z.boolean().exactOptional(),
  message_thread_id: z.int().exactOptional(),
};

const message: z.ZodType<TelegramMessage> = z.object({
  message_id: z.int(),
  date: z.int(),
  chat,
  from: user.exactOptional(),
  text: z.string().exactOptional(),
  caption: z.string().exactOptional(),
  entities: z.array(entity).exactOptional(),
  caption_entities: z.array(entity).exactOptional(),
  reply_to_message: z.object({ from: user.exactOptional() }).exactOptional(),
  ...topic,
});

const callback: z.ZodType<CallbackQuery> = z.object({
  id: z.string(),
  from: user,
  data: z.string().exactOptional(),
  message: z.object({ message_id: z.int(), chat, ...topic }).exactOptional(),
});

const inline: z.ZodType<InlineQuery> = z.object({ id: z.string(), from: user, query: z.string() });

const updateSchema: z.ZodType<Update> = z.object({
  update_id: z.int(),
  message: message.exactOptional(),
  callback_query: callback.exactOptional(),
  inline_query: inline.exactOptional(),
});

/** Which updates the bot asks the server for: explicit, or the server keeps an older list. */
export const allowedUpdates: readonly string[] = ['message', 'callback_query', 'inline_query'];

const idSchema: z.ZodType<{ readonly update_id: number }> = z.object({ update_id: z.int() });

/** The id alone, readable even when the rest is not; null when it is no update at all. */
export function readUpdateId(raw: unknown): number | null {
  const parsed = idSchema.safeParse(raw);
  return parsed.success ? parsed.data.update_id : null;
}

/** Throws on a malformed update: the caller logs its id and goes on with the next. */
export function parseUpdate(raw: unknown): Update {
  return updateSchema.parse(raw);
}
