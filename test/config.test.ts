import { expect, test } from 'vitest';
import type { ChannelsConfig } from '../src/channels/start-channels.ts';
import { loadConfig } from '../src/config.ts';
import { NianbaoError } from '../src/errors.ts';

test('nothing set is a working configuration with every channel off', () => {
  const config: ChannelsConfig = loadConfig({});
  expect(config.telegram).toBeNull();
  expect(config.wechat).toBeNull();
  expect(loadConfig({})).toMatchObject({
    storeUrl: 'sqlite:var/nianbao.db',
    redisUrl: null,
    host: '127.0.0.1',
    port: 3_000,
    publicUrl: 'http://localhost:3000',
    logLevel: 'info',
    allowedChats: null,
  });
});

test('every fault is told at once, with its variable', () => {
  const env = {
    PORT: '70000',
    STORE_URL: 'mysql://x',
    TELEGRAM_BOT_TOKEN: 'no token',
    LOG_LEVEL: 'loud',
    ADMIN_IDS: '123',
    LIMIT_USER: 'many',
  };
  expect(() => loadConfig(env)).toThrowError(NianbaoError);
  try {
    loadConfig(env);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    for (const name of Object.keys(env)) expect(message).toContain(name);
    expect(message).not.toContain('no token');
    expect(error).toMatchObject({ code: 'CONFIG_INVALID' });
  }
});

test('what needs another variable says which', () => {
  const env = { TELEGRAM_WEBHOOK_URL: 'https://bot.example/hook' };
  expect(() => loadConfig(env)).toThrow(/TELEGRAM_WEBHOOK_SECRET.*TELEGRAM_BOT_TOKEN/);
  expect(() => loadConfig({ WECHATY_PUPPET_TOKEN: 'x' })).toThrow(/WECHATY_PUPPET：/);
});

test('a variable set to nothing is not set; lists and limits are read', () => {
  const config = loadConfig({
    REDIS_URL: '',
    PORT: '8080',
    TELEGRAM_BOT_TOKEN: '1:abc',
    HTTPS_PROXY: 'http://proxy.example:3128',
    ADMIN_IDS: 'telegram:1，wechat:abc',
    ALLOWED_CHATS: 'telegram:-100, wechat:公开群',
    LIMIT_USER: '3/30',
  });
  expect(config.redisUrl).toBeNull();
  expect(config.publicUrl).toBe('http://localhost:8080');
  expect(config.telegram).toEqual({
    token: '1:abc',
    apiRoot: 'https://api.telegram.org',
    proxy: 'http://proxy.example:3128',
    webhook: null,
  });
  expect([...config.admins]).toEqual(['telegram:1', 'wechat:abc']);
  expect([...(config.allowedChats ?? [])]).toEqual(['telegram:-100', 'wechat:公开群']);
  expect(config.limits.user).toEqual({ capacity: 3, perSecond: 0.1 });
});
