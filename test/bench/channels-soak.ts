import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { until } from '../support/channel-rig.ts';
import { type Call, FakeBotApi, type Fault } from '../support/fake-bot-api.ts';
import { startRedisServer } from '../support/redis-server.ts';

// node test/bench/channels-soak.ts [SECONDS=600] [PER_SECOND=50]: faults all the way, and every message accounted for.
const seconds = Number(process.argv[2] ?? 600);
const rate = Number(process.argv[3] ?? 50);
const chats = 150;

const api = new FakeBotApi();
const redis = await startRedisServer();
const worker = fileURLToPath(new URL('./soak-worker.ts', import.meta.url));
const root = await api.listen();
const bot = spawn(process.execPath, ['--expose-gc', worker, root, redis.url], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
let memory = '';
bot.stdout.on('data', (chunk) => {
  memory += String(chunk);
});

const injected: Record<string, number> = {};
const inject = (name: string, fault: Fault): Fault => {
  injected[name] = (injected[name] ?? 0) + 1;
  return fault;
};
api.faults.push(({ method }: Call) => {
  const dice = Math.random();
  if (method === 'getUpdates' && dice < 0.01) return inject('poll reset', { kind: 'reset' });
  if (method === 'getUpdates' && dice < 0.02) {
    return inject('poll 502', { kind: 'status', status: 502 });
  }
  if (method !== 'sendMessage') return undefined;
  if (dice < 0.002) return inject('send answer lost', { kind: 'applyThenReset' });
  return dice < 0.01
    ? inject('send 429', { kind: 'status', status: 429, retryAfter: 1 })
    : undefined;
});

/** Answers by the number of the message, and refusals. */
const answers = new Map<string, number>();
let refusals = 0;
let others = 0;
const collect = (): void => {
  for (const { method, payload } of api.calls.splice(0)) {
    if (method !== 'sendMessage') continue;
    const text = String(payload.text);
    const number = /^答：第(\d+)问/.exec(text)?.[1];
    if (number !== undefined) answers.set(number, (answers.get(number) ?? 0) + 1);
    else if (/请等 \d+ 秒|没有接下/.test(text)) refusals += 1;
    else others += 1;
  }
};
await until(() => api.sent('getUpdates').length > 0, 'the bot polls', 20_000);
let asked = 0;
let duplicates = 0;
const freezes = [0.3, 0.6].map((share) => Math.floor(seconds * share));
for (let second = 0; second < seconds; second += 1) {
  const startedAt = Date.now();
  if (freezes.includes(second)) redis.freeze();
  if (freezes.includes(second - 5)) redis.thaw();
  for (let index = 0; index < rate; index += 1) {
    // One chat in ten asks far too much and meets its limit.
    const chat = index % 10 === 0 ? 1 : 2 + Math.floor(Math.random() * chats);
    const update = api.say(`第${asked++}问`, { from: 30_000 + chat });
    if (Math.random() < 0.05) {
      duplicates += 1;
      api.push(update);
    }
    await sleep(1_000 / rate / 2);
  }
  collect();
  if (second % Math.max(1, Math.floor(seconds / 10)) === 0) bot.kill('SIGUSR2');
  await sleep(Math.max(0, 1_000 - (Date.now() - startedAt)));
}
redis.thaw();
const total = (): number => {
  collect();
  return [...answers.values()].reduce((sum, count) => sum + count, 0) + refusals;
};
await until(() => total() >= asked, 'all answered', 40_000).catch(() => {});
bot.kill('SIGUSR2');
await sleep(1_000);
const twice = [...answers.values()].filter((count) => count > 1).length;
process.stdout.write(
  `${[
    `${asked} messages in ${seconds} s, ${duplicates} delivered twice`,
    `answered ${answers.size}, refused with a said limit ${refusals}, neither ${asked - answers.size - refusals}, twice ${twice}, other texts ${others}`,
    `faults: ${JSON.stringify(injected)}, Redis frozen ${freezes.length} times for 5 s`,
    `memory of the bot, heap after collection / resident, MB: ${memory}`,
  ].join('\n')}\n`,
);
bot.kill('SIGTERM');
await until(() => bot.exitCode !== null, 'the bot ends', 12_000);
await redis.stop();
await api.close();
