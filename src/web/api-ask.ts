import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Answer } from '../model/answer.ts';
import type { Reply, Trouble } from '../model/message.ts';
import type { FindUser } from './find-user.ts';
import { explainInvalid, sendProblem } from './problem.ts';
import type { WebDeps } from './web-deps.ts';

export const maxQuestionBytes = 16_384;

export const askRequestSchema: z.ZodType<{
  question: string;
  conversation?: string | undefined;
  now?: string | undefined;
}> = z.strictObject({
  question: z.string().max(4_000),
  conversation: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  now: z.iso.date().optional(),
});

const status = { limited: 429, full: 503, error: 500 } as const;

/** A limit, a full queue or an error as the status it is. */
function sendTrouble(c: Context, reply: Reply, trouble: Trouble): Response {
  return sendProblem(c, {
    status: status[trouble.kind],
    title: trouble.kind,
    detail: reply.text,
    retrySeconds: trouble.kind === 'full' ? 5 : trouble.retrySeconds,
  });
}

/** What a slash command says, in the shape of every other answer. */
function toTalk(text: string): Answer {
  return {
    ...{ status: 'talk', intent: 'help', text, value: null, unit: null, figures: [] },
    ...{ computation: null, winner: null, excluded: [], slots: {}, choices: [], notes: [] },
  };
}

async function readJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    return undefined;
  }
}

/** A body whose length is declared and small enough is not turned into a stream only to be measured. */
function isDeclaredSmall(c: Context): boolean {
  const declared = c.req.header('content-length');
  if (declared === undefined || c.req.header('transfer-encoding') !== undefined) return false;
  return Number(declared) <= maxQuestionBytes;
}

/** POST /api/ask: one question, one Answer. */
export function createAskRoute({ converse }: WebDeps, findUser: FindUser): Hono {
  const tooLarge = (c: Context): Response =>
    sendProblem(c, {
      status: 413,
      title: 'too large',
      detail: `A question is at most ${maxQuestionBytes} bytes of JSON.`,
    });
  const route = new Hono();
  const measure = bodyLimit({ maxSize: maxQuestionBytes, onError: tooLarge });
  route.use((c, next) => (isDeclaredSmall(c) ? next() : measure(c, next)));
  route.post('/', async (c) => {
    const parsed = askRequestSchema.safeParse(await readJson(c));
    if (!parsed.success) {
      const detail = explainInvalid(parsed.error);
      return sendProblem(c, { status: 400, title: 'invalid request', detail });
    }
    const { question, conversation, now } = parsed.data;
    const reply = await converse({
      text: question,
      conversation: conversation ?? null,
      user: findUser(c),
      ...(now === undefined ? {} : { now }),
    });
    if (reply.trouble) return sendTrouble(c, reply, reply.trouble);
    c.header('cache-control', 'no-store');
    return c.json(reply.answer ?? toTalk(reply.text));
  });
  return route;
}
