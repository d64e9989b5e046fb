import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDoor } from '../../src/channels/open-door.ts';
import { openState } from '../../src/channels/open-state.ts';
import type { ChannelState } from '../../src/channels/state.ts';
import type { Message } from '../../src/model/message.ts';
import { makeChannelsConfig, makeDeps, until } from '../support/channel-rig.ts';
import { hasRedisServer, type RedisServer, startRedisServer } from '../support/redis-server.ts';

let server: RedisServer;
let state: ChannelState;
const seen: string[] = [];

function makeMessage(id: string, text: string): Message {
  const common = { channel: 'telegram', chat: '42', user: '42', sentAt: Date.now() } as const;
  return { ...common, id, text, group: false, addressed: true, own: false };
}

if (hasRedisServer()) {
  beforeEach(async () => {
    server = await startRedisServer();
    seen.length = 0;
    const onChange = (health: string): void => void seen.push(health);
    state = await openState({ redisUrl: server.url, prefix: `${randomUUID()}:`, onChange });
  });
  afterEach(async () => {
    server.thaw();
    await state.close();
    await server.stop();
  });

  for (const outage of ['frozen', 'killed'] as const) {
    test(`Redis ${outage}: answers go on with at most 500 ms added, and it is used again when back`, async () => {
      const door = openDoor(makeChannelsConfig(), makeDeps({ state }));
      const texts: string[] = [];
      const ask = async (id: string, text: string): Promise<number> => {
        const startedAt = performance.now();
        const outbox = { send: async ({ text: said }: { text: string }) => void texts.push(said) };
        await (await door.receive(makeMessage(id, text), outbox)).done;
        return performance.now() - startedAt;
      };
      await ask('1', '甲局2023年申请');
      if (outage === 'frozen') server.freeze();
      else await server.kill();
      const times = [await ask('2', '那2022年呢'), await ask('3', '那2021年呢')];
      expect(Math.max(...times)).toBeLessThan(500);
      expect(Math.min(...times)).toBeLessThan(50);
      expect(texts[1]).toContain('接着“答：甲局2023年申请”');
      expect(state.health()).toBe('degraded');
      await ask('2', '那2022年呢');
      expect(texts).toHaveLength(3);
      if (outage === 'frozen') server.thaw();
      else await server.start();
      await until(() => state.health() === 'redis', 'Redis is used again');
      await ask('3', '那2021年呢');
      await ask('4', '那2020年呢');
      expect(texts).toHaveLength(4);
      expect(texts[3]).toContain('接着');
      expect(seen).toEqual(['degraded', 'redis']);
    });
  }

  test('a bot that starts while Redis is down answers from memory and takes Redis when it comes', async () => {
    await state.close();
    await server.kill();
    state = await openState({ redisUrl: server.url, prefix: `${randomUUID()}:` });
    expect(await state.claim('a', 1_000)).toBe(true);
    expect(await state.claim('a', 1_000)).toBe(false);
    expect(await state.lock('lead', { owner: 'me', ttlMs: 1_000 })).toBe(true);
    await server.start();
    await until(() => state.health() === 'redis', 'Redis is used');
    expect(await state.claim('b', 1_000)).toBe(true);
  });
}
