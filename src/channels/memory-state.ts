import type { Bucket, ChannelState, Lease, Taken } from './state.ts';

type Entry = { readonly value: string; readonly until: number };
type Level = { readonly tokens: number; readonly at: number };

/** What a bucket holds at `now`. */
function refill(bucket: Bucket, level: Level | undefined, now: number): number {
  if (!level) return bucket.capacity;
  const gained = ((now - level.at) * bucket.perSecond) / 1000;
  return Math.min(bucket.capacity, level.tokens + gained);
}

/** A map that forgets what is over, and the oldest when it holds too much: memory stays bounded under any flood. */
class Shelf {
  readonly #entries = new Map<string, Entry>();
  readonly #limit: number;
  readonly #now: () => number;
  #held = 0;

  /** `limit` counts characters, keys included. */
  constructor(limit: number, now: () => number) {
    this.#limit = limit;
    this.#now = now;
  }

  get(key: string): string | null {
    const entry = this.#entries.get(key);
    if (!entry) return null;
    if (entry.until > this.#now()) return entry.value;
    this.delete(key);
    return null;
  }

  set(key: string, value: string, ttlMs: number): void {
    this.delete(key);
    this.#entries.set(key, { value, until: this.#now() + ttlMs });
    this.#held += key.length + value.length;
    if (this.#held > this.#limit) this.#shrink();
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#held -= key.length + entry.value.length;
  }

  #shrink(): void {
    const now = this.#now();
    for (const [key, entry] of this.#entries) if (entry.until <= now) this.delete(key);
    for (const key of this.#entries.keys()) {
      if (this.#held <= this.#limit * 0.9) return;
      this.delete(key);
    }
  }
}

/** The longest wait among the buckets that cannot give a token now. */
function findWait(buckets: readonly Bucket[], held: readonly number[]): Taken {
  return buckets.reduce<Taken>(
    (worst, bucket, index) => {
      const missing = 1 - (held[index] ?? 0);
      const waitMs = missing > 0 ? Math.ceil((missing * 1000) / bucket.perSecond) : 0;
      return waitMs > worst.waitMs ? { waitMs, emptyKey: bucket.key } : worst;
    },
    { waitMs: 0, emptyKey: null },
  );
}

/** The buckets; the one longest unused goes first when there are too many. */
class Levels {
  readonly #levels = new Map<string, Level>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  take(buckets: readonly Bucket[], now: number): Taken {
    const held = buckets.map((bucket) => refill(bucket, this.#levels.get(bucket.key), now));
    const taken = findWait(buckets, held);
    if (taken.waitMs > 0) return taken;
    for (const [index, bucket] of buckets.entries()) {
      this.#levels.delete(bucket.key);
      this.#levels.set(bucket.key, { tokens: (held[index] ?? 1) - 1, at: now });
    }
    for (const key of this.#levels.keys()) {
      if (this.#levels.size <= this.#limit) break;
      this.#levels.delete(key);
    }
    return taken;
  }
}

/** Everything in this process: the default, and what answers go on from while Redis is away. */
export function createMemoryState({
  now = Date.now,
  limit = 8_000_000,
}: {
  readonly now?: () => number;
  /** Characters of all values together, and a quarter of that for claims. */
  readonly limit?: number;
} = {}): ChannelState {
  const values = new Shelf(limit, now);
  const claims = new Shelf(limit / 4, now);
  const locks = new Shelf(limit, now);
  const levels = new Levels(20_000);
  return {
    read: async (key) => values.get(key),
    write: async (key, value, ttlMs) => values.set(key, value, ttlMs),
    drop: async (key) => values.delete(key),
    async claim(key, ttlMs) {
      if (claims.get(key) !== null) return false;
      claims.set(key, '1', ttlMs);
      return true;
    },
    take: async (buckets) => levels.take(buckets, now()),
    async lock(name, { owner, ttlMs }: Lease) {
      const holder = locks.get(name);
      if (holder !== null && holder !== owner) return false;
      locks.set(name, owner, ttlMs);
      return true;
    },
    async unlock(name, owner) {
      if (locks.get(name) === owner) locks.delete(name);
    },
    health: () => 'memory',
    close: async () => {},
  };
}
