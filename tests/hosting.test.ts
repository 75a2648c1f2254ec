import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { base, dist } from './support/pages.ts';
import { makeFolder } from './support/folders.ts';
import { servePages } from './support/serve.ts';

/** The site as hosts serve it: public/_headers, and the example of docs/hosting.md in a real nginx where there is one. */

const rules = readFileSync('public/_headers', 'utf8')
  .replaceAll(/^#.*\n/gm, '')
  .split(/^(?=\/)/m)
  .filter((rule) => rule.trim() !== '')
  .map((text) => {
    const [path = '', ...lines] = text.trim().split('\n');
    return { path, text, headers: lines.map((line) => line.trim().split(/: (.*)/, 2) as [string, string]) };
  });

/** What hosts answer for an address: the headers of all rules that match. */
const headersOf = (address: string) =>
  rules
    .filter(({ path }) => (path.endsWith('*') ? address.startsWith(path.slice(0, -1)) : address === path))
    .flatMap(({ headers }) => headers);

test('public/_headers has one rule for each file and folder at the top of the site, and only embeds may be framed', () => {
  const top = readdirSync(dist, { withFileTypes: true })
    .filter(({ name }) => name !== '_headers' && !name.startsWith('sitemap'))
    .map((entry) =>
      entry.isDirectory() ? `/${entry.name}/*` : `/${entry.name}`.replace('/index.html', '/'),
    );
  const expected = ['/*', ...top, '/sitemap-0.xml', '/sitemap-index.xml'];
  expect(rules.map(({ path }) => path).toSorted()).toEqual(expected.toSorted());
  const open = rules.filter(
    ({ text, path }) => path !== '/*' && !/frame-ancestors 'none'\n {2}X-Frame-Options: DENY/.test(text),
  );
  expect(open.map(({ path }) => path)).toEqual(['/embed/*']);
  // No address has a header twice and each a cache time, within what hosts take.
  for (const { path, text } of rules.slice(1)) {
    const names = headersOf(path.replace('*', 'x')).map(([name]) => name);
    expect(new Set(names).size, path).toBe(names.length);
    expect(names).toContain('Cache-Control');
    expect(text.length, path).toBeLessThanOrEqual(2000);
  }
  expect(rules.length).toBeLessThanOrEqual(100);
});

const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` };
const hasNginx = spawnSync('nginx', ['-v'], { env }).status === 0;

/** The example, for this machine, below the path at which the site was built. */
function configure(folder: string, port: string): string {
  const example = /```nginx\n(.*?)```/s.exec(readFileSync('docs/hosting.md', 'utf8'))?.[1] ?? '';
  const site = example
    .replace('listen 80', `listen 127.0.0.1:${port}`)
    .replace('/srv/routinely-unarmed', `${folder}/root`)
    .replaceAll(/\/(?=embed\/|_astro\/|404\.html|SHA256SUMS)/g, base);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  return `daemon off; user root; pid ${folder}/pid; error_log ${folder}/errors; events { } http { access_log off; ${temporary}\n${site}}\n`;
}

describe.skipIf(!hasNginx)('the example for nginx (skipped where the machine has none)', () => {
  const folder = makeFolder();
  let root: string;
  let nginx: ReturnType<typeof spawn>;
  beforeAll(async () => {
    const free = await servePages(new Map());
    await free.close();
    const { port } = new URL(free.root);
    root = `http://127.0.0.1:${port}${base.slice(0, -1)}`;
    const served = join(folder, 'root', base).replace(/\/$/, '');
    mkdirSync(dirname(served), { recursive: true });
    symlinkSync(realpathSync(dist), served);
    writeFileSync(join(folder, 'nginx.conf'), configure(folder, port));
    nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'errors')], {
      env,
      stdio: 'ignore',
    });
    await vi.waitFor(() => fetch(root), { timeout: 100_000 });
  });
  afterAll(async () => {
    nginx.kill();
    await once(nginx, 'exit');
  });

  const ask = (path: string, headers = {}) =>
    fetch(root + path, { redirect: 'manual', headers: { 'Accept-Encoding': 'gzip', ...headers } });

  test('answers every kind of address with the headers of public/_headers, compressed, and only once', async () => {
    const hashed = `/_astro/${readdirSync(join(dist, '_astro')).find((name) => name.endsWith('.js'))}`;
    const embeds = ['/embed/timeline/', '/embed/timeline/edition/2026-11-23/'];
    const ofChart = ['json', 'csv', 'svg'].map((format) => `/charts/timeline.${format}`);
    const ofPrograms = ['/oembed/timeline.json', '/data/datapackage.json', '/embed.js', hashed];
    const feeds = ['/feed.xml', '/charts/timeline/feed.xml'];
    const pages = ['/', '/charts/', '/charts/timeline/'];
    const compressed = [...pages, ...embeds, ...ofChart, ...ofPrograms, ...feeds];
    for (const path of [...compressed, '/charts/timeline.png', '/SHA256SUMS']) {
      const answer = await ask(path);
      await answer.body?.cancel();
      expect(answer.status, path).toBe(200);
      const expected = Object.fromEntries(headersOf(path));
      // nginx knows a file that is gone from one that is there.
      if (path === hashed) expected['Cache-Control'] = 'public, max-age=31536000, immutable';
      const given = Object.keys(expected).map((name) => [name, answer.headers.get(name)]);
      expect(Object.fromEntries(given), path).toEqual(expected);
      expect(answer.headers.get('X-Frame-Options'), path).toBe(path.startsWith('/embed/') ? null : 'DENY');
      expect(answer.headers.get('Content-Type'), path).toMatch(/^image\/png$|charset=utf-8$/);
      if (compressed.includes(path)) expect(answer.headers.get('Content-Encoding'), path).toBe('gzip');
      const again = await ask(path, { 'If-None-Match': answer.headers.get('ETag') ?? '' });
      expect(again.status, path).toBe(304);
    }
  });

  test('answers what is not there with the page of the site, and lets nobody remember for a year that it is gone', async () => {
    for (const path of ['/nowhere', '/embed/nowhere/', '/_astro/gone.css']) {
      const answer = await ask(path);
      expect([answer.status, answer.headers.get('X-Content-Type-Options')], path).toEqual([404, 'nosniff']);
      expect(answer.headers.get('Cache-Control'), path).not.toContain('immutable');
      expect(await answer.text(), path).toContain('Routinely Unarmed');
    }
  });
});
