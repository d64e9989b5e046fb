import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Config } from './config.ts';
import { NianbaoError } from './errors.ts';

export type Listening = { readonly url: string; close(): Promise<void> };

/** A client that dawdles is cut off; an idle connection costs little and not for long. */
const patience = {
  requestTimeout: 15_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16_384,
} as const;

const graceMs = 1_500;
const silenceMs = 10_000;

function explain(error: NodeJS.ErrnoException, at: string): NianbaoError {
  const why =
    error.code === 'EADDRINUSE'
      ? `${at} 已被占用，请用 PORT 换一个端口`
      : `不能在 ${at} 监听：${error.message}`;
  return new NianbaoError('CONFIG_INVALID', why, { cause: error });
}

/** Stops taking, lets what is under way end, then cuts what is left. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}

type Fetch = (request: Request, wire?: unknown) => Response | Promise<Response>;
type Wire = { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse };

/** Questions one connection may have open at once: browsers send one, only a flood sends hundreds. */
const maxPipelined = 16;

/** What a connection asks without reading the answers is not even looked at. */
function limitPipelines(fetch: Fetch): (request: Request, wire: unknown) => ReturnType<Fetch> {
  const open = new WeakMap<Socket, number>();
  return (request, wire) => {
    const { incoming, outgoing } = wire as Wire;
    const { socket } = incoming;
    const count = open.get(socket) ?? 0;
    if (count >= maxPipelined) return new Response(null, { status: 503 });
    open.set(socket, count + 1);
    outgoing.once('close', () => open.set(socket, (open.get(socket) ?? 1) - 1));
    return fetch(request, wire);
  };
}

/** Serves a fetch handler on a socket; port 0 is a free one. */
export async function listen(
  fetch: Fetch,
  { host, port, deadlineMs }: Pick<Config, 'host' | 'port' | 'deadlineMs'>,
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: limitPipelines(fetch),
    serverOptions: patience,
  }) as Server;
  // Longer than any answer takes: only who does not read what was sent is cut off.
  server.timeout = deadlineMs + silenceMs;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, `${host}:${port}`)));
    server.listen(port, host, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return { url: `http://${name}:${bound}`, close: () => close(server) };
}
