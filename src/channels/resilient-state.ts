import type { createRedisState } from './redis-state.ts';
import type { ChannelState } from './state.ts';

type Shared = ReturnType<typeof createRedisState>;

/** A value with the time it was written, so that the newer of two copies wins after an outage; '' is a tombstone. */
const stamp = (value: string, now: number): string => `${now}|${value}`;
const stampedAt = (stamped: string | null): number => (stamped ? Number.parseInt(stamped, 10) : -1);
const unstamp = (stamped: string | null): string | null =>
  stamped?.slice(stamped.indexOf('|') + 1) || null;

/** Rejects when the promise is not settled in time: a frozen Redis must not hold a message. */
async function within<T>(work: Promise<T>, deadlineMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Redis did not answer in time')), deadlineMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

type Breaker = {
  isOpen(): boolean;
  run<T>(work: () => Promise<T>, otherwise: () => Promise<T>): Promise<T>;
  stop(): void;
};

/** A circuit breaker: the first failure sends everything to memory, a ping that comes back closes it again. */
function createBreaker(shared: Shared, { deadlineMs, probeMs, onChange }: BreakerOptions): Breaker {
  let open = false;
  let timer: NodeJS.Timeout | undefined;
  const probe = async (): Promise<void> => {
    const alive = await within(shared.ping(), deadlineMs).then(
      () => true,
      () => false,
    );
    if (!open) return;
    if (alive) {
      open = false;
      onChange('redis');
    } else timer = setTimeout(probe, probeMs);
  };
  const trip = (): void => {
    if (open) return;
    open = true;
    onChange('degraded');
    timer = setTimeout(probe, probeMs);
  };
  return {
    isOpen: () => open,
    async run<T>(work: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> {
      if (open) return otherwise();
      try {
        return await within(work(), deadlineMs);
      } catch {
        trip();
        return otherwise();
      }
    },
    stop: () => {
      open = true;
      clearTimeout(timer);
    },
  };
}

type BreakerOptions = {
  /** What one message can lose at most when Redis freezes under it. */
  readonly deadlineMs: number;
  readonly probeMs: number;
  readonly onChange: (health: 'redis' | 'degraded') => void;
};

type Parts = {
  readonly shared: Shared;
  readonly memory: ChannelState;
  readonly breaker: Breaker;
  readonly now: () => number;
};

/** Values live in both places; the newer copy is read. */
function keepValues({
  shared,
  memory,
  breaker,
  now,
}: Parts): Pick<ChannelState, 'read' | 'write' | 'drop'> {
  const write = async (key: string, value: string, ttlMs: number): Promise<void> => {
    const stamped = stamp(value, now());
    await memory.write(key, stamped, ttlMs);
    await breaker.run(
      () => shared.write(key, stamped, ttlMs),
      async () => {},
    );
  };
  return {
    async read(key) {
      const local = await memory.read(key);
      const remote = await breaker.run(
        () => shared.read(key),
        async () => null,
      );
      return unstamp(stampedAt(remote) >= stampedAt(local) ? remote : local);
    },
    write,
    drop: (key) => write(key, '', 3_600_000),
  };
}

/** While Redis is away the leader goes on and a follower stays one: two pollers would only kick each other out. */
function keepLocks({ shared, memory, breaker }: Parts): Pick<ChannelState, 'lock' | 'unlock'> {
  const held = new Map<string, boolean>();
  return {
    async lock(name, lease) {
      const holds = await breaker.run(
        () => shared.lock(name, lease),
        async () => held.get(name) ?? memory.lock(name, lease),
      );
      held.set(name, holds);
      return holds;
    },
    async unlock(name, owner) {
      held.delete(name);
      await memory.unlock(name, owner);
      await breaker.run(
        () => shared.unlock(name, owner),
        async () => {},
      );
    },
  };
}

/** Redis while it answers, memory while it does not. Claims and values are kept in both, so an outage repeats nothing. */
export function createResilientState({
  shared,
  memory,
  now = Date.now,
  deadlineMs = 300,
  probeMs = 250,
  onChange,
}: Omit<Parts, 'breaker' | 'now'> &
  Partial<Parts> &
  Partial<BreakerOptions> &
  Pick<BreakerOptions, 'onChange'>): ChannelState {
  const breaker = createBreaker(shared, { deadlineMs, probeMs, onChange });
  const parts = { shared, memory, breaker, now };
  return {
    ...keepValues(parts),
    ...keepLocks(parts),
    async claim(key, ttlMs) {
      if (!(await memory.claim(key, ttlMs))) return false;
      return breaker.run(
        () => shared.claim(key, ttlMs),
        async () => true,
      );
    },
    take: (buckets) =>
      breaker.run(
        () => shared.take(buckets),
        () => memory.take(buckets),
      ),
    health: () => (breaker.isOpen() ? 'degraded' : 'redis'),
    async close() {
      breaker.stop();
      await shared.close();
      await memory.close();
    },
  };
}
