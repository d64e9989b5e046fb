import { describeFault } from './fault.ts';
import type { Log } from './log.ts';
import type { Operations } from './operations.ts';

export type Revival = {
  /** Logged out: one alarm, then tries until it is logged in again. Further calls while it tries say nothing. */
  alarm(words: string): void;
  calm(): void;
  stop(): void;
};

const longestMs = 600_000;

/** Brings a logged-out account back: restarts it with ever longer pauses. */
export function createRevival({
  bot,
  log,
  operations,
  firstMs,
}: {
  readonly bot: { start(): Promise<void>; stop(): Promise<void> };
  readonly log: Log;
  readonly operations: Operations;
  readonly firstMs: number;
}): Revival {
  let timer: NodeJS.Timeout | undefined;
  let tries = 0;
  let trying = false;
  let stopped = false;
  const schedule = (): void => {
    timer = setTimeout(revive, Math.min(firstMs * 2 ** tries, longestMs));
  };
  const revive = async (): Promise<void> => {
    tries += 1;
    operations.observeRestart('wechat');
    try {
      await bot.stop();
      if (!stopped) await bot.start();
    } catch (error) {
      log.warn({ tries, error: describeFault(error) }, 'wechat not revived');
    }
    // Started is not logged in: until calm() it is tried again.
    if (trying && !stopped) schedule();
  };
  return {
    alarm(words) {
      if (trying || stopped) return;
      trying = true;
      tries = 0;
      log.error({ alarm: 'wechat' }, words);
      schedule();
    },
    calm() {
      trying = false;
      clearTimeout(timer);
    },
    stop() {
      stopped = true;
      trying = false;
      clearTimeout(timer);
    },
  };
}
