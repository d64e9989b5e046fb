/** A token bucket: `capacity` at once, refilled by `perSecond`. */
export type Bucket = {
  readonly key: string;
  readonly capacity: number;
  readonly perSecond: number;
};

/** What channels share between messages and between processes. Two implementations, one contract suite. */
export type ChannelState = {
  read(key: string): Promise<string | null>;
  write(key: string, value: string, ttlMs: number): Promise<void>;
  drop(key: string): Promise<void>;
  /** True for the first caller within the time; every further one gets false. */
  claim(key: string, ttlMs: number): Promise<boolean>;
  /** Takes one token from every bucket or from none; returns 0, or the milliseconds to wait and whose bucket is empty. */
  take(buckets: readonly Bucket[]): Promise<Taken>;
  /** Gets or renews a lock for its owner; false while another owner holds it. */
  lock(name: string, lease: Lease): Promise<boolean>;
  unlock(name: string, owner: string): Promise<void>;
  /** memory: nothing shared by choice · redis: shared · degraded: meant to be shared, living from memory now. */
  health(): 'memory' | 'redis' | 'degraded';
  close(): Promise<void>;
};

export type Lease = { readonly owner: string; readonly ttlMs: number };

export type Taken = { readonly waitMs: number; readonly emptyKey: string | null };
