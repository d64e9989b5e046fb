import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
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

/** Serves a fetch handler on a socket; port 0 is a free one. */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = createAdaptorServer({ fetch, serverOptions: patience }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, `${host}:${port}`)));
    server.listen(port, host, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return { url: `http://${name}:${bound}`, close: () => close(server) };
}
