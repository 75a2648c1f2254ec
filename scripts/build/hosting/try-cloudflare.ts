import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { formatRedirects } from './print-headers.ts';
import { probe } from './probe.ts';

/**
 * `npm run try:cloudflare`: serves dist/, built without SITE_URL, by Cloudflare’s own program on this machine, asks it for
 * addresses of every kind, and prints what it answers otherwise than it should. The program is fetched for the occasion
 * and is no dependency: it is large, and only this trial needs it.
 */
const port = 8787;
const moved = [{ from: '/once-upon-a-time/', to: '/charts/' }];
const folder = mkdtempSync(join(tmpdir(), 'cloudflare-'));
cpSync(resolve('dist'), join(folder, 'site'), { recursive: true, dereference: true });
writeFileSync(join(folder, 'site/_redirects'), formatRedirects(moved, '/'));
writeFileSync(
  join(folder, 'wrangler.json'),
  JSON.stringify({
    name: 'routinely-unarmed',
    compatibility_date: '2026-01-01',
    assets: { directory: 'site', not_found_handling: '404-page' },
  }),
);

const env = {
  ...process.env,
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_SEND_METRICS: 'false',
  CI: 'true',
};
const host = spawn('npx', ['--yes', 'wrangler@4.164.0', 'dev', '--ip', '127.0.0.1', '--port', String(port)], {
  cwd: folder,
  env,
  stdio: 'ignore',
  detached: true,
});
try {
  const root = `http://127.0.0.1:${port}`;
  await untilAnswers(root);
  const hashed = `/_astro/${readdirSync('dist/_astro').find((name) => name.endsWith('.js'))}`;
  const errors = await probe(root, { hashed, moved });
  console.log(errors.length === 0 ? 'Every answer is as it should be.' : errors.join('\n'));
  if (errors.length > 0) process.exitCode = 1;
} finally {
  process.kill(-(host.pid ?? NaN), 'SIGTERM');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function untilAnswers(root: string): Promise<void> {
  for (let second = 0; second < 180; second += 1) {
    const answer = await fetch(root).catch(() => undefined);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error('Cloudflare’s program did not answer within three minutes');
}
