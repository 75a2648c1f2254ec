import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Served } from './serve.ts';

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** `npm run dev` in a copy of the project, on this machine alone. Throws with what it printed where it does not start. */
export async function serveDev(folder: string): Promise<Served> {
  const port = await findPort();
  const needed = Object.fromEntries(['PATH', 'HOME', 'TMPDIR'].map((name) => [name, process.env[name]]));
  const server = spawn(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'dev', '--host', '127.0.0.1', '--port', String(port)],
    {
      cwd: folder,
      env: { ...needed, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = once(server, 'exit');
  await new Promise<void>((resolve, reject) => {
    let printed = '';
    const listen = (text: Buffer) => {
      printed += text.toString();
      if (/watching for file changes/.test(printed)) resolve();
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.on('exit', () => {
      reject(new Error(printed));
    });
  });
  return {
    root: `http://127.0.0.1:${port}`,
    close: async () => {
      server.kill();
      await ended;
    },
  };
}
