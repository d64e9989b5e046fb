import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { until } from '../support/channel-rig.ts';
import { FakeBotApi } from '../support/fake-bot-api.ts';
import { hasRedisServer, startRedisServer } from '../support/redis-server.ts';

const worker = fileURLToPath(new URL('../support/telegram-worker.ts', import.meta.url));

const isOver = (process: ChildProcess): boolean =>
  process.exitCode !== null || process.signalCode !== null;

if (hasRedisServer()) {
  test('two processes on one token: one polls, the other takes over within 5 s of a SIGKILL', async () => {
    const api = new FakeBotApi();
    const root = await api.listen();
    const redis = await startRedisServer();
    const prefix = `${randomUUID()}:`;
    const launch = (): ChildProcess =>
      spawn(process.execPath, [worker, root, redis.url, prefix], { stdio: 'ignore' });
    const first = launch();
    try {
      api.say('第一问');
      await until(() => api.texts(42).length === 1, 'the first answer', 15_000);
      const second = launch();
      try {
        await until(() => api.sent('getMe').length === 2, 'the second is up', 15_000);
        api.say('第二问');
        await until(() => api.texts(42).length === 2, 'the second answer');
        first.kill('SIGKILL');
        const killedAt = Date.now();
        api.say('第三问');
        await until(() => api.texts(42).length === 3, 'the answer after the takeover');
        expect(Date.now() - killedAt).toBeLessThan(5_000);
        expect(api.texts(42).map((text) => text.split('\n')[0])).toEqual([
          '答：第一问',
          '答：第二问',
          '答：第三问',
        ]);
        second.kill('SIGTERM');
        await until(() => isOver(second), 'the second ends on SIGTERM', 10_000);
        expect(second.exitCode).toBe(0);
        expect(api.pending).toBe(0);
      } finally {
        second.kill('SIGKILL');
      }
    } finally {
      first.kill('SIGKILL');
      await redis.stop();
      await api.close();
    }
  }, 60_000);
}
