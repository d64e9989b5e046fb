import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createOperations } from '../../src/channels/operations.ts';
import { startChannels } from '../../src/channels/start-channels.ts';
import {
  createLogTrap,
  makeChannelsConfig,
  makeDeps,
  makeTelegramOptions,
  until,
} from '../support/channel-rig.ts';
import { FakeBotApi } from '../support/fake-bot-api.ts';

test('a channel that cannot start stops no other, and readiness tells which', async () => {
  const api = new FakeBotApi();
  const { log, lines } = createLogTrap();
  const operations = createOperations();
  const memory = join(mkdtempSync(join(tmpdir(), 'nianbao-wechat-')), 'card');
  const wechat = { puppet: 'no-such-puppet', token: null, memory, keywords: [], adminKey: null };
  const printed: string[] = [];
  const channels = await startChannels({
    config: makeChannelsConfig({ telegram: makeTelegramOptions(await api.listen()), wechat }),
    ...makeDeps({ operations, log }),
    print: (text) => printed.push(text),
  });
  api.say('甲局2023年申请');
  await until(() => api.texts(42).length === 1);
  await until(() => lines.some((line) => /wechat|channel did not start/.test(line)));
  const { ready, channels: seen } = await operations.ready();
  expect(ready).toBe(false);
  expect(seen.telegram?.ready).toBe(true);
  expect(seen.wechat?.ready).toBe(false);
  expect(printed[0]).toMatch(/^\/admin\/wechat\?key=.{16}$/);
  await channels.stop();
  await api.close();
});

test('with nothing switched on there is a door, no route, and nothing to stop', async () => {
  const channels = await startChannels({ config: makeChannelsConfig(), ...makeDeps() });
  expect(channels.routes.size).toBe(0);
  expect(channels.door.isFull()).toBe(false);
  await channels.stop();
  expect(channels.door.isFull()).toBe(true);
});
