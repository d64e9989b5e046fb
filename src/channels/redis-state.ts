import { Redis } from 'ioredis';
import type { ChannelState, Taken } from './state.ts';

/** All buckets or none, by the clock of Redis, so that hosts with different clocks share one limit. */
const takeScript = `
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local wait, empty, left = 0, 0, {}
for i, key in ipairs(KEYS) do
  local capacity, rate = tonumber(ARGV[i * 2 - 1]), tonumber(ARGV[i * 2])
  local held = redis.call('HMGET', key, 'n', 't')
  local n = tonumber(held[1]) or capacity
  n = math.min(capacity, n + math.max(0, now - (tonumber(held[2]) or now)) * rate / 1000)
  left[i] = n
  if n < 1 then
    local need = math.ceil((1 - n) * 1000 / rate)
    if need > wait then wait, empty = need, i end
  end
end
if wait > 0 then return {wait, empty} end
for i, key in ipairs(KEYS) do
  local capacity, rate = tonumber(ARGV[i * 2 - 1]), tonumber(ARGV[i * 2])
  redis.call('HSET', key, 'n', tostring(left[i] - 1), 't', tostring(now))
  redis.call('PEXPIRE', key, math.ceil(capacity * 1000 / rate) + 1000)
end
return {0, 0}`;

const lockScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('PEXPIRE', KEYS[1], ARGV[2]) return 1 end
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
return 0`;

const unlockScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;

/** Shared by all processes on one Redis. Every method rejects quickly when Redis is away; nothing is queued for later. */
export function createRedisState({
  url,
  prefix = 'nianbao:',
  onError,
}: {
  readonly url: string;
  readonly prefix?: string;
  readonly onError: (error: Error) => void;
}): ChannelState & { ping(): Promise<void> } {
  const redis = new Redis(url, {
    keyPrefix: prefix,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: 500,
    connectTimeout: 2_000,
    retryStrategy: (attempt) => Math.min(attempt * 50, 1_000),
  });
  redis.on('error', onError);
  return {
    read: (key) => redis.get(`v:${key}`),
    async write(key, value, ttlMs) {
      await redis.set(`v:${key}`, value, 'PX', Math.max(1, Math.ceil(ttlMs)));
    },
    async drop(key) {
      await redis.del(`v:${key}`);
    },
    async claim(key, ttlMs) {
      return (await redis.set(`seen:${key}`, '1', 'PX', ttlMs, 'NX')) === 'OK';
    },
    async take(buckets): Promise<Taken> {
      const keys = buckets.map((bucket) => `limit:${bucket.key}`);
      const rates = buckets.flatMap((bucket) => [bucket.capacity, bucket.perSecond]);
      const reply = await redis.eval(takeScript, keys.length, ...keys, ...rates);
      const [waitMs, empty] = Array.isArray(reply) ? reply.map(Number) : [0, 0];
      return { waitMs: waitMs ?? 0, emptyKey: buckets[(empty ?? 0) - 1]?.key ?? null };
    },
    async lock(name, { owner, ttlMs }) {
      return (await redis.eval(lockScript, 1, `lock:${name}`, owner, ttlMs)) === 1;
    },
    async unlock(name, owner) {
      await redis.eval(unlockScript, 1, `lock:${name}`, owner);
    },
    async ping() {
      await redis.ping();
    },
    health: () => (redis.status === 'ready' ? 'redis' : 'degraded'),
    close: async () => redis.disconnect(),
  };
}
