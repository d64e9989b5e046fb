import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { until } from './channel-rig.ts';

/** Whether a Redis of our own can be started; CI demands it, elsewhere its absence is said aloud. */
export function hasRedisServer(): boolean {
  const found = spawnSync('redis-server', ['--version']).status === 0;
  if (found) return true;
  if (process.env.REQUIRE_SERVICES === '1') throw new Error('redis-server is not on PATH');
  process.stderr.write('redis-server is not on PATH: the Redis half of the suite did not run\n');
  return false;
}

export type RedisServer = {
  readonly url: string;
  /** SIGSTOP: takes connections and answers nothing. */
  freeze(): void;
  thaw(): void;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** A Redis of this test alone on a unix socket, so that it may be frozen and killed. */
export async function startRedisServer(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-redis-'));
  const socket = join(folder, 'redis.sock');
  let server: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const options = ['--port', '0', '--unixsocket', socket, '--save', '', '--dir', folder];
    server = spawn('redis-server', options, { stdio: 'ignore' });
    const client = new Redis(socket, { retryStrategy: () => 20 });
    client.on('error', () => {});
    await until(() => client.status === 'ready', 'redis-server is up');
    client.disconnect();
  };
  const kill = async (): Promise<void> => {
    const ended = server;
    server = null;
    if (!ended || ended.exitCode !== null) return;
    const gone = new Promise((resolve) => ended.once('exit', resolve));
    ended.kill('SIGKILL');
    await gone;
  };
  await start();
  return {
    url: socket,
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
    kill,
    start,
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
