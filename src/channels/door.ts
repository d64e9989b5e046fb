import type { Message, Reply } from '../model/message.ts';
import type { Door, Outbox, Receipt } from './channel.ts';
import type { ChannelWording } from './channel-wording.ts';
import { detectTongue, say } from './channel-wording.ts';
import { createFaultId, describeFault } from './fault.ts';
import type { Gate, Passed } from './gate.ts';
import { hashUser, type Log } from './log.ts';
import type { Operations } from './operations.ts';
import type { Queue } from './queue.ts';
import { toWordReply } from './render.ts';

export type DoorParts = {
  readonly gate: Gate;
  readonly queue: Queue;
  /** From a message let in to what is said: command, or question through the conversation. */
  readonly respond: (message: Message) => Promise<Reply>;
  readonly operations: Operations;
  readonly wording: ChannelWording;
  readonly log: Log;
  readonly deadlineMs?: number;
  readonly noticeMs?: number;
};

class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

async function withDeadline<T>(work: Promise<T>, deadlineMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError('no answer in time')), deadlineMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Typing after a moment and again every few seconds; the returned function ends it. */
function showWorking(outbox: Outbox): () => void {
  const show = (): void => {
    outbox.working?.().catch(() => {});
  };
  let timer: NodeJS.Timeout = setTimeout(() => {
    show();
    timer = setInterval(show, 4_500);
  }, 150);
  return () => clearTimeout(timer);
}

/** Answers one message that was let in; a fault becomes a worded reply with an id that the log has. */
async function answer(message: Message, parts: DoorParts): Promise<Reply> {
  const { respond, operations, wording, log, deadlineMs = 20_000 } = parts;
  const startedAt = performance.now();
  const about = { channel: message.channel, user: hashUser(message.channel, message.user) };
  try {
    const reply = await withDeadline(respond(message), deadlineMs);
    const latencyMs = performance.now() - startedAt;
    const status = reply.answer?.status ?? 'command';
    const intent = reply.answer?.intent ?? 'command';
    operations.observeAnswer({ channel: message.channel, status, intent, latencyMs });
    log.info({ ...about, status, intent, latencyMs: Math.round(latencyMs) }, 'answered');
    return reply;
  } catch (error) {
    const id = createFaultId();
    operations.observeRefusal(message.channel, 'error');
    log.error({ ...about, id, error: describeFault(error, message.text) }, 'not answered');
    const key = error instanceof DeadlineError ? 'error.timeout' : 'error';
    const told = toWordReply(say(wording, key, { tongue: detectTongue(message.text), id }));
    return { ...told, trouble: { kind: 'error', retrySeconds: null } };
  }
}

/** A send that failed may have arrived all the same: it is logged and nothing is said on top of it. */
async function deliver(reply: Reply, message: Message, { outbox, parts }: Delivery): Promise<void> {
  try {
    await outbox.send(reply);
  } catch (error) {
    parts.operations.observeRefusal(message.channel, 'unsent');
    const about = { channel: message.channel, id: createFaultId(), error: describeFault(error) };
    parts.log.error(about, 'reply not sent');
  }
}

type Delivery = { readonly outbox: Outbox; readonly parts: DoorParts };

/** Says once that the message waits, when it waits long enough to be noticed. */
function noticeWaiting(position: number, tell: (text: string) => void, parts: DoorParts) {
  if (position === 0) return () => {};
  const timer = setTimeout(
    () => tell(say(parts.wording, 'queue.waiting', { position })),
    parts.noticeMs ?? 2_000,
  );
  return () => clearTimeout(timer);
}

type Refusal = { readonly key: string; readonly given: Readonly<Record<string, number>> };

const dropped: Receipt = { verdict: 'dropped', done: Promise.resolve() };

/** Says why a message is not taken: the limit and how long to wait, or how many are in line. */
function refuse(message: Message, outbox: Outbox, { key, given, parts }: Refusal & Held): Receipt {
  const { operations, wording, log } = parts;
  operations.observeRefusal(message.channel, key);
  const text = say(wording, key, { tongue: detectTongue(message.text), ...given });
  const retrySeconds = given.seconds ?? null;
  const kind = key === 'queue.full' ? 'full' : 'limited';
  const done = outbox
    .send({ ...toWordReply(text), trouble: { kind, retrySeconds } })
    .catch((error) => log.warn({ error: describeFault(error) }, 'refusal not sent'));
  return { verdict: 'refused', done };
}

type Held = { readonly parts: DoorParts };

function enqueue(message: Message, outbox: Outbox, parts: DoorParts): Receipt {
  const tell = (text: string): void => {
    outbox.send(toWordReply(text)).catch(() => {});
  };
  let stopNotice = (): void => {};
  const stopWorking = showWorking(outbox);
  const placed = parts.queue.place(`${message.channel}:${message.chat}`, async () => {
    stopNotice();
    const reply = await answer(message, parts);
    await deliver(reply, message, { outbox, parts }).finally(stopWorking);
  });
  if (placed.kind === 'full') {
    stopWorking();
    const given = { count: placed.waiting };
    return refuse(message, outbox, { key: 'queue.full', given, parts });
  }
  stopNotice = noticeWaiting(placed.position, tell, parts);
  return { verdict: 'queued', done: placed.done };
}

/** The one way of a message, the same for all channels: dedupe, gate, queue, ask, render, send. */
export function createDoor(parts: DoorParts): Door {
  const { gate, queue, operations, log } = parts;
  let closed = false;
  const settle = (passed: Passed, message: Message, outbox: Outbox): Receipt => {
    if (passed.kind === 'pass') return enqueue(message, outbox, parts);
    if (passed.kind === 'limited') {
      const given = { seconds: Math.ceil(passed.waitMs / 1000) };
      return refuse(message, outbox, { key: `limit.${passed.by}`, given, parts });
    }
    if (passed.kind === 'stale') {
      return refuse(message, outbox, { key: 'old.note', given: {}, parts });
    }
    operations.observeRefusal(message.channel, passed.why);
    log.debug({ channel: message.channel, why: passed.why }, 'dropped');
    return dropped;
  };
  return {
    async receive(message, outbox) {
      if (closed) return dropped;
      try {
        return settle(await gate.admit(message), message, outbox);
      } catch (error) {
        log.error({ channel: message.channel, error: describeFault(error) }, 'not admitted');
        return dropped;
      }
    },
    isFull: () => closed || queue.isFull(),
    depth: () => queue.depth(),
    drain(deadlineMs) {
      closed = true;
      return queue.drain(deadlineMs);
    },
  };
}
