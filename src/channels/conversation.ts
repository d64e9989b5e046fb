import { z } from 'zod';
import type { Choice } from '../model/answer.ts';
import type { Message } from '../model/message.ts';
import type { Ask, Context, Turn } from '../model/turn.ts';
import type { ChannelWording } from './channel-wording.ts';
import { readChoice } from './choice.ts';
import type { ChannelState } from './state.ts';

type Remembered = { readonly context: Context | null; readonly choices: readonly Choice[] };

/** `outOfRange` carries how many choices there are. */
type Conversed =
  | { readonly kind: 'turn'; readonly turn: Turn }
  | { readonly kind: 'outOfRange'; readonly count: number };

export type Conversation = {
  converse(message: Message, today?: string): Promise<Conversed>;
  forget(message: Message): Promise<void>;
};

const rememberedSchema = z.object({
  context: z.custom<Context | null>((value) => typeof value === 'object'),
  choices: z.array(z.object({ label: z.string(), question: z.string() })),
});

// Made once: a formatter costs more than an answer.
const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** Today in Asia/Shanghai, the clock that 去年 is read by. */
export function toShanghaiDate(at: number): string {
  return shanghai.format(at);
}

/** In a group every asker has a conversation of their own. */
const keyOf = ({ channel, chat, user, group }: Message): string =>
  JSON.stringify(['talk', channel, chat, group ? user : '']);

/** Something unreadable is as good as nothing: the question is then asked without context. */
function parseRemembered(text: string | null): Remembered {
  const nothing = { context: null, choices: [] };
  if (text === null) return nothing;
  try {
    return rememberedSchema.parse(JSON.parse(text));
  } catch {
    return nothing;
  }
}

/** Keeps what each conversation remembers and turns a picked choice into its question. */
export function createConversation({
  ask,
  state,
  wording,
  now = Date.now,
  ttlMs = 1_800_000,
}: {
  readonly ask: Ask;
  readonly state: ChannelState;
  readonly wording: ChannelWording;
  readonly now?: () => number;
  readonly ttlMs?: number;
}): Conversation {
  const goOn = async (message: Message, today: string): Promise<Conversed> => {
    const key = keyOf(message);
    const { context, choices } = parseRemembered(await state.read(key));
    const chosen = readChoice(message.text, choices, wording);
    if (chosen.kind === 'range' && context?.answer?.status === 'clarify') {
      return { kind: 'outOfRange', count: choices.length };
    }
    const text = chosen.kind === 'question' ? chosen.question : message.text;
    const turn = await ask({ text, now: today }, context);
    const kept: Remembered = { context: turn.context, choices: turn.answer.choices };
    if (turn.context === null && kept.choices.length === 0) await state.drop(key);
    else await state.write(key, JSON.stringify(kept), ttlMs);
    return { kind: 'turn', turn };
  };
  return {
    async converse(message, today = message.now ?? toShanghaiDate(now())) {
      if (!message.single) return goOn(message, today);
      return { kind: 'turn', turn: await ask({ text: message.text, now: today }, null) };
    },
    forget: (message) => state.drop(keyOf(message)),
  };
}
