import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatHeaders } from '../../scripts/build/hosting/print-headers.ts';
import { formatNginx } from '../../scripts/build/hosting/print-nginx.ts';
import { probe } from '../../scripts/build/hosting/probe.ts';
import { startBrowser } from '../support/browser.ts';
import { base, dist } from '../support/pages.ts';
import { servePages } from '../support/serve-pages.ts';

/** The site as hosts serve it: a real nginx where the machine has one, and the file that other hosts read. */

const hasNginx =
  spawnSync('nginx', ['-v'], { env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` } }).status ===
  0;
const hashed = `/_astro/${readdirSync(join(dist, '_astro')).find((name) => name.endsWith('.js'))}`;
const moved = [{ from: '/once-upon-a-time/', to: '/charts/' }];

async function findPort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe.skipIf(!hasNginx)('nginx (skipped where the machine has none)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  let root: string;
  let nginx: ReturnType<typeof spawn>;
  beforeAll(async () => {
    const port = await findPort();
    root = `http://127.0.0.1:${port}${base.slice(0, -1)}`;
    const site = formatNginx({
      root: realpathSync(dist),
      base,
      listen: `127.0.0.1:${port}`,
      name: 'localhost',
      moved,
    });
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${folder}/${name};`)
      .join(' ');
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; user root; pid ${folder}/pid; error_log ${folder}/errors; events { } http { access_log off; ${temporary}\n${site}}\n`,
    );
    nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'errors')], {
      env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
      stdio: 'ignore',
    });
    for (let look = 0; look < 200 && !(await fetch(root).catch(() => undefined)); look += 1)
      await new Promise((resolve) => setTimeout(resolve, 25));
  });
  afterAll(async () => {
    nginx.kill();
    await once(nginx, 'exit');
    rmSync(folder, { recursive: true });
  });

  test('answers every kind of address with its headers, compressed, once; knows what has moved, and what is not there', async () => {
    expect(await probe(root, { hashed, moved })).toEqual([]);
  });

  test('lets embeds stand in the pages of others, and no page of the site', async () => {
    const host = await servePages(
      new Map([
        [
          '/',
          {
            body: `<!doctype html><title>Host</title><iframe id="page" src="${root}/charts/"></iframe><iframe id="embed" src="${root}/embed/timeline/"></iframe>`,
          },
        ],
      ]),
    );
    const browser = await startBrowser();
    const page = await browser.newPage();
    await page.goto(host.root, { waitUntil: 'load' });
    const shown = async (id: string) =>
      (await (await page.$(`#${id}`))?.contentFrame())
        ?.evaluate(() => document.querySelector('main') !== null)
        .catch(() => false);
    expect(await shown('embed')).toBe(true);
    expect(await shown('page')).toBe(false);
    await browser.close();
    await host.close();
  });
});

describe('_headers', () => {
  test('stays within what hosts take: a hundred rules of 2,000 characters', () => {
    const rules = readFileSync(join(dist, '_headers'), 'utf8').split(/^(?=\/)/m);
    expect(rules.length).toBeGreaterThan(15);
    expect(rules.length).toBeLessThanOrEqual(100);
    expect(rules.filter((rule) => rule.length > 2000)).toEqual([]);
  });

  test('says nothing twice of an address: hosts join the headers of all rules that match', () => {
    const rules = formatHeaders(['/', '/embed/', '/embed.js'], '/armed/').split(/^(?=\/)/m);
    expect(rules.map((rule) => rule.split('\n')[0])).toEqual([
      '/armed/*',
      '/armed/',
      '/armed/embed.js',
      '/armed/embed/*',
    ]);
    expect(rules.map((rule) => rule.includes('frame-ancestors'))).toEqual([false, true, true, false]);
    const [all, ...own] = rules.map((rule) => [...rule.matchAll(/^ {2}([\w-]+):/gm)].map(([, name]) => name));
    expect(own.flat().filter((name) => all?.includes(name))).toEqual([]);
  });
});
