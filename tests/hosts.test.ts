import type { Frame } from 'playwright-core';
import { expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { bundleScript } from '../src/embeds/inside-embed.ts';
import { makeOembedHtml } from '../src/embeds/snippet.ts';
import * as hosts from './support/host-pages.ts';

/** Embeds in the pages of others, whose script is the real one where they have one. */

const { chart, site, pages, embedOf, scriptTag, element, snippet, withoutScript } = hosts;
const { settle, open, embedIn, sizesOf, expectFit, openFitting, embeddable } = hosts;

/** A frame that only the script makes as high as its content: without it the code’s own height at this width may fit, too. */
const unsized = () => withoutScript().replaceAll(/ style="[^"]*"/g, '');
const inShadow = (inside: string) => `<div><template shadowrootmode="open">${inside}</template></div>`;
/** The strictest policy that can frame an embed. */
const strict = (): hosts.HostOptions => ({
  headers: {
    'Content-Security-Policy': `default-src 'none'; img-src data:; frame-src ${embedOf()}; script-src ${site.root}/embed.js`,
  },
});
const bundle = () => bundleScript('host-script.ts', `${site.root}/`);
async function merged(): Promise<string> {
  pages.set('/merged.js', { body: `${await bundle()};window.isMerged = true`, type: 'text/javascript' });
  return '<script defer src="/merged.js"></script>';
}
const byPym = () =>
  `<script src="/pym.js"></script><script>new pym.Parent('chart', '${embedOf()}', {})</script>`;
const byFrames = '<script src="/frames.js"></script><script>newswireFrames.autoInitFrames()</script>';
const withStyle = (style: string) => (): hosts.HostOptions => ({ head: `<style>${style}</style>` });

test.for<[where: string, body: () => string | Promise<string>, options?: () => hosts.HostOptions]>([
  ['in a narrow column', () => `<div id="column">${snippet()}</div>`, withStyle('#column{width:320px}')],
  ['in a border', () => snippet(), withStyle('*{box-sizing:border-box}iframe{border:3px solid!important}')],
  ['under the strictest policy as an element', () => element() + scriptTag(), strict],
  ['under the strictest policy as a frame', () => unsized() + scriptTag(), strict],
  ['in a shadow root as an element', () => inShadow(element()) + scriptTag()],
  ['in a shadow root as a frame', () => inShadow(unsized()) + scriptTag()],
  ['by a module', () => unsized() + scriptTag().replace('async', 'type="module"')],
  ['by our script inside a page', async () => `${unsized()}<script>${await bundle()}</script>`],
  ['by a module inside a page', async () => `${unsized()}<script type="module">${await bundle()}</script>`],
  ['by our script before an element', async () => `<script>${await bundle()}</script>${element()}`],
  ['by our script merged into another', async () => unsized() + (await merged())],
  ['by pym.js 1.3.2', () => `<div id="chart"></div>${byPym()}`],
  ['by @newswire/frames 1.0.0', () => `<div data-frame-src="${embedOf()}"></div>${byFrames}`],
])('an embed is as high as its content %s', async ([, body, options]) => {
  await openFitting(await body(), options?.());
});

test('an embed is as high as its content again when the page is resized, also where it runs from right to left', async () => {
  const { page, frame } = await openFitting(snippet(), { root: 'dir="rtl"' });
  const heightOf = async () => (await sizesOf(frame)).given;
  const before = await heightOf();
  await page.setViewportSize({ width: 340, height: 800 });
  await expect.poll(heightOf).not.toBe(before);
  await expectFit(frame);
});

test('an embed is as high as its content where the script stands twice, and ten to a page, none before it is near', async () => {
  const ids = charts.slice(0, 10).map(({ id }) => id);
  const { page, asked } = await open(
    `<div style="height:9000px"></div>${ids.map((id) => snippet(id)).join('')}${element()}${scriptTag()}`,
  );
  await page.waitForLoadState('networkidle');
  expect(asked.filter((address) => address.includes('/embed/'))).toEqual([]);
  expect(await page.locator('iframe').count()).toBe(ids.length + 1);
  for (const index of [...ids, chart].keys()) {
    await page.locator('iframe').nth(index).scrollIntoViewIfNeeded();
    await expectFit(await embedIn(page, index));
  }
  const embeds = asked.filter((address) => !address.endsWith('.js'));
  expect(new Set(embeds)).toEqual(new Set([...ids, chart].map((id) => embedOf(id))));
  expect(await page.locator('iframe').last().getAttribute('title')).toBe('A chart');
});

test.for([
  ['iframe-resizer 4.4.5', 'iframe-resizer/js/iframeResizer.min.js', "iFrameResize({}, '#chart')"],
  [
    'iframe-resizer 5.5.9',
    '@iframe-resizer/parent/index.umd.js',
    "iframeResize({ license: 'GPLv3', log: -1 }, '#chart')",
  ],
] as const)('an embed is as high as its content by %s, also with open notes', async ([, file, run]) => {
  pages.set('/resizer.js', hosts.script(file));
  const frame = `<iframe id="chart" src="${embedOf()}" style="width:100%;border:0;height:400px"></iframe>`;
  const { page } = await open(`${frame}<script src="/resizer.js"></script><script>${run}</script>`);
  const inside = await embedIn(page);
  await expectFit(inside);
  await inside.locator('summary').click();
  await expectFit(inside);
  // The resizers print their names and licences.
  site.troubles.splice(0);
});

/** Sets the address of the element of a page. */
const setSource = (src: string) =>
  `document.querySelector('routinely-unarmed').setAttribute('src', ${JSON.stringify(src).replaceAll('</', '<\\/')})`;

test('the element frames embeds of this site alone', async () => {
  for (const src of [
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
  ]) {
    const { page, asked } = await open(`${element('')}<script>${setSource(src)}</script>${scriptTag()}`);
    await page.waitForFunction(() => customElements.get('routinely-unarmed') !== undefined);
    await settle(page);
    expect(await page.locator('iframe').count(), src).toBe(0);
    expect(await page.evaluate(() => 'isRun' in window), src).toBe(false);
    expect(site.troubles.splice(0)).toEqual([
      `console: routinely-unarmed: received src="${src}", expected an address below ${site.root}/embed/; copy the code from the chart’s page`,
    ]);
    expect(asked).toEqual([`${site.root}/embed.js`]);
  }
});

test('the element has a height at once, and follows its address', async () => {
  const { page } = await open(`<div style="height:9000px"></div>${element()}${scriptTag()}`);
  const frame = page.locator('iframe');
  await frame.waitFor({ state: 'attached' });
  expect(await frame.evaluate(({ clientHeight }) => clientHeight)).toBe(640);
  await page.evaluate(setSource('embed/taser-by-force/'));
  expect(await frame.getAttribute('src')).toBe(embedOf('taser-by-force'));
  await page.evaluate(setSource('javascript:parent.isRun=true'));
  expect(await frame.count()).toBe(0);
  expect(site.troubles.splice(0)).toHaveLength(1);
  await page.evaluate(setSource('embed/timeline/'));
  expect(await frame.getAttribute('src')).toBe(embedOf('timeline'));
});

test('on a page of another light an embed has the background of the page, and no white box', async () => {
  for (const [kind, look, colorScheme, backgroundColor] of [
    ['script', {}, 'dark', 'rgb(25, 24, 22)'],
    ['element', { theme: 'dark' }, 'light', 'rgb(25, 24, 22)'],
    ['script', { theme: 'light', ground: 'white' }, 'dark', 'rgb(255, 255, 255)'],
    ['element', { theme: 'light', ground: 'transparent' }, 'dark', 'rgba(0, 0, 0, 0)'],
  ] as const) {
    const { page } = await open(snippet(chart, kind, look), { colorScheme });
    const frame = await embedIn(page);
    await expectFit(frame);
    const style = await frame.evaluate(() => {
      const { backgroundColor, colorScheme } = getComputedStyle(document.documentElement);
      return { backgroundColor, colorScheme };
    });
    const scheme = 'theme' in look ? look.theme : 'light dark';
    expect(style).toEqual({ backgroundColor, colorScheme: scheme });
    expect(await page.locator('iframe').evaluate((each) => getComputedStyle(each).colorScheme)).toBe(scheme);
  }
});

/** A script that keeps the messages to a page; then what they were. */
const listen =
  '<script>window.posted = []; addEventListener("message", ({ data }) => posted.push(data))</script>';
const postedTo = (page: Awaited<ReturnType<typeof open>>['page']) =>
  page.evaluate(() => (window as unknown as { posted: { message?: string }[] }).posted);

test('an embed without a width posts no height', async () => {
  const { page } = await open(`${listen}<div id="panel" style="width:1px">${withoutScript()}</div>`);
  await page.waitForLoadState('networkidle');
  await settle(page);
  expect(await postedTo(page)).toEqual([]);
  await page.evaluate(() => document.querySelector('#panel')?.removeAttribute('style'));
  await expect.poll(() => postedTo(page)).not.toEqual([]);
});

test('a theme that a host asks for gives way to paper and to a reader’s own contrast', async () => {
  for (const [theme, media, colour] of [
    ['dark', { media: 'print' }, 'rgb(29, 26, 21)'],
    ['light', { forcedColors: 'active', colorScheme: 'dark' }, 'rgb(236, 229, 215)'],
    ['dark', { forcedColors: 'active', colorScheme: 'light' }, 'rgb(29, 26, 21)'],
  ] as const) {
    const page = await site.open(`/embed/${chart}/?theme=${theme}`);
    await page.emulateMedia(media);
    const ink = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('p'));
      probe.style.setProperty('forced-color-adjust', 'none');
      probe.style.color = 'var(--ink)';
      return getComputedStyle(probe).color;
    });
    expect(ink, `${theme} ${JSON.stringify(media)}`).toBe(colour);
  }
});

test('two fingers enlarge a picture, one scrolls past it', async () => {
  const page = await site.open(`/embed/${chart}/`);
  const picture = page.locator('interactive-chart');
  expect(await picture.evaluate((each) => getComputedStyle(each).touchAction)).toBe('pan-y pinch-zoom');
});

test('WordPress shows a hidden frame with a secret by its height, and is sent the link that is followed', async () => {
  const secret = 'AbC123';
  const html = makeOembedHtml({ ...embeddable(), ...embeddable().sizes.padded })
    .replace(
      '<iframe ',
      '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" style="position:absolute;visibility:hidden" ',
    )
    .replace(`${embedOf()}"`, `${embedOf()}#?secret=${secret}" data-secret="${secret}"`);
  const asWordPress = `<script>addEventListener('message', ({ data, source }) => {
    const frame = document.querySelector('iframe');
    if (source !== frame.contentWindow || data.secret !== '${secret}') return;
    if (data.message === 'height') { frame.height = Math.min(1000, Math.max(200, data.value)); frame.style = 'border:0'; }
  })</script>`;
  const { page, frame } = await openFitting(listen + asWordPress + html);
  const posted = async (kind: string) => (await postedTo(page)).filter(({ message }) => message === kind);
  expect(await page.locator('iframe').isVisible()).toBe(true);
  const before = (await posted('height')).length;
  await page.evaluate((secret) => {
    document.querySelector('iframe')?.contentWindow?.postMessage({ message: 'ready', secret }, '*');
  }, secret);
  await expect.poll(async () => (await posted('height')).length).toBeGreaterThan(before);
  const link = frame.locator('.by a');
  await link.click({ modifiers: ['Control'] });
  await settle(page);
  expect(await posted('link')).toEqual([]);
  await link.click();
  const followed = { message: 'link', value: `${site.root}/charts/${chart}/`, secret };
  await expect.poll(() => posted('link')).toEqual([followed]);
});

test('hostile messages move no embed, change nothing in it, and size no frame that is not ours', async () => {
  pages.set('/hostile/', { body: '<!doctype html><title>Hostile</title>' });
  const other = '<iframe id="other" src="/hostile/" height="111"></iframe>';
  const { page, frame } = await openFitting(snippet() + other);
  const state = async () => ({
    sizes: await sizesOf(frame),
    html: await frame.content(),
    url: frame.url(),
    other: await page.locator('#other').evaluate(({ clientHeight }) => clientHeight),
  });
  const before = await state();
  await page.evaluate(() => {
    for (const message of [
      'pymxPYMxaxPYMxnavigateToxPYMxhttps://example.org',
      'navigateTo:https://example.org',
      { type: 'navigate', url: 'https://example.org' },
      { message: 'height', value: 99_999 },
      { sentinel: 'amp', type: 'embed-size', height: 99_999 },
      { type: 'frames-init', height: 1e9 },
      null,
      7,
      [],
    ])
      document.querySelector('iframe')?.contentWindow?.postMessage(message, '*');
  });
  const post = (from: Frame, heights: unknown[]) =>
    from.evaluate((heights) => {
      for (const height of heights) parent.postMessage({ sentinel: 'amp', type: 'embed-size', height }, '*');
    }, heights);
  await post(page.frame({ url: /hostile/ }) as Frame, [500]);
  // What is no height of an embed is ignored, even from a frame of ours.
  await post(frame, [10_001, 1e9, 0, -5, NaN, Infinity, '600', null, {}]);
  await settle(page);
  expect(before.other).toBe(111);
  expect(await state()).toEqual(before);
  // A possible height is not: messages of the frame do arrive.
  await post(frame, [777]);
  await expect.poll(async () => (await sizesOf(frame)).given).toBe(777);
});
