import { createHash, timingSafeEqual } from 'node:crypto';

const sizeLimit = 1_048_576;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Digests have one length, so the comparison takes the same time whatever was sent. */
function isSame(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}

/** The bytes first, the text after: a Chinese character that arrives in two chunks stays whole. Null when too large. */
async function readBody(request: Request): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > sizeLimit) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > sizeLimit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What Telegram posts to. Says 200 once the update is claimed and in line, before any work; the answer goes out by itself. */
export function createWebhook({
  secret,
  accept,
  isFull,
}: {
  readonly secret: string;
  /** Resolves when the update is claimed and in line; never rejects. */
  readonly accept: (raw: unknown) => Promise<void>;
  readonly isFull: () => boolean;
}): (request: Request) => Promise<Response> {
  /** Why this request is not read at all; null when it is. 503: not taken, so not lost, Telegram sends it again. */
  const findRefusal = (request: Request): number | null => {
    if (request.method !== 'POST') return 405;
    const given = request.headers.get('x-telegram-bot-api-secret-token') ?? '';
    if (!isSame(given, secret)) return 403;
    return isFull() ? 503 : null;
  };
  return async (request) => {
    const refusal = findRefusal(request);
    if (refusal !== null) return new Response(null, { status: refusal });
    const body = await readBody(request);
    const update = body === null ? undefined : parseJson(body);
    if (update === undefined) return new Response(null, { status: body === null ? 413 : 400 });
    await accept(update);
    return new Response(null, { status: 200 });
  };
}
