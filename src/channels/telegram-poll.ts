import { setTimeout as sleep } from 'node:timers/promises';
import { describeFault } from './fault.ts';
import { type Leader, seekLead } from './leader.ts';
import type { Log } from './log.ts';
import type { ChannelState } from './state.ts';
import { type BotApi, BotApiError } from './telegram-api.ts';
import { allowedUpdates, readUpdateId } from './telegram-update.ts';

export type Poll = {
  /** Of the last poll that came back with an answer; 0 before the first. */
  lastPollAt(): number;
  isLeader(): boolean;
  stop(): Promise<void>;
};

export type PollParts = {
  readonly api: BotApi;
  readonly state: ChannelState;
  /** Names the bot, so that two bots on one Redis do not share a lead. */
  readonly leadName: string;
  /** Resolves when the update is claimed and in line; never rejects. */
  readonly accept: (raw: unknown) => Promise<void>;
  readonly onRestart: () => void;
  readonly log: Log;
  readonly pollSeconds?: number;
  readonly abortMs?: number;
  readonly backoffMs?: number;
};

/** How long to wait after a poll that failed: as the server says, or longer each time up to half a minute. */
export function toBackoffMs(error: unknown, failures: number, baseMs = 1_000): number {
  if (error instanceof BotApiError && error.retryAfterMs !== null) return error.retryAfterMs;
  const jitter = 0.75 + Math.random() / 2;
  return Math.min(baseMs * 2 ** Math.min(failures - 1, 6), 30_000) * jitter;
}

type Position = { offset: number | null };

/** Takes one batch. Its updates are confirmed by the next call, after every one is claimed and in line. */
async function pollOnce(parts: PollParts, position: Position, signal: AbortSignal): Promise<void> {
  const { api, accept, pollSeconds = 50, abortMs = 65_000 } = parts;
  const payload = {
    timeout: pollSeconds,
    limit: 100,
    allowed_updates: allowedUpdates,
    ...(position.offset === null ? {} : { offset: position.offset }),
  };
  const batch = await api.call('getUpdates', payload, { deadlineMs: abortMs, signal });
  if (!Array.isArray(batch)) throw new Error('getUpdates gave no list');
  await Promise.all(batch.map(accept));
  const last = batch.map(readUpdateId).findLast((id) => id !== null);
  if (typeof last === 'number') position.offset = last + 1;
  else if (batch.length > 0) throw new Error('getUpdates gave no ids');
}

/** Tells the server what was taken, so that the next process is not handed it again. */
async function confirm({ api }: PollParts, { offset }: Position): Promise<void> {
  if (offset === null) return;
  const payload = { offset, limit: 1, timeout: 0, allowed_updates: allowedUpdates };
  await api.call('getUpdates', payload, { deadlineMs: 1_500 }).catch(() => {});
}

type Life = { lastPollAt: number; turn: AbortController; readonly stopping: AbortController };

const pause = (ms: number, { stopping }: Life): Promise<void> =>
  sleep(ms, undefined, { signal: stopping.signal }).catch(() => {});

/** One poll and, when it failed without our doing, its wait; returns how many failed in a row. */
async function pollAndRest(
  parts: PollParts,
  position: Position,
  { life, failures }: { readonly life: Life; readonly failures: number },
): Promise<number> {
  const { onRestart, log, backoffMs } = parts;
  life.turn = new AbortController();
  const signal = AbortSignal.any([life.stopping.signal, life.turn.signal]);
  try {
    await pollOnce(parts, position, signal);
    life.lastPollAt = Date.now();
    return 0;
  } catch (error) {
    if (signal.aborted) return failures;
    onRestart();
    log.warn({ failures: failures + 1, error: describeFault(error) }, 'telegram poll failed');
    await pause(toBackoffMs(error, failures + 1, backoffMs), life);
    return failures + 1;
  }
}

/** Polls while this process leads, through every failure of the server, until stopped. */
export async function startPoll(parts: PollParts): Promise<Poll> {
  const { state, leadName, log } = parts;
  const position: Position = { offset: null };
  const life: Life = {
    lastPollAt: 0,
    turn: new AbortController(),
    stopping: new AbortController(),
  };
  const leader: Leader = await seekLead({
    state,
    name: leadName,
    onChange(leads) {
      log.info({ leads }, 'telegram lead changed');
      // A new leader starts where the server says, not where this process once stood.
      position.offset = null;
      if (!leads) life.turn.abort();
    },
  });
  const run = async (): Promise<void> => {
    let failures = 0;
    while (!life.stopping.signal.aborted) {
      if (leader.isLeader()) failures = await pollAndRest(parts, position, { life, failures });
      else await pause(100, life);
    }
  };
  const running = run();
  return {
    lastPollAt: () => life.lastPollAt,
    isLeader: () => leader.isLeader(),
    async stop() {
      life.stopping.abort();
      await running;
      if (leader.isLeader()) await confirm(parts, position);
      await leader.stop();
    },
  };
}
