import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
};

export interface Served {
  /** The site’s root without a slash at its end: http://127.0.0.1:41234/armed */
  root: string;
  close: () => Promise<void>;
}

/** The file that a static host answers with; undefined where it has none. */
function findFile(folder: string, path: string): string | undefined {
  const file = normalize(join(folder, decodeURIComponent(path)));
  if (file !== folder && !file.startsWith(folder.replace(/\/?$/, sep))) return undefined;
  const found = path.endsWith('/') ? join(file, 'index.html') : file;
  return existsSync(found) && statSync(found).isFile() ? found : undefined;
}

/** Serves a built site as a static host does, on this machine alone, at a free port, below `base`; compressed where a browser takes it, if asked. */
export async function serve(folder: string, { base = '/', compressed = false } = {}): Promise<Served> {
  // Once a file, since the time that it takes is not a host’s.
  const kept = new Map<string, Buffer>();
  const compress = (file: string) => {
    const known = kept.get(file) ?? brotliCompressSync(readFileSync(file));
    kept.set(file, known);
    return known;
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const found = pathname.startsWith(base) ? findFile(folder, pathname.slice(base.length - 1)) : undefined;
    const file = found ?? join(folder, '404.html');
    const type = { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' };
    if (compressed && /\bbr\b/.test(request.headers['accept-encoding'] ?? '')) {
      response.writeHead(found ? 200 : 404, { ...type, 'Content-Encoding': 'br' }).end(compress(file));
      return;
    }
    response.writeHead(found ? 200 : 404, type);
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://127.0.0.1:${port}${base.replace(/\/$/, '')}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
