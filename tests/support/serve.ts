import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { environment } from './copy.ts';

/** A server on this machine alone. */
export interface Served {
  /** The root without a slash at its end: http://127.0.0.1:41234/armed */
  root: string;
  close: () => Promise<void>;
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

export interface Answer {
  body: string | Buffer;
  /** A page, unless given. */
  type?: string | undefined;
  headers?: Record<string, string>;
  status?: number;
}

/** Answers what `find` has at a path, at `port` if it is free. */
async function listen(
  find: (path: string, request: IncomingMessage) => Answer | undefined,
  host = '127.0.0.1',
  port = 0,
): Promise<Served> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const answer = find(pathname, request) ?? { body: '', status: 404 };
    const { type = 'text/html; charset=utf-8', status = 200 } = answer;
    response.writeHead(status, { 'Content-Type': type, ...answer.headers }).end(answer.body);
  });
  const listenAt = (port: number) => once(server.listen(port, '127.0.0.1'), 'listening');
  await listenAt(port).catch(() => listenAt(0));
  return {
    root: `http://${host}:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Serves a built site as a static host does, below `base`; compressed where a browser takes it, if asked. */
export async function serve(
  folder: string,
  { base = '/', port = 0, compressed = false } = {},
): Promise<Served> {
  // Once a file, since the time that it takes is not a host’s.
  const compressedFiles = new Map<string, Buffer>();
  const compress = (file: string) => {
    const bytes = compressedFiles.get(file) ?? brotliCompressSync(readFileSync(file));
    compressedFiles.set(file, bytes);
    return bytes;
  };
  const find = (path: string, { headers }: IncomingMessage): Answer => {
    const below = path.startsWith(base) ? decodeURIComponent(path.slice(base.length)) : 'nowhere';
    const asked = join(folder, below.replace(/(^|\/)$/, '$1index.html'));
    const isThere = statSync(asked, { throwIfNoEntry: false })?.isFile() === true;
    const file = isThere ? asked : join(folder, '404.html');
    const isCompressed = compressed && /\bbr\b/.test(headers['accept-encoding'] ?? '');
    return {
      status: isThere ? 200 : 404,
      type: types[extname(file)] ?? 'application/octet-stream',
      // As public/_headers has it: pages of others load the script of hosts as a module, and hashed files are kept.
      headers: {
        'Access-Control-Allow-Origin': '*',
        'Cache-Control': `max-age=${path.includes('/_astro/') ? 86400 : 300}`,
        ...(isCompressed && { 'Content-Encoding': 'br' }),
      },
      body: isCompressed ? compress(file) : readFileSync(file),
    };
  };
  const { root, close } = await listen(find, '127.0.0.1', port);
  return { root: root + base.replace(/\/$/, ''), close };
}

/** Serves pages that a test makes, by path, under the name `localhost`: another site than what serve() serves. */
export const servePages = (pages: Map<string, Answer>): Promise<Served> =>
  listen((path) => pages.get(path), 'localhost');

/** `npm run dev` in a copy of the project. Throws with what it printed where it does not start. */
export async function serveDev(folder: string): Promise<Served> {
  const args = ['node_modules/astro/bin/astro.mjs', 'dev', '--host', '127.0.0.1', '--port', '0'];
  const server = spawn(process.execPath, args, { cwd: folder, env: environment });
  let printed = '';
  const root = await new Promise<string>((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (text: Buffer) => {
        printed += text.toString();
        const [, address] = /(http:[^\s]+)\/\s[^]*watching for file changes/.exec(printed) ?? [];
        if (address) resolve(address);
      });
    server.on('exit', () => {
      reject(new Error(printed));
    });
  });
  return {
    root,
    close: async () => {
      server.kill();
      await once(server, 'exit');
    },
  };
}
