import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryState } from '../../src/channels/memory-state.ts';
import { openState } from '../../src/channels/open-state.ts';
import type { ChannelState } from '../../src/channels/state.ts';
import { hasRedisServer, type RedisServer, startRedisServer } from '../support/redis-server.ts';

type Open = () => Promise<ChannelState>;

let state: ChannelState;

function describeValues(name: string, open: Open): void {
  describe(`values and claims: ${name}`, () => {
    beforeEach(async () => {
      state = await open();
    });
    afterEach(() => state.close());

    test('a value is read back until its time is over, or it is dropped', async () => {
      await state.write('a', '答案', 120);
      await state.write('b', '另一个', 60_000);
      expect(await state.read('a')).toBe('答案');
      expect(await state.read('none')).toBeNull();
      await state.drop('b');
      expect(await state.read('b')).toBeNull();
      await sleep(160);
      expect(await state.read('a')).toBeNull();
    });

    test('a claim is given once, to one of many who ask at the same time', async () => {
      const asked = Array.from({ length: 20 }, () => state.claim('tg/1', 60_000));
      const given = await Promise.all(asked);
      expect(given.filter(Boolean)).toHaveLength(1);
      expect(await state.claim('tg/2', 60_000)).toBe(true);
    });
  });
}

function describeLimits(name: string, open: Open): void {
  describe(`limits and locks: ${name}`, () => {
    beforeEach(async () => {
      state = await open();
    });
    afterEach(() => state.close());

    test('a bucket gives what it holds, then says how long to wait, then refills', async () => {
      const bucket = { key: 'user/a', capacity: 2, perSecond: 10 };
      expect((await state.take([bucket])).waitMs).toBe(0);
      expect((await state.take([bucket])).waitMs).toBe(0);
      const { waitMs, emptyKey } = await state.take([bucket]);
      expect(emptyKey).toBe('user/a');
      expect(waitMs).toBeGreaterThan(0);
      expect(waitMs).toBeLessThanOrEqual(100);
      await sleep(waitMs + 20);
      expect((await state.take([bucket])).waitMs).toBe(0);
    });

    test('one empty bucket takes nothing from the others', async () => {
      const full = { key: 'chat/full', capacity: 1, perSecond: 0.01 };
      const empty = { key: 'user/empty', capacity: 1, perSecond: 0.01 };
      await state.take([empty]);
      expect((await state.take([full, empty])).emptyKey).toBe('user/empty');
      expect((await state.take([full])).waitMs).toBe(0);
    });

    test('a lock has one owner, is renewed by it, and passes on when it ends', async () => {
      expect(await state.lock('poll', { owner: 'one', ttlMs: 150 })).toBe(true);
      expect(await state.lock('poll', { owner: 'two', ttlMs: 150 })).toBe(false);
      expect(await state.lock('poll', { owner: 'one', ttlMs: 150 })).toBe(true);
      await state.unlock('poll', 'two');
      expect(await state.lock('poll', { owner: 'two', ttlMs: 150 })).toBe(false);
      await sleep(200);
      expect(await state.lock('poll', { owner: 'two', ttlMs: 60_000 })).toBe(true);
      await state.unlock('poll', 'two');
      expect(await state.lock('poll', { owner: 'one', ttlMs: 1_000 })).toBe(true);
    });
  });
}

/** The one suite both implementations pass. */
function describeState(name: string, open: Open): void {
  describeValues(name, open);
  describeLimits(name, open);
}

describeState('memory', async () => createMemoryState());

test('memory stays bounded under a flood, and the newest is kept', async () => {
  state = createMemoryState({ limit: 1_000 });
  for (let index = 0; index < 1_000; index += 1) await state.write(`k${index}`, 'v', 60_000);
  expect(await state.read('k0')).toBeNull();
  expect(await state.read('k999')).toBe('v');
});

if (hasRedisServer()) {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedisServer();
  });
  afterAll(() => server.stop());
  describeState('redis', () => openState({ redisUrl: server.url, prefix: `${randomUUID()}:` }));

  test('two processes share claims, values and locks', async () => {
    const prefix = `${randomUUID()}:`;
    const one = await openState({ redisUrl: server.url, prefix });
    const two = await openState({ redisUrl: server.url, prefix });
    expect(await one.claim('m', 60_000)).toBe(true);
    expect(await two.claim('m', 60_000)).toBe(false);
    await one.write('k', '甲', 60_000);
    expect(await two.read('k')).toBe('甲');
    await two.drop('k');
    expect(await one.read('k')).toBeNull();
    await Promise.all([one.close(), two.close()]);
  });
}
