import type { Attachment, Message, Reply } from '../model/message.ts';
import type { Ask, Turn } from '../model/turn.ts';
import { createAdmin } from './admin.ts';
import type { Door } from './channel.ts';
import { type ChannelWording, detectTongue, say } from './channel-wording.ts';
import { type Command, type Commanded, createCommands, readCommand } from './command.ts';
import { type Conversation, createConversation } from './conversation.ts';
import { createDoor } from './door.ts';
import { describeFault } from './fault.ts';
import { createGate, type GatePolicy } from './gate.ts';
import type { Log } from './log.ts';
import type { Operations } from './operations.ts';
import { createQueue } from './queue.ts';
import { renderReply, toWordReply } from './render.ts';
import type { ChannelState } from './state.ts';

export type DoorConfig = GatePolicy & {
  readonly contextMinutes: number;
  readonly queue: { readonly perChat: number; readonly total: number };
  readonly deadlineMs: number;
  /** How long a message waits in line before it is told so. */
  readonly noticeMs?: number;
};

export type DoorDeps = {
  readonly ask: Ask;
  readonly state: ChannelState;
  readonly wording: ChannelWording;
  readonly operations: Operations;
  readonly log: Log;
  /** Loads rules and reports anew, for /reload. */
  readonly reload?: () => Promise<string>;
  /** The picture or files that go with an answer. */
  readonly attach?: (turn: Turn, message: Message) => Promise<readonly Attachment[]>;
};

/** A message to its reply: a command answers by itself, anything else is a question in its conversation. */
function createRespond(
  { wording, log, attach = async () => [] }: DoorDeps,
  conversation: Conversation,
  runCommand: (message: Message, command: Command) => Promise<Commanded>,
): (message: Message) => Promise<Reply> {
  const converse = async (message: Message): Promise<Reply> => {
    const conversed = await conversation.converse(message);
    if (conversed.kind === 'outOfRange') {
      const tongue = detectTongue(message.text);
      return toWordReply(say(wording, 'choice.range', { tongue, count: conversed.count }));
    }
    const { turn } = conversed;
    // A picture that cannot be drawn costs the picture, not the answer.
    const attachments = await attach(turn, message).catch((error: unknown) => {
      log.error({ error: describeFault(error, message.text) }, 'nothing attached');
      return [];
    });
    return renderReply(turn, wording, attachments);
  };
  return async (message) => {
    const command = readCommand(message.text);
    if (command === null) return converse(message);
    const commanded = await runCommand(message, command);
    if (commanded.kind === 'reply') return commanded.reply;
    return converse({ ...message, text: commanded.question });
  };
}

/** Puts the one way of a message together; terminal, web page and messengers all go through it. */
export function openDoor(config: DoorConfig, deps: DoorDeps): Door {
  const { ask, state, wording, operations, log, reload = null } = deps;
  const { admins, contextMinutes, deadlineMs, noticeMs = 2_000 } = config;
  const gate = createGate({ state, policy: config });
  const queue = createQueue(config.queue);
  const ttlMs = contextMinutes * 60_000;
  const conversation = createConversation({ ask, state, wording, ttlMs });
  const admin = createAdmin({ admins, gate, operations, wording, reload });
  const { forget } = conversation;
  const runCommand = createCommands({ wording, admin, forget, minutes: contextMinutes });
  const respond = createRespond(deps, conversation, runCommand);
  operations.watchQueue(queue.depth);
  operations.watchState(state.health);
  return createDoor({ gate, queue, respond, operations, wording, log, deadlineMs, noticeMs });
}
