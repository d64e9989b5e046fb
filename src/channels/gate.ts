import type { Message } from '../model/message.ts';
import type { ChannelName } from './channel.ts';
import type { Bucket, ChannelState } from './state.ts';

export type Passed =
  | { readonly kind: 'pass' }
  | {
      readonly kind: 'drop';
      readonly why: 'own' | 'old' | 'unaddressed' | 'notAllowed' | 'muted' | 'duplicate';
    }
  /** Too old to answer, and the first such in its chat: said once, so that a backlog is no flood. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'limited'; readonly by: LimitScope; readonly waitMs: number };

type LimitScope = 'user' | 'chat' | 'channel' | 'global';
type Limit = { readonly capacity: number; readonly perSecond: number };

export type GatePolicy = {
  /** `telegram:-100…`; null lets every chat in. A private chat is allowed by its user too. */
  readonly allowedChats: ReadonlySet<string> | null;
  /** `telegram:123`; never limited, never muted. */
  readonly admins: ReadonlySet<string>;
  readonly limits: Readonly<Record<LimitScope, Limit>>;
  /** A group takes at most so much, because the messenger itself limits a bot there. */
  readonly groupLimit: Limit;
  readonly maxAgeMs: Readonly<Partial<Record<ChannelName, number>>>;
  /** Channels that tell a private chat once that old messages were left out. */
  readonly oldNote: ReadonlySet<ChannelName>;
};

export type Gate = {
  admit(message: Message): Promise<Passed>;
  /** Silences one chat (`telegram:-100…`) or, with `*`, all of them. */
  mute(scope: string, forMs: number): Promise<void>;
};

const claimMs = 86_400_000;

/** The scope a bucket was made for, out of its key. */
function scopeOf(key: string | null): LimitScope {
  const scope = key?.split('/')[0];
  return scope === 'user' || scope === 'chat' || scope === 'channel' ? scope : 'global';
}

/** Everything that can be said against a message without asking the shared state. */
function findObjection(message: Message, policy: GatePolicy, now: number): Passed {
  if (message.own) return { kind: 'drop', why: 'own' };
  if (message.group && !message.addressed) return { kind: 'drop', why: 'unaddressed' };
  // The page is public by its address: who may reach it is the server's matter, not a list of chats.
  const allowedChats = message.channel === 'web' ? null : policy.allowedChats;
  const chat = `${message.channel}:${message.chat}`;
  const user = `${message.channel}:${message.user}`;
  if (allowedChats && !allowedChats.has(chat) && (message.group || !allowedChats.has(user))) {
    return { kind: 'drop', why: 'notAllowed' };
  }
  const maxAgeMs = policy.maxAgeMs[message.channel];
  const isOld = maxAgeMs !== undefined && now - message.sentAt > maxAgeMs;
  return isOld ? { kind: 'drop', why: 'old' } : { kind: 'pass' };
}

function toBuckets(message: Message, { limits, groupLimit }: GatePolicy): readonly Bucket[] {
  const { channel, chat, user, group, single } = message;
  const chatLimit = { key: `chat/${channel}/${chat}`, ...(group ? groupLimit : limits.chat) };
  return [
    { key: `user/${channel}/${user}`, ...limits.user },
    ...(single ? [] : [chatLimit]),
    { key: `channel/${channel}`, ...limits.channel },
    { key: 'global/all', ...limits.global },
  ];
}

/** Whoever sits at the terminal runs the bot, and admins must get through when it matters. */
function isFree({ channel, user }: Message, { admins }: GatePolicy): boolean {
  return channel === 'terminal' || admins.has(`${channel}:${user}`);
}

/** Decides what is answered at all. What costs nothing is checked first, so a busy group asks the shared state nothing. */
export function createGate({
  state,
  policy,
  now = Date.now,
}: {
  readonly state: ChannelState;
  readonly policy: GatePolicy;
  readonly now?: () => number;
}): Gate {
  const isMuted = async (message: Message): Promise<boolean> => {
    const scopes = ['*', `${message.channel}:${message.chat}`];
    const muted = await Promise.all(scopes.map((scope) => state.read(`mute/${scope}`)));
    return muted.some((value) => value !== null);
  };
  const soften = async (objection: Passed, { channel, chat, group }: Message): Promise<Passed> => {
    const isOld = objection.kind === 'drop' && objection.why === 'old';
    if (!isOld || group || !policy.oldNote.has(channel)) return objection;
    const isFirst = await state.claim(`old/${channel}/${chat}`, 600_000);
    return isFirst ? { kind: 'stale' } : objection;
  };
  return {
    async admit(message) {
      const objection = findObjection(message, policy, now());
      if (objection.kind !== 'pass') return soften(objection, message);
      if (!(await state.claim(`${message.channel}/${message.id}`, claimMs))) {
        return { kind: 'drop', why: 'duplicate' };
      }
      if (isFree(message, policy)) return { kind: 'pass' };
      if (await isMuted(message)) return { kind: 'drop', why: 'muted' };
      const { waitMs, emptyKey } = await state.take(toBuckets(message, policy));
      if (waitMs === 0) return { kind: 'pass' };
      return { kind: 'limited', by: scopeOf(emptyKey), waitMs };
    },
    mute: (scope, forMs) =>
      forMs > 0 ? state.write(`mute/${scope}`, '1', forMs) : state.drop(`mute/${scope}`),
  };
}
