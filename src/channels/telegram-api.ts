import { Agent } from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { Telegram } from 'telegraf';

/** How a call ended that did not end well, in words the rest of the channel can decide on. */
export class BotApiError extends Error {
  override readonly name = 'BotApiError';
  /** HTTP status of the server's refusal; null when no refusal came back. */
  readonly code: number | null;
  readonly retryAfterMs: number | null;
  readonly migratedTo: number | null;
  /** True when the request surely never reached the server. */
  readonly neverSent: boolean;

  constructor(message: string, facts: Partial<Omit<BotApiError, 'name' | 'message'>>) {
    super(message);
    this.code = facts.code ?? null;
    this.retryAfterMs = facts.retryAfterMs ?? null;
    this.migratedTo = facts.migratedTo ?? null;
    this.neverSent = facts.neverSent ?? false;
  }
}

type CallOptions = { readonly deadlineMs?: number; readonly signal?: AbortSignal };

export type BotApi = {
  call(method: string, payload: Record<string, unknown>, options?: CallOptions): Promise<unknown>;
};

export type BotApiOptions = {
  readonly token: string;
  readonly apiRoot: string;
  readonly proxy: string | null;
};

const neverSentCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** telegraf's errors carry the payload and node-fetch's carry the address: neither leaves this file. */
function toBotApiError(error: unknown): BotApiError {
  const code = isRecord(error) ? error.code : null;
  if (typeof code === 'number' && isRecord(error)) {
    const parameters = isRecord(error.parameters) ? error.parameters : {};
    const retryAfter = numberOf(parameters.retry_after);
    return new BotApiError(String(error.description ?? 'refused'), {
      code,
      retryAfterMs: retryAfter === null ? null : retryAfter * 1000,
      migratedTo: numberOf(parameters.migrate_to_chat_id),
    });
  }
  const name = typeof code === 'string' ? code : 'no answer';
  return new BotApiError(name, { neverSent: neverSentCodes.has(name) });
}

/** Reached by IPv4 first (Node's happy eyeballs time out on half-broken IPv6), or through the proxy when one is set. */
function createAgent(proxy: string | null): Agent | HttpsProxyAgent<string> {
  return proxy === null
    ? new Agent({ keepAlive: true, keepAliveMsecs: 10_000, family: 4 })
    : new HttpsProxyAgent(proxy, { keepAlive: true });
}

/** Buffers go as multipart, where telegraf silently drops objects: they are written out beforehand. */
function flatten(payload: Record<string, unknown>): Record<string, unknown> {
  const isUpload = Object.values(payload).some((value) => isRecord(value) && 'source' in value);
  if (!isUpload) return { ...payload };
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) => {
      const isPlainObject = isRecord(value) && !('source' in value);
      return [key, isPlainObject ? JSON.stringify(value) : value];
    }),
  );
}

/** The Bot API over telegraf's client, each call with a deadline of its own. telegraf is loaded only here. */
export async function createBotApi({ token, apiRoot, proxy }: BotApiOptions): Promise<BotApi> {
  const telegraf = await import('telegraf');
  const agent = createAgent(proxy);
  const client: Telegram = new telegraf.Telegram(token, { apiRoot, agent, webhookReply: false });
  const rawCall = client.callApi.bind(client) as unknown as (
    method: string,
    payload: Record<string, unknown>,
    options: { signal: AbortSignal },
  ) => Promise<unknown>;
  return {
    async call(method, payload, { deadlineMs = 30_000, signal } = {}) {
      const ending = new AbortController();
      const end = (): void => ending.abort();
      // Both are taken back when the call is over: thousands of sleeping deadlines are memory too.
      const timer = setTimeout(end, deadlineMs);
      signal?.addEventListener('abort', end, { once: true });
      if (signal?.aborted) end();
      try {
        return await rawCall(method, flatten(payload), { signal: ending.signal });
      } catch (error) {
        throw toBotApiError(error);
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
      }
    },
  };
}
