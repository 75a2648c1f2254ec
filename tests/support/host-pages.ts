import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { rowWhere } from '../../src/charts/kit/rows-and-phrases.ts';
import { describeEmbeddable } from '../../src/embeds/describe-embed.ts';
import { listEmbeds } from '../../src/embeds/list-embeds.ts';
import { type Kind, type Look, writeCode } from '../../src/embeds/snippet.ts';
import { openSite, type Visit } from './open-site.ts';
import { base, dist } from './pages.ts';
import { type Answer, servePages, type Served } from './serve.ts';

/** Pages of others for a test file, with embeds in them: host and embed stand on two origins, and scrollbars take room. */

const modules = join(import.meta.dirname, '../../node_modules');
export const chart = 'arming-view';
export const site = openSite(dist, base, { hasScrollbars: true });

let host: Served;
export const script = (file: string): Answer => ({
  body: readFileSync(join(modules, file)),
  type: 'text/javascript',
});
export const pages = new Map([
  ['/pym.js', script('pym.js/dist/pym.v1.min.js')],
  ['/frames.js', script('@newswire/frames/dist/frames.umd.js')],
]);
beforeAll(async () => {
  host = await servePages(pages);
});
afterAll(() => host.close());

export const embedOf = (path = chart) => `${site.root}/embed/${path}/`;
export const scriptTag = () => `<script async src="${site.root}/embed.js"></script>`;
export const element = (src = `embed/${chart}/`) =>
  `<routinely-unarmed src="${src}" title="A chart"></routinely-unarmed>`;

/** What the code of an embed says, with the addresses of this test’s site, or of another. */
export function embeddable(path = chart, siteUrl = `${site.root}/`) {
  vi.stubEnv('SITE', siteUrl);
  vi.stubEnv('BASE_URL', base);
  return describeEmbeddable(rowWhere(listEmbeds(), { path }));
}
export const snippet = (path?: string, kind: Kind = 'script', look: Partial<Look> = {}) =>
  writeCode(kind, embeddable(path), { theme: '', ground: '', ...look });
export const withoutScript = (path?: string, look?: Partial<Look>) =>
  snippet(path, 'script', look).replace(/<script.*<\/script>/, '');
export interface HostOptions extends Visit {
  head?: string;
  /** Attributes of the root. */
  root?: string;
  headers?: Record<string, string>;
}

/** Opens a host’s page with a body, and lists what is asked of our site. */
export async function open(
  body: string,
  { head = '', root = '', width = 760, headers, ...options }: HostOptions = {},
) {
  const path = `/page-${pages.size}/`;
  pages.set(path, {
    body: `<!doctype html><html lang="en" ${root}><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`,
    ...(headers && { headers }),
  });
  const page = await site.newPage({ width, ...options });
  const asked: string[] = [];
  page.on('request', (request) => {
    const { origin, pathname, protocol } = new URL(request.url());
    if (protocol !== 'data:' && origin !== host.root) asked.push(origin + pathname);
  });
  await page.goto(host.root + path);
  return { page, asked };
}

/** The embed in an element of a page, once it has come. */
export async function embedIn(page: Page, index = 0): Promise<Frame> {
  const element = await page.locator('iframe').nth(index).elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('no frame');
  await frame.waitForURL(`${site.root}/embed/**`);
  await frame.waitForSelector('main');
  return frame;
}

/** How high a frame stands and how high its content is, in pixels. */
export async function sizesOf(frame: Frame) {
  const element = await frame.frameElement();
  const given = await element.evaluate((element) => (element as HTMLIFrameElement).clientHeight);
  const needed = await frame.locator('main').evaluate((main) => main.getBoundingClientRect().height);
  return { given, needed: Math.ceil(needed) };
}

/** Waits until a frame is as high as its content, with nothing beyond it. */
export async function expectFit(frame: Frame): Promise<void> {
  const fit = async () => {
    const { given, needed } = await sizesOf(frame);
    // What ends below the content, whose height the frame has, brings a scrollbar that stays.
    const isWithin = await frame.evaluate(() => {
      const bottomOf = (each: Element) => each.getBoundingClientRect().bottom;
      const main = document.querySelector('main') as HTMLElement;
      const ends = Array.from(document.body.children, bottomOf);
      return document.documentElement.scrollWidth <= innerWidth && Math.max(...ends) === bottomOf(main);
    });
    return given === needed && isWithin ? 'fits' : `${given} high for ${needed}, nothing beyond: ${isWithin}`;
  };
  await expect.poll(fit).toBe('fits');
}

/** Opens a page, waits until its embed fits, and expects no request beyond what it needs. */
export async function openFitting(body: string, options: HostOptions = {}) {
  const { page, asked } = await open(body, options);
  const frame = await embedIn(page);
  await expectFit(frame);
  const script = `${site.root}/embed.js`;
  expect(asked.toSorted()).toEqual([...(body.includes(script) ? [script] : []), embedOf()]);
  return { page, frame };
}

/** Time for a message to have been heeded, which it must not be. */
export const settle = (page: Page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
