import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { createFindUser } from '../../src/web/find-user.ts';

/** Whom a request from this address counts as. */
async function find(proxies: readonly string[], address: string, forwarded?: string) {
  const findUser = createFindUser(proxies);
  const app = new Hono();
  app.get('/', (c) => c.text(findUser(c)));
  const headers: Record<string, string> = forwarded ? { 'x-forwarded-for': forwarded } : {};
  const incoming = { socket: { remoteAddress: address, remotePort: 1, remoteFamily: 'IPv4' } };
  return await (await app.request('/', { headers }, { incoming })).text();
}

test('by default nobody is believed, not even on the same machine', async () => {
  expect(await find([], '127.0.0.1', '1.2.3.4')).toBe('127.0.0.1');
  expect(await find([], '::ffff:203.0.113.9', '1.2.3.4')).toBe('203.0.113.9');
});

test('a named proxy tells who asks; what the asker wrote before it counts for nothing', async () => {
  const proxies = ['127.0.0.1', '10.0.0.0/8'];
  expect(await find(proxies, '127.0.0.1', '1.2.3.4')).toBe('1.2.3.4');
  expect(await find(proxies, '::ffff:127.0.0.1', '6.6.6.6, 1.2.3.4')).toBe('1.2.3.4');
  expect(await find(proxies, '127.0.0.1', '6.6.6.6, 1.2.3.4, 10.1.2.3')).toBe('1.2.3.4');
  expect(await find(proxies, '203.0.113.9', '1.2.3.4')).toBe('203.0.113.9');
  expect(await find(proxies, '127.0.0.1', '1.2.3.4, nonsense')).toBe('127.0.0.1');
  expect(await find(proxies, '127.0.0.1')).toBe('127.0.0.1');
});

test('all addresses of an IPv6 network are one user', async () => {
  expect(await find([], '2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64');
  expect(await find([], '2001:db8::7')).toBe('2001:db8:0:0::/64');
  expect(await find(['::1'], '::1', '2001:db8:1:2::9')).toBe('2001:db8:1:2::/64');
});

test('proxies are addresses or networks', () => {
  expect(loadConfig({ TRUSTED_PROXIES: '127.0.0.1, fd00::/8' }).trustedProxies).toEqual([
    '127.0.0.1',
    'fd00::/8',
  ]);
  expect(loadConfig({}).trustedProxies).toEqual([]);
  for (const wrong of ['everyone', '10.0.0.0/33', '10.0.0/8', '::1/129', '1.2.3.4/x'])
    expect(() => loadConfig({ TRUSTED_PROXIES: wrong })).toThrow('TRUSTED_PROXIES');
});
