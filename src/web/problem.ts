import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';

export type Problem = {
  readonly status: ContentfulStatusCode;
  readonly title: string;
  readonly detail: string;
  readonly retrySeconds?: number | null;
};

/** RFC 9457. */
export const problemSchema: z.ZodType<{
  type: string;
  title: string;
  status: number;
  detail: string;
}> = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
});

/** An error of the API as RFC 9457 problem details; nothing of the inside is told. */
export function sendProblem(c: Context, problem: Problem): Response {
  const { status, title, detail, retrySeconds } = problem;
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  };
  if (retrySeconds) headers['retry-after'] = String(retrySeconds);
  const body = JSON.stringify({ type: 'about:blank', title, status, detail });
  return c.body(body, status, headers);
}

/** What zod found, in one line. */
export function explainInvalid(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
}
