import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

export type FindUser = (c: Context) => string;

type IsTrusted = (address: string) => boolean;

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Addresses and networks like 10.0.0.0/8 as one question; none: nobody. */
function createIsTrusted(proxies: readonly string[]): IsTrusted {
  const list = new BlockList();
  for (const each of proxies) {
    const [address = '', bits] = each.split('/');
    if (bits === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(bits), familyOf(address));
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

const toPlain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** A household has a whole IPv6 network: its first half is one user. */
function toNetwork(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const first = head.split(':').filter((part) => part !== '');
  const last = (tail ?? '').split(':').filter((part) => part !== '');
  const zeros = new Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  return `${[...first, ...zeros, ...last].slice(0, 4).join(':')}::/64`;
}

/** The nearest address that is no proxy of ours: what stands left of it anybody may have written. */
function findClient(address: string, forwarded: string, isTrusted: IsTrusted): string {
  let client = address;
  for (const each of forwarded.split(',').toReversed()) {
    const next = toPlain(each.trim());
    if (!isTrusted(client) || isIP(next) === 0) break;
    client = next;
  }
  return client;
}

/** Whom the limits count. A forwarded address is believed only of the proxies that are named; by default of none. */
export function createFindUser(proxies: readonly string[]): FindUser {
  const isTrusted = createIsTrusted(proxies);
  return (c) => {
    const address = toPlain(c.env?.incoming ? (getConnInfo(c).remote.address ?? '') : '');
    const forwarded = proxies.length === 0 ? undefined : c.req.header('x-forwarded-for');
    const client = forwarded === undefined ? address : findClient(address, forwarded, isTrusted);
    return toNetwork(client) || 'unknown';
  };
}
