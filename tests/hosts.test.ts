import { describe, expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { bundleScript } from '../src/embeds/inside-embed.ts';
import { makeOembedHtml } from '../src/embeds/snippet.ts';
import {
  chart,
  site,
  script,
  pages,
  embedOf,
  scriptTag,
  element,
  snippet,
  withoutScript,
  settle,
  open,
  embedIn,
  sizesOf,
  expectFit,
  openFitting,
  embeddable,
} from './support/host-pages.ts';

/** Embeds in the pages of others, whose script is the real one where they have one. */

describe('with our script an embed is as high as its content', () => {
  test('again when the page is resized, in a narrow column, and where the page runs from right to left', async () => {
    const { page, frame } = await openFitting(snippet(), { root: 'dir="rtl"' });
    const before = await sizesOf(frame);
    await page.setViewportSize({ width: 340, height: 800 });
    await expectFit(frame);
    expect((await sizesOf(frame)).given).not.toBe(before.given);
    await openFitting(`<div id="column">${snippet()}</div>`, { head: '<style>#column{width:320px}</style>' });
  });

  test('under the strictest policy that can frame it: as an element, and as a frame less its inline style', async () => {
    const policy = `default-src 'none'; img-src data:; frame-src ${embedOf()}; script-src ${site.root}/embed.js`;
    const headers = { 'Content-Security-Policy': policy };
    const { page } = await openFitting(element() + scriptTag(), { headers });
    expect(await page.locator('iframe').getAttribute('title')).toBe('A chart');
    await openFitting(snippet().replaceAll(/ style="[^"]*"/g, ''), { headers });
  });

  test('where the script stands twice, and ten to a page, none before it is near', async () => {
    const ids = charts.slice(0, 10).map(({ id }) => id);
    const { page, troubles, asked } = await open(
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
    expect(troubles).toEqual([]);
  });
});

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
    const set = `document.querySelector('routinely-unarmed').setAttribute('src', ${JSON.stringify(src).replaceAll('</', '<\\/')})`;
    const { page, troubles, asked } = await open(`${element('')}<script>${set}</script>${scriptTag()}`);
    await page.waitForFunction(() => customElements.get('routinely-unarmed') !== undefined);
    await settle(page);
    expect(await page.locator('iframe').count(), src).toBe(0);
    expect(await page.evaluate(() => 'isRun' in window), src).toBe(false);
    expect(troubles).toEqual([
      `routinely-unarmed: received src="${src}", expected an address below ${site.root}/embed/; copy the code from the chart’s page`,
    ]);
    expect(asked).toEqual([`${site.root}/embed.js`]);
    await page.close();
  }
});

test('on a page of another light an embed has the background of the page, and no white box', async () => {
  for (const [kind, look, colorScheme, background] of [
    ['script', {}, 'dark', 'rgb(25, 24, 22)'],
    ['element', { theme: 'dark' }, 'light', 'rgb(25, 24, 22)'],
    ['script', { theme: 'light', ground: 'white' }, 'dark', 'rgb(255, 255, 255)'],
    ['element', { theme: 'light', ground: 'transparent' }, 'dark', 'rgba(0, 0, 0, 0)'],
  ] as const) {
    const { page, troubles } = await open(snippet(chart, kind, look), { colorScheme });
    const frame = await embedIn(page);
    await expectFit(frame);
    const style = await frame.evaluate(() => {
      const { backgroundColor, colorScheme } = getComputedStyle(document.documentElement);
      return { backgroundColor, colorScheme };
    });
    const scheme = 'theme' in look ? look.theme : 'light dark';
    expect(style).toEqual({ backgroundColor: background, colorScheme: scheme });
    const given = await page.locator('iframe').evaluate((each) => getComputedStyle(each).colorScheme);
    expect(given).toBe(scheme);
    expect(troubles).toEqual([]);
  }
});

test('the script of hosts works as a module, inside a page and merged into another script', async () => {
  const code = await bundleScript('host-script.ts', `${site.root}/`);
  pages.set('/merged.js', { body: `${code};window.isMerged = true`, type: 'text/javascript' });
  const own = withoutScript();
  for (const [body, hasScript] of [
    [`${own}<script type="module" src="${site.root}/embed.js"></script>`, true],
    [`${own}<script>${code}</script>`, false],
    [`${own}<script type="module">${code}</script>`, false],
    [`${own}<script defer src="/merged.js"></script>`, false],
    [`<script>${code}</script>${element()}`, false],
  ] as const) {
    const { page } = await openFitting(body, { hasScript });
    await page.close();
  }
});

test('an element or a frame in a shadow root is sized; the element has a height at once, and follows its address', async () => {
  const shadow = (inside: string) =>
    `<div class="host"><template shadowrootmode="open">${inside}</template></div>`;
  for (const inside of [element(), withoutScript()]) await openFitting(shadow(inside) + scriptTag());
  const { page } = await open(`<div style="height:9000px"></div>${element()}${scriptTag()}`);
  const frame = page.locator('iframe');
  await frame.waitFor({ state: 'attached' });
  expect(await frame.evaluate(({ clientHeight }) => clientHeight)).toBe(640);
  const set = (src: string) =>
    page.evaluate((src) => {
      document.querySelector('routinely-unarmed')?.setAttribute('src', src);
    }, src);
  await set('embed/taser-by-force/');
  expect(await frame.getAttribute('src')).toBe(embedOf('taser-by-force'));
  await set('javascript:parent.isRun=true');
  expect(await frame.count()).toBe(0);
  await set('embed/timeline/');
  expect(await frame.getAttribute('src')).toBe(embedOf('timeline'));
});

test('an embed without a width posts no height', async () => {
  const listen = `window.posted = []; addEventListener('message', ({ data }) => posted.push(data))`;
  const { page } = await open(
    `<script>${listen}</script><div id="panel" style="width:1px">${withoutScript()}</div>`,
  );
  await page.waitForLoadState('networkidle');
  await settle(page);
  const posted = () => page.evaluate(() => (window as unknown as { posted: unknown[] }).posted.length);
  expect(await posted()).toBe(0);
  await page.evaluate(() => document.querySelector('#panel')?.removeAttribute('style'));
  await expect.poll(posted).toBeGreaterThan(0);
});

test('a border that the host draws around a frame takes no room from it', async () => {
  const head = '<style>*{box-sizing:border-box}iframe{border:3px solid!important}</style>';
  await openFitting(snippet(), { head });
});

test('a theme that a host asks for gives way to paper and to a reader’s own contrast', async () => {
  for (const [theme, media, colour] of [
    ['dark', { media: 'print' }, 'rgb(29, 26, 21)'],
    ['light', { forcedColors: 'active', colorScheme: 'dark' }, 'rgb(236, 229, 215)'],
    ['dark', { forcedColors: 'active', colorScheme: 'light' }, 'rgb(29, 26, 21)'],
  ] as const) {
    const { page } = await site.open(`/embed/${chart}/?theme=${theme}`);
    await page.emulateMedia(media);
    const ink = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('p'));
      probe.style.setProperty('forced-color-adjust', 'none');
      probe.style.color = 'var(--ink)';
      return getComputedStyle(probe).color;
    });
    expect(ink, `${theme} ${JSON.stringify(media)}`).toBe(colour);
    await page.close();
  }
});

test('two fingers enlarge a picture, one scrolls past it', async () => {
  const { page } = await site.open(`/embed/${chart}/`, { hasTouch: true });
  const touchAction = await page
    .locator('interactive-chart')
    .evaluate((each) => getComputedStyle(each).touchAction);
  expect(touchAction).toBe('pan-y pinch-zoom');
});

describe('a host with a script of its own sizes it', () => {
  test('iframe-resizer 4.4.5 and 5.5.9', async () => {
    for (const [file, run] of [
      ['iframe-resizer/js/iframeResizer.min.js', "iFrameResize({}, '#chart')"],
      ['@iframe-resizer/parent/index.umd.js', "iframeResize({ license: 'GPLv3', log: -1 }, '#chart')"],
    ] as const) {
      pages.set('/resizer.js', script(file));
      const frame = `<iframe id="chart" src="${embedOf()}" style="width:100%;border:0;height:400px"></iframe>`;
      const { page } = await open(`${frame}<script src="/resizer.js"></script><script>${run}</script>`);
      const inside = await embedIn(page);
      await expectFit(inside);
      await inside.locator('summary').click();
      await expectFit(inside);
      await page.close();
    }
  });

  test('pym.js 1.3.2 and @newswire/frames 1.0.0', async () => {
    for (const body of [
      `<div id="chart"></div><script src="/pym.js"></script><script>new pym.Parent('chart', '${embedOf()}', {})</script>`,
      `<div data-frame-src="${embedOf()}"></div><script src="/frames.js"></script><script>newswireFrames.autoInitFrames()</script>`,
    ])
      await openFitting(body, { hasScript: false });
  });

  test('WordPress: a hidden frame with a secret, shown by its height, whose links are posted', async () => {
    const secret = 'AbC123';
    const html = makeOembedHtml({ ...embeddable(), ...embeddable().sizes.padded })
      .replace(
        '<iframe ',
        '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" style="position:absolute;visibility:hidden" ',
      )
      .replace(`${embedOf()}"`, `${embedOf()}#?secret=${secret}" data-secret="${secret}"`);
    const listen = `window.posted = []; addEventListener('message', ({ data, source }) => {
      const frame = document.querySelector('iframe');
      if (source !== frame.contentWindow || data.secret !== '${secret}') return;
      posted.push(data);
      if (data.message === 'height') { frame.height = Math.min(1000, Math.max(200, data.value)); frame.style = 'border:0'; }
    })`;
    const { page, frame } = await openFitting(`<script>${listen}</script>${html}`, { hasScript: false });
    const posted = () => page.evaluate(() => (window as unknown as { posted: unknown[] }).posted);
    expect(await page.locator('iframe').isVisible()).toBe(true);
    const before = (await posted()).length;
    await page.evaluate((secret) => {
      document.querySelector('iframe')?.contentWindow?.postMessage({ message: 'ready', secret }, '*');
    }, secret);
    await expect.poll(async () => (await posted()).length).toBeGreaterThan(before);
    const posts = (await posted()).length;
    await frame.locator('.by a').click({ modifiers: ['Control'] });
    await settle(page);
    expect((await posted()).length).toBe(posts);
    await frame.locator('.by a').click();
    const link = { message: 'link', value: `${site.root}/charts/${chart}/`, secret };
    await expect.poll(async () => (await posted()).at(-1)).toEqual(link);
  });
});

describe('hostile messages', () => {
  test('move no embed, and change nothing in it', async () => {
    const { page, frame } = await openFitting(snippet());
    const before = { sizes: await sizesOf(frame), html: await frame.content() };
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
    await settle(page);
    expect(frame.url()).toBe(embedOf());
    expect({ sizes: await sizesOf(frame), html: await frame.content() }).toEqual(before);
  });

  test('size no frame that is not ours', async () => {
    pages.set('/hostile/', {
      body: `<!doctype html><title>Hostile</title><script>parent.postMessage({ sentinel: 'amp', type: 'embed-size', height: 5000 }, '*'); parent.postMessage('posted', '*')</script>`,
    });
    const { page } = await openFitting(
      `${snippet()}<script>addEventListener('message', ({ data }) => { if (data === 'posted') window.isPosted = true })</script><iframe id="other" src="/hostile/" height="111"></iframe>`,
    );
    await page.waitForFunction(() => 'isPosted' in window);
    expect(await page.locator('#other').evaluate((frame) => frame.clientHeight)).toBe(111);
  });

  test('beyond all measure are not heeded, even from a frame of ours', async () => {
    const { page, frame } = await openFitting(snippet());
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
  });
});
