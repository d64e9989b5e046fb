import type { WebDeps } from './web-deps.ts';

/** Streamable HTTP without sessions: every request stands for itself, so nothing is kept open. */
export function createMcpHandler(
  deps: WebDeps,
): (request: Request, user: string) => Promise<Response> {
  return async (request, user) => {
    const [{ WebStandardStreamableHTTPServerTransport: Transport }, { createMcpServer }] =
      await Promise.all([
        import('@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'),
        import('./mcp-server.ts'),
      ]);
    const server = createMcpServer(deps, user);
    const transport = new Transport({ enableJsonResponse: true });
    await server.connect(transport);
    try {
      return await transport.handleRequest(request);
    } finally {
      await server.close();
    }
  };
}
