import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import { NianbaoError } from '../errors.ts';
import { type FetchPage, userAgent } from './fetch-page.ts';

type Robots = {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
};

/** Waits for a host's turn and asks its robots.txt first. */
export type PoliteHosts = { enter(url: URL, limit: Limit): Promise<void> };

/** Makes a signal that ends after so many milliseconds, or when the import is stopped. */
export type Limit = (ms: number) => AbortSignal;

const maxDelayMs = 10_000;

function parseRobots(url: string, text: string): Robots {
  const make = createRequire(import.meta.url)('robots-parser') as (
    url: string,
    text: string,
  ) => Robots;
  return make(url, text);
}

/** A site that has none allows all; one that cannot say is not read. */
async function loadRobots(origin: string, fetchPage: FetchPage, signal: AbortSignal) {
  const url = new URL('/robots.txt', origin);
  const { status, bytes, headers } = await fetchPage({ url, headers: {}, signal });
  if (status >= 500)
    throw new NianbaoError('INPUT_UNREADABLE', `网站的 robots.txt 读不出（${status}），不读取`);
  const isHtml = (headers.get('content-type') ?? '').includes('html');
  const text =
    status === 200 && !isHtml ? new TextDecoder().decode(bytes.subarray(0, 500_000)) : '';
  return parseRobots(url.href, text);
}

/** One request a host in `paceMs`, or in the crawl delay it asks for; robots.txt is read once a run. */
export function createPoliteHosts(
  fetchPage: FetchPage,
  { paceMs, timeoutMs }: { readonly paceMs: number; readonly timeoutMs: number },
): PoliteHosts {
  const robots = new Map<string, Promise<Robots>>();
  const turns = new Map<string, number>();
  const wait = async (host: string, delay: number, limit: Limit): Promise<void> => {
    const turn = Math.max(Date.now(), turns.get(host) ?? 0);
    turns.set(host, turn + delay);
    const ms = turn - Date.now();
    if (ms > 0) await setTimeout(ms, undefined, { signal: limit(ms + timeoutMs) });
  };
  return {
    async enter(url, limit) {
      const known = robots.get(url.origin) ?? loadRobots(url.origin, fetchPage, limit(timeoutMs));
      robots.set(url.origin, known);
      known.catch(() => robots.delete(url.origin));
      const rules = await known;
      if (rules.isAllowed(url.href, userAgent) === false)
        throw new NianbaoError('INPUT_UNREADABLE', '网站的 robots.txt 不许读这个地址');
      const asked = (rules.getCrawlDelay(userAgent) ?? 0) * 1000;
      await wait(url.host, Math.min(Math.max(paceMs, asked), maxDelayMs), limit);
    },
  };
}
