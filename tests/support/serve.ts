import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
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

async function listen(answer: RequestListener, host: string, base = '', port = 0): Promise<Served> {
  const server = createServer(answer);
  const listenAt = (port: number) => once(server.listen(port, '127.0.0.1'), 'listening');
  await listenAt(port).catch(() => listenAt(0));
  return {
    root: `http://${host}:${(server.address() as AddressInfo).port}${base}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** The file that a static host answers with; undefined where it has none. */
function findFile(folder: string, path: string): string | undefined {
  const file = normalize(join(folder, decodeURIComponent(path)));
  if (file !== folder && !file.startsWith(folder.replace(/\/?$/, sep))) return undefined;
  const found = path.endsWith('/') ? join(file, 'index.html') : file;
  return existsSync(found) && statSync(found).isFile() ? found : undefined;
}

/** Serves a built site as a static host does, below `base`, at `port` if it is free; compressed where a browser takes it, if asked. */
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
  const answer: RequestListener = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const found = pathname.startsWith(base) ? findFile(folder, pathname.slice(base.length - 1)) : undefined;
    const file = found ?? join(folder, '404.html');
    // As public/_headers has it: pages of others load the script of hosts as a module, and hashed files are kept.
    const open = {
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': `max-age=${pathname.includes('/_astro/') ? 86400 : 300}`,
    };
    const isCompressed = compressed && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
    response.writeHead(found ? 200 : 404, {
      ...open,
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      ...(isCompressed && { 'Content-Encoding': 'br' }),
    });
    if (isCompressed) response.end(compress(file));
    else createReadStream(file).pipe(response);
  };
  return listen(answer, '127.0.0.1', base.replace(/\/$/, ''), port);
}

export interface Answer {
  body: string | Buffer;
  type?: string;
  headers?: Record<string, string>;
}

/** Serves pages that a test makes, by path, under the name `localhost`: another site than what serve() serves. */
export function servePages(pages: Map<string, Answer>): Promise<Served> {
  return listen((request, response) => {
    const answer = pages.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    response.writeHead(answer ? 200 : 404, {
      'Content-Type': answer?.type ?? 'text/html; charset=utf-8',
      ...answer?.headers,
    });
    response.end(answer?.body);
  }, 'localhost');
}

/** A port that is free now. */
export async function findPort(): Promise<number> {
  const { root, close } = await listen(() => undefined, '127.0.0.1');
  await close();
  return Number(new URL(root).port);
}

/** `npm run dev` in a copy of the project. Throws with what it printed where it does not start. */
export async function serveDev(folder: string): Promise<Served> {
  const port = await findPort();
  const args = ['node_modules/astro/bin/astro.mjs', 'dev', '--host', '127.0.0.1', '--port', String(port)];
  const server = spawn(process.execPath, args, { cwd: folder, env: environment });
  const ended = once(server, 'exit');
  let printed = '';
  const started = Promise.withResolvers<undefined>();
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (text: Buffer) => {
      printed += text.toString();
      if (/watching for file changes/.test(printed)) started.resolve(undefined);
    });
  server.on('exit', () => {
    started.reject(new Error(printed));
  });
  await started.promise;
  return {
    root: `http://127.0.0.1:${port}`,
    close: async () => {
      server.kill();
      await ended;
    },
  };
}
