import { NianbaoError } from '../errors.ts';
import { createFetchPage, type Page } from './fetch-page.ts';
import type { Originals, UrlRecord } from './keep-original.ts';
import { createPoliteHosts, type Limit } from './polite-hosts.ts';

export type FetchedFile = {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Where the bytes came from after all redirects. */
  readonly url: string;
  readonly fetchedAt: string;
};

export type FetchUrl = (url: string, signal?: AbortSignal) => Promise<FetchedFile>;

export type FetchOptions = {
  /** Where addresses and bytes fetched before are remembered; null: nothing is. */
  readonly originals: Originals | null;
  /** For tests against a server of their own; no command line option leads here. */
  readonly allowPrivate?: boolean;
  readonly paceMs?: number;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
};

const maxRedirects = 5;

function refuse(reason: string): NianbaoError {
  return new NianbaoError('INPUT_UNREADABLE', reason);
}

function parseUrl(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw refuse('不是完整的网址');
  const url = new URL(text, base?.href);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw refuse('只读 http 和 https 网址');
  if (url.username !== '' || url.password !== '') throw refuse('网址里不能带用户名或密码');
  url.hash = '';
  return url;
}

/** What asks for nothing when nothing has changed; only where the bytes are still at hand. */
function toConditions(known: UrlRecord | null): Record<string, string> {
  if (known?.etag) return { 'if-none-match': known.etag };
  return known?.lastModified ? { 'if-modified-since': known.lastModified } : {};
}

function toFileName(url: URL): string {
  const last = url.pathname.split('/').findLast((part) => part !== '') ?? '';
  try {
    return decodeURIComponent(last).replace(/[\p{Cc}/\\]/gu, '') || `${url.host}.html`;
  } catch {
    return last;
  }
}

type Remembered = { readonly record: UrlRecord; readonly bytes: Uint8Array };

function recall(url: URL, originals: Originals | null): Remembered | null {
  const record = originals?.findUrl(url.href) ?? null;
  const bytes = record === null ? null : (originals?.read(record.sha256) ?? null);
  return record === null || bytes === null ? null : { record, bytes };
}

type Visit = { readonly asked: URL; readonly url: URL; readonly page: Page };

/** What the server said of the page, kept for the next time. */
function remember({ asked, url, page }: Visit, originals: Originals): void {
  const fetchedAt = new Date().toISOString();
  const about = { url: asked.href, finalUrl: url.href, fetchedAt };
  const [etag, lastModified] = [page.headers.get('etag'), page.headers.get('last-modified')];
  const sha256 = originals.keep(page.bytes, { ...about, etag, lastModified });
  originals.keepUrl({ ...about, sha256, etag, lastModified });
}

function toFile({ asked, url, page }: Visit, known: Remembered | null): FetchedFile {
  const { status } = page;
  if (status === 304 && known !== null) {
    const { finalUrl, fetchedAt } = known.record;
    return { file: toFileName(new URL(finalUrl)), bytes: known.bytes, url: finalUrl, fetchedAt };
  }
  if (status !== 200) throw refuse(`网站答复 ${status}，没有读到网页（${asked.host}）`);
  const fetchedAt = new Date().toISOString();
  return { file: toFileName(url), bytes: page.bytes, url: url.href, fetchedAt };
}

function findTarget(url: URL, { status, headers }: Page): URL | null {
  const location = status >= 300 && status < 400 ? headers.get('location') : null;
  return location === null ? null : parseUrl(location, url);
}

/**
 * Addresses → bytes: at most five redirects, each of them checked like the first; 30 seconds and 50 MB; robots.txt, a pace a
 * host, and nothing asked twice that has not changed.
 */
export function createFetchUrl(options: FetchOptions): FetchUrl {
  const { originals, allowPrivate = false, paceMs = 1_000, timeoutMs = 30_000 } = options;
  const size = options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes };
  const fetchPage = createFetchPage({ allowPrivate, ...size });
  const hosts = createPoliteHosts(fetchPage, { paceMs, timeoutMs });
  const follow = async (asked: URL, known: UrlRecord | null, limit: Limit): Promise<Visit> => {
    let url = asked;
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      await hosts.enter(url, limit);
      const page = await fetchPage({ url, headers: toConditions(known), signal: limit(timeoutMs) });
      const next = findTarget(url, page);
      if (next === null) return { asked, url, page };
      url = next;
    }
    throw refuse(`转向超过 ${maxRedirects} 次，不再跟随`);
  };
  return async (text, signal) => {
    const outer = signal === undefined ? [] : [signal];
    const limit: Limit = (ms) => AbortSignal.any([AbortSignal.timeout(ms), ...outer]);
    const asked = parseUrl(text);
    const known = recall(asked, originals);
    const visit = await follow(asked, known?.record ?? null, limit);
    if (visit.page.status === 200 && originals !== null) remember(visit, originals);
    return toFile(visit, known);
  };
}
