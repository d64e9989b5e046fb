import { isIP } from 'node:net';
import { Agent, fetch, type Response } from 'undici';
import { NianbaoError } from '../errors.ts';
import { isPublicAddress, lookupPublic, refuseAddress } from './public-address.ts';
import { maxBytes } from './reader-limits.ts';

export const userAgent = 'nianbao/0.1';

type PageRequest = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
};

/** One answer of a server, redirects included. */
export type Page = {
  readonly status: number;
  readonly headers: Response['headers'];
  readonly bytes: Uint8Array;
};

export type FetchPage = (request: PageRequest) => Promise<Page>;

function refuse(reason: string, cause?: unknown): NianbaoError {
  return new NianbaoError('INPUT_UNREADABLE', reason, { cause });
}

async function readBody(response: Response, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) throw refuse(`网页超过 ${Math.round(limit / 1024 / 1024)} MB，不读取`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function findOwn(error: unknown): NianbaoError | null {
  for (let at = error; at instanceof Error; at = at.cause)
    if (at instanceof NianbaoError) return at;
  return null;
}

function findCode(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

/** What the connection itself met, in one line; the error under the error knows. */
function toFault(error: unknown, { url, signal }: PageRequest): NianbaoError {
  const own = findOwn(error);
  if (own !== null) return own;
  if (signal.aborted) return refuse('超过 30 秒没有读完，不读取', error);
  const code = findCode(error);
  const missing = code === 'ENOTFOUND' || code === 'EAI_AGAIN';
  const words = missing
    ? `找不到网站 ${url.host}`
    : `连接不上 ${url.host}（${code || '网络错误'}）`;
  return refuse(words, error);
}

/** Asks once and follows nothing; never an address inside a network unless `allowPrivate` is given in code. */
export function createFetchPage(options: {
  readonly allowPrivate: boolean;
  readonly maxBytes?: number;
}): FetchPage {
  const { allowPrivate } = options;
  const limit = options.maxBytes ?? maxBytes;
  const dispatcher = new Agent({
    connect: allowPrivate ? {} : { lookup: lookupPublic },
    keepAliveTimeout: 1_000,
  });
  return async (request) => {
    const { url, headers, signal } = request;
    const host = url.hostname.replace(/^\[|\]$/gu, '');
    if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) throw refuseAddress(host);
    try {
      const sent = { 'user-agent': userAgent, ...headers };
      const response = await fetch(url, { dispatcher, signal, headers: sent, redirect: 'manual' });
      return {
        status: response.status,
        headers: response.headers,
        bytes: await readBody(response, limit),
      };
    } catch (error) {
      throw toFault(error, request);
    }
  };
}
