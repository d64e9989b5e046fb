import type { IncomingMessage } from 'node:http';

export type Upload = { readonly field: string; readonly filename: string; readonly data: Buffer };

type Read = { readonly payload: Record<string, unknown>; readonly uploads: readonly Upload[] };

/** JSON fields travel as text in a multipart body. */
function parseField(text: string): unknown {
  if (!/^[[{]/.test(text)) return /^-?\d+$/.test(text) ? Number(text) : text;
  return JSON.parse(text);
}

function parseMultipart(body: Buffer, boundary: string): Read {
  const payload: Record<string, unknown> = {};
  const uploads: Upload[] = [];
  const binary = body.toString('latin1');
  for (const part of binary.split(`--${boundary}`).slice(1, -1)) {
    const end = part.indexOf('\r\n\r\n');
    const head = Buffer.from(part.slice(0, end), 'latin1').toString('utf8');
    const data = Buffer.from(part.slice(end + 4, -2), 'latin1');
    const field = /name="([^"]*)"/.exec(head)?.[1] ?? '';
    const filename = /filename="([^"]*)"/.exec(head)?.[1];
    if (filename === undefined) payload[field] = parseField(data.toString('utf8'));
    else uploads.push({ field, filename, data });
  }
  return { payload, uploads };
}

/** The body of a call, JSON or multipart. */
export async function readPayload(request: IncomingMessage): Promise<Read> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const boundary = /boundary=(.+)$/.exec(request.headers['content-type'] ?? '')?.[1];
  if (boundary !== undefined) return parseMultipart(body, boundary);
  return { payload: body.length === 0 ? {} : JSON.parse(body.toString('utf8')), uploads: [] };
}
