import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type ChannelWording, channelWordingSchema } from '../../src/channels/channel-wording.ts';
import { createLog, type Log } from '../../src/channels/log.ts';
import { createMemoryState } from '../../src/channels/memory-state.ts';
import type { DoorDeps } from '../../src/channels/open-door.ts';
import { createOperations } from '../../src/channels/operations.ts';
import type { ChannelsConfig } from '../../src/channels/start-channels.ts';
import type { TelegramOptions } from '../../src/channels/telegram.ts';
import { createCannedAsk } from './canned-ask.ts';

/** What data/channels.yaml really says. */
export function readWording(): ChannelWording {
  const text = readFileSync(new URL('../../data/channels.yaml', import.meta.url), 'utf8');
  return channelWordingSchema.parse(parse(text));
}

/** Limits that no test reaches unless it wants to. */
export function makeChannelsConfig(given: Partial<ChannelsConfig> = {}): ChannelsConfig {
  const wide = { capacity: 100_000, perSecond: 100_000 };
  return {
    telegram: null,
    wechat: null,
    admins: new Set(['telegram:1']),
    allowedChats: null,
    limits: { user: wide, chat: wide, channel: wide, global: wide },
    groupLimit: wide,
    maxAgeMs: { telegram: 300_000, wechat: 120_000 },
    oldNote: new Set(['telegram']),
    contextMinutes: 30,
    queue: { perChat: 10, total: 2_000 },
    deadlineMs: 20_000,
    ...given,
  };
}

export function makeTelegramOptions(
  apiRoot: string,
  given: Partial<TelegramOptions> = {},
): TelegramOptions {
  return {
    token: '7000001:a-token-that-must-not-leak',
    apiRoot,
    proxy: null,
    webhook: null,
    pollSeconds: 2,
    abortMs: 3_000,
    backoffMs: 20,
    ...given,
  };
}

/** Keeps the log lines instead of printing them. */
export function createLogTrap(level = 'debug'): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  return { lines, log: createLog(level, { write: (line: string) => void lines.push(line) }) };
}

/** Everything a door needs, in memory, with canned answers. */
export function makeDeps(given: Partial<DoorDeps> = {}): DoorDeps {
  return {
    ask: createCannedAsk(),
    state: createMemoryState(),
    wording: readWording(),
    operations: createOperations(),
    log: createLogTrap().log,
    ...given,
  };
}

/** Waits until something is so; says what was waited for when it never comes. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  what = 'condition',
  withinMs = 8_000,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
