import { createMemoryState } from './memory-state.ts';
import { createRedisState } from './redis-state.ts';
import { createResilientState } from './resilient-state.ts';
import type { ChannelState } from './state.ts';

/** Memory without a URL, Redis with memory behind it otherwise. Never rejects: a Redis that is down is used when it comes up. */
export async function openState({
  redisUrl,
  prefix = 'nianbao:',
  onChange = () => {},
}: {
  readonly redisUrl: string | null;
  readonly prefix?: string;
  readonly onChange?: (health: 'redis' | 'degraded', error: Error | null) => void;
}): Promise<ChannelState> {
  if (redisUrl === null) return createMemoryState();
  let lastError: Error | null = null;
  const shared = createRedisState({
    url: redisUrl,
    prefix,
    onError: (error) => {
      lastError = error;
    },
  });
  for (let waited = 0; waited < 1_000 && shared.health() !== 'redis'; waited += 20) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const state = createResilientState({
    shared,
    memory: createMemoryState(),
    onChange: (health) => onChange(health, health === 'redis' ? null : lastError),
  });
  return state;
}
