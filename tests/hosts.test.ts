import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { listLive } from '../src/embeds/list-embeds.ts';
import { readEmbed } from '../src/embeds/read-embed.ts';
import { makeOembedHtml, makeSnippet } from '../src/embeds/snippet.ts';
import { siteName } from '../src/site.ts';
import { startBrowser } from './support/browser.ts';
import { base, dist } from './support/pages.ts';
import { serve, type Served } from './support/serve.ts';
import { type Answer, servePages } from './support/serve-pages.ts';

/** Embeds in the pages of others: host and embed stand on two origins, and the host’s script is the real one where it has one. */

const modules = join(import.meta.dirname, '../node_modules');
const chart = 'arming-view';

let browser: Browser;
let site: Served;
let host: Served;
const pages = new Map<string, Answer>();
beforeAll(async () => {
  for (const [path, file] of [
    ['/pym.js', 'pym.js/dist/pym.v1.min.js'],
    ['/frames.js', '@newswire/frames/dist/frames.umd.js'],
  ] as const) {
    pages.set(path, { body: readFileSync(join(modules, file)), type: 'text/javascript' });
  }
  [browser, site, host] = await Promise.all([startBrowser(), serve(dist, { base }), servePages(pages)]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([site.close(), host.close()]);
});

const embedOf = (path = chart) => `${site.root}/embed/${path}/`;
const scriptTag = () => `<script async src="${site.root}/embed.js"></script>`;

function describeSnippet(id = chart) {
  const embed = listLive().find(({ path }) => path === id);
  if (!embed) throw new Error(`no embed ${id}`);
  const { title, height } = readEmbed(embed);
  return {
    title,
    height,
    src: embedOf(id),
    page: `${site.root}/charts/${id}/`,
    siteName,
    script: `${site.root}/embed.js`,
  };
}
const snippet = (id = chart) => makeSnippet(describeSnippet(id));
const withoutScript = (html: string) => html.replace(/<script.*<\/script>/, '');

interface Options {
  head?: string;
  /** Attributes of the root. */
  root?: string;
  width?: number;
  headers?: Record<string, string>;
  dark?: boolean;
}

/** Opens a host’s page with a body, and listens to all that goes wrong and all that is asked of our site. */
async function open(
  body: string,
  { head = '', root = '', width = 760, headers, dark = false }: Options = {},
) {
  const path = `/page-${pages.size}/`;
  pages.set(path, {
    body: `<!doctype html><html lang="en" ${root}><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`,
    ...(headers && { headers }),
  });
  const page = await browser.newPage({
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
  });
  const troubles: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('request', (request) => {
    const { origin, pathname, protocol } = new URL(request.url());
    if (protocol !== 'data:' && origin !== host.root) asked.push(origin + pathname);
  });
  await page.goto(host.root + path);
  return { page, troubles, asked };
}

/** The embed in an element of a page, once it has come. */
async function embedIn(page: Page, index = 0): Promise<Frame> {
  const element = await page.locator('iframe').nth(index).elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('no frame');
  await frame.waitForURL(`${site.root}/embed/**`);
  await frame.waitForSelector('main');
  return frame;
}

/** How high a frame stands and how high its content is, in pixels. */
async function sizesOf(frame: Frame) {
  const element = await frame.frameElement();
  const given = await element.evaluate((frame) => (frame as HTMLIFrameElement).clientHeight);
  return {
    given,
    needed: await frame.evaluate(() =>
      Math.ceil(document.querySelector('main')?.getBoundingClientRect().height ?? NaN),
    ),
  };
}

/** Waits until a frame is as high as its content. */
async function expectFit(frame: Frame): Promise<void> {
  const fit = async () => {
    const { given, needed } = await sizesOf(frame);
    return Math.abs(given - needed) <= 2 ? 'fits' : `${given} high for ${needed}`;
  };
  await expect.poll(fit, { timeout: 15_000 }).toBe('fits');
  expect(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}

/** Opens a page, waits until its embed fits, and expects no trouble and no request beyond what it needs. */
async function openWhole(
  body: string,
  { hasScript = true, ...options }: Options & { hasScript?: boolean } = {},
) {
  const { page, troubles, asked } = await open(body, options);
  const frame = await embedIn(page);
  await expectFit(frame);
  expect(troubles).toEqual([]);
  expect(asked.toSorted()).toEqual([...(hasScript ? [`${site.root}/embed.js`] : []), embedOf()]);
  return { page, frame };
}

/** Time for a message to have been heeded, which it must not be. */
const settle = (page: Page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));

describe('with our script an embed is as high as its content', () => {
  test('on a plain page, and again when the page is resized', async () => {
    const { page, frame } = await openWhole(snippet());
    const before = await sizesOf(frame);
    await page.setViewportSize({ width: 340, height: 800 });
    await expectFit(frame);
    expect((await sizesOf(frame)).given).not.toBe(before.given);
    await page.close();
  });

  test('in a narrow column', async () => {
    const { page } = await openWhole(`<div id="column">${snippet()}</div>`, {
      head: '<style>#column{width:320px}</style>',
    });
    await page.close();
  });

  test('on a page that runs from right to left', async () => {
    const { page } = await openWhole(snippet(), { root: 'dir="rtl"' });
    await page.close();
  });

  test('on a page with the strictest policy that can frame it, as an element, which needs no inline style', async () => {
    const policy = `default-src 'none'; img-src data:; frame-src ${embedOf()}; script-src ${site.root}/embed.js`;
    const { page } = await openWhole(
      `<routinely-unarmed src="embed/${chart}/" title="A chart"></routinely-unarmed>${scriptTag()}`,
      { headers: { 'Content-Security-Policy': policy } },
    );
    expect(await page.locator('iframe').getAttribute('title')).toBe('A chart');
    await page.close();
  });

  test('on such a page as a frame, less the inline style that no strict page takes', async () => {
    const policy = `default-src 'none'; img-src data:; frame-src ${embedOf()}; script-src ${site.root}/embed.js`;
    const { page } = await openWhole(snippet().replace(/ style="[^"]*"/, ''), {
      headers: { 'Content-Security-Policy': policy },
    });
    await page.close();
  });

  test('in a sandbox that gives it no origin', async () => {
    const { page, frame } = await openWhole(snippet().replace(/sandbox="[^"]*"/, 'sandbox="allow-scripts"'));
    expect(await frame.evaluate(() => self.origin)).toBe('null');
    await page.close();
  });

  test('where the script stands twice, and with an element beside it', async () => {
    const { page, troubles } = await open(
      `${snippet()}<routinely-unarmed src="embed/${chart}/" title="A chart"></routinely-unarmed>${scriptTag()}`,
    );
    for (const index of [0, 1]) {
      await page.locator('iframe').nth(index).scrollIntoViewIfNeeded();
      await expectFit(await embedIn(page, index));
    }
    expect(await page.locator('iframe').count()).toBe(2);
    expect(troubles).toEqual([]);
    await page.close();
  });

  test('ten to a page, none before it is near', async () => {
    const ids = charts.slice(0, 10).map(({ id }) => id);
    const { page, troubles, asked } = await open(
      `<div style="height:9000px"></div>${ids.map((id) => snippet(id)).join('')}`,
    );
    await page.waitForLoadState('networkidle');
    expect(asked.filter((address) => address.includes('/embed/'))).toEqual([]);
    for (const index of ids.keys()) {
      await page.locator('iframe').nth(index).scrollIntoViewIfNeeded();
      await expectFit(await embedIn(page, index));
    }
    expect(new Set(asked.filter((address) => !address.endsWith('.js')))).toEqual(new Set(ids.map(embedOf)));
    expect(troubles).toEqual([]);
    await page.close();
  });
});

describe('the element frames embeds of this site alone', () => {
  test.for([
    'javascript:parent.isRun=true',
    ' java\nscript:parent.isRun=true',
    'data:text/html,<script>parent.isRun=true</script>',
    'https://example.org/embed/',
    '//example.org/embed/',
    'embed/../charts/',
    'embed/%2e%2e/charts/',
    'charts/',
    '',
    'https://[',
  ])('not %j', async (src) => {
    const { page, troubles, asked } = await open(
      `<routinely-unarmed title="A chart"></routinely-unarmed><script>document.querySelector('routinely-unarmed').setAttribute('src', ${JSON.stringify(src).replaceAll('</', '<\\/')})</script>${scriptTag()}`,
    );
    await page.waitForFunction(() => customElements.get('routinely-unarmed') !== undefined);
    await settle(page);
    expect(await page.locator('iframe').count()).toBe(0);
    expect(await page.evaluate(() => 'isRun' in window)).toBe(false);
    expect(troubles).toEqual([
      `routinely-unarmed: received src="${src}", expected an address below ${site.root}/embed/; copy the code from the chart’s page`,
    ]);
    expect(asked).toEqual([`${site.root}/embed.js`]);
    await page.close();
  });
});

describe('without a script of the host', () => {
  test.for([320, 390, 760])('nothing is cut off, %i pixels wide', async (width) => {
    const { page, troubles, asked } = await open(withoutScript(snippet()), {
      width,
      head: '<style>body{margin:0}</style>',
    });
    const { given, needed } = await sizesOf(await embedIn(page));
    expect(needed).toBeLessThanOrEqual(given);
    expect(troubles).toEqual([]);
    expect(asked).toEqual([embedOf()]);
    await page.close();
  });
});

describe('on a page of another light', () => {
  const paper = { light: 'rgb(248, 244, 235)', dark: 'rgb(25, 24, 22)' };

  test.for([
    { query: '', dark: true, shown: 'dark' },
    { query: '?theme=dark', dark: false, shown: 'dark' },
    { query: '?theme=light', dark: true, shown: 'light' },
  ] as const)(
    'an embed has the paper of the page, and no white box: $query, reader dark: $dark',
    async ({ query, dark, shown }) => {
      const { page, troubles } = await open(snippet().replace(embedOf(), embedOf() + query), { dark });
      const frame = await embedIn(page);
      await expectFit(frame);
      expect(await frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
        paper[shown],
      );
      expect(await frame.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
        query ? shown : 'light dark',
      );
      expect(troubles).toEqual([]);
      await page.close();
    },
  );
});

describe('a host with a script of its own sizes it', () => {
  test('pym.js 1.3.2', async () => {
    const { page } = await openWhole(
      `<div id="chart"></div><script src="/pym.js"></script><script>new pym.Parent('chart', '${embedOf()}', {})</script>`,
      { hasScript: false },
    );
    await page.close();
  });

  test('@newswire/frames 1.0.0', async () => {
    const { page } = await openWhole(
      `<div data-frame-src="${embedOf()}"></div><script src="/frames.js"></script><script>newswireFrames.autoInitFrames()</script>`,
      { hasScript: false },
    );
    await page.close();
  });

  test('one that listens as AMP does', async () => {
    const listen =
      "addEventListener('message', ({ data, source }) => { const frame = document.querySelector('iframe'); if (source === frame.contentWindow && data.sentinel === 'amp' && data.type === 'embed-size') frame.height = data.height })";
    const { page } = await openWhole(`<script>${listen}</script>${withoutScript(snippet())}`, {
      hasScript: false,
    });
    await page.close();
  });

  test('WordPress: a hidden frame with a secret, shown by its height, whose links are posted', async () => {
    const secret = 'AbC123';
    const html = makeOembedHtml(describeSnippet())
      .replace(
        '<iframe ',
        '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" style="position:absolute;visibility:hidden" ',
      )
      .replace(`${embedOf()}"`, `${embedOf()}#?secret=${secret}" data-secret="${secret}"`);
    const listen = `window.said = []; addEventListener('message', ({ data, source }) => {
      const frame = document.querySelector('iframe');
      if (source !== frame.contentWindow || data.secret !== '${secret}') return;
      said.push(data);
      if (data.message === 'height') { frame.height = Math.min(1000, Math.max(200, data.value)); frame.style = 'border:0'; }
    })`;
    const { page, frame } = await openWhole(`<script>${listen}</script>${html}`, { hasScript: false });
    const said = () =>
      page.evaluate(() => (window as unknown as { said: { message: string; value: unknown }[] }).said);
    expect(await page.locator('iframe').evaluate((frame) => getComputedStyle(frame).visibility)).toBe(
      'visible',
    );
    const before = (await said()).length;
    await page.evaluate((secret) => {
      document.querySelector('iframe')?.contentWindow?.postMessage({ message: 'ready', secret }, '*');
    }, secret);
    await expect.poll(async () => (await said()).length).toBeGreaterThan(before);
    await frame.locator('.by a').click();
    await expect
      .poll(async () => (await said()).at(-1))
      .toEqual({ message: 'link', value: `${site.root}/charts/${chart}/`, secret });
    await page.close();
  });
});

describe('hostile messages', () => {
  test('move no embed, and change nothing in it', async () => {
    const { page, frame } = await openWhole(snippet());
    const before = { sizes: await sizesOf(frame), html: await frame.content() };
    await page.evaluate(() => {
      const messages = [
        'pymxPYMxaxPYMxnavigateToxPYMxhttps://example.org',
        'navigateTo:https://example.org',
        { type: 'navigate', url: 'https://example.org' },
        { message: 'height', value: 99_999 },
        { sentinel: 'amp', type: 'embed-size', height: 99_999 },
        { type: 'frames-init', height: 1e9 },
        null,
        7,
        [],
      ];
      for (const message of messages)
        document.querySelector('iframe')?.contentWindow?.postMessage(message, '*');
    });
    await settle(page);
    expect(frame.url()).toBe(embedOf());
    expect({ sizes: await sizesOf(frame), html: await frame.content() }).toEqual(before);
    await page.close();
  });

  test('size no frame that is not ours', async () => {
    pages.set('/hostile/', {
      body: `<!doctype html><title>Hostile</title><script>parent.postMessage({ sentinel: 'amp', type: 'embed-size', height: 5000 }, '*'); parent.postMessage('told', '*')</script>`,
    });
    const { page } = await openWhole(
      `${snippet()}<script>addEventListener('message', ({ data }) => { if (data === 'told') window.isTold = true })</script><iframe id="other" src="/hostile/" height="111"></iframe>`,
    );
    await page.waitForFunction(() => 'isTold' in window);
    expect(await page.locator('#other').evaluate((frame) => frame.clientHeight)).toBe(111);
    await page.close();
  });

  test('beyond all measure are not heeded, even from a frame of ours', async () => {
    const { page, frame } = await openWhole(snippet());
    const before = await sizesOf(frame);
    await frame.evaluate(() => {
      for (const height of [10_001, 1e9, 0, -5, NaN, Infinity, '600', null, {}])
        parent.postMessage({ sentinel: 'amp', type: 'embed-size', height }, '*');
    });
    await settle(page);
    expect(await sizesOf(frame)).toEqual(before);
    // A height that it may have is heeded: the frame was listened to.
    await frame.evaluate(() => {
      parent.postMessage({ sentinel: 'amp', type: 'embed-size', height: 777 }, '*');
    });
    await expect.poll(async () => (await sizesOf(frame)).given).toBe(777);
    await page.close();
  });
});
