import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Served } from './serve.ts';

export interface Answer {
  body: string | Buffer;
  type?: string;
  headers?: Record<string, string>;
}

/** Serves pages that a test makes, by path, under the name `localhost`: another site than what serve() serves. */
export async function servePages(pages: Map<string, Answer>): Promise<Served> {
  const server = createServer((request, response) => {
    const answer = pages.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    response.writeHead(answer ? 200 : 404, {
      'Content-Type': answer?.type ?? 'text/html; charset=utf-8',
      ...answer?.headers,
    });
    response.end(answer?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
