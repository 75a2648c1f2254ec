import { expect, test } from 'vitest';
import { measureLoad, openOnPhone } from '../scripts/bench/measure-page.ts';
import { findAccessibilityErrors } from './support/browser.ts';
import { firstEdition } from './support/copy.ts';
import { openSite, templates } from './support/open-site.ts';

/** The built site as a browser sees it. */

const site = openSite(undefined, undefined, { compressed: true });
const phone = 390;

/**
 * Adds a script and a handler to a page, and returns which of them ran. The script is made of nodes: as text it would be
 * refused before it could try to run.
 */
function runScripts(): string[] {
  const ran: string[] = [];
  Object.assign(window, { ran });
  const script = document.createElement('script');
  script.append('ran.push("a script")');
  document.body.append(script);
  const link = document.createElementNS('http://www.w3.org/2000/svg', 'a');
  try {
    link.setAttribute('onclick', 'ran.push("a handler")');
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  document.body.append(link);
  link.dispatchEvent(new MouseEvent('click'));
  return ran;
}

test('no page says anything on the console, asks anything of another host, runs a script that somebody puts into it or breaks a rule of axe', async () => {
  const wrong: string[] = [];
  const embeds = ['', `edition/${firstEdition}/`].map((path) => `/embed/taser-by-force/${path}`);
  for (const path of [...templates, ...embeds]) {
    const page = await site.open(path, { width: phone, colorScheme: 'light' });
    const found = [...(await findAccessibilityErrors(page)), ...site.troubles];
    wrong.push(...[...found, ...(await page.evaluate(runScripts))].map((each) => `${path} ${each}`));
    // The console reports that the policy refused them.
    site.troubles.splice(0);
    await page.context().close();
  }
  expect(wrong).toEqual([]);
});

test('before a reader does anything, a slow phone asks for few files and few bytes, and nothing moves', async () => {
  for (const [path, files, bytes] of [
    ['/', 2, 55_000],
    ['/forces/metropolitan-police/', 2, 29_000],
  ] as const) {
    const load = await measureLoad(site.browser, site.root + path);
    expect.soft(load.requests, path).toBeLessThanOrEqual(files);
    expect.soft(load.bytes, path).toBeLessThanOrEqual(bytes);
    // A line keeps its place, but some of its words move by a few pixels, which a browser counts as 0.0004.
    expect.soft(load.shift, path).toBeLessThan(0.001);
  }
});

const isInSight = (element: Element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top > -1 && bottom < innerHeight + 1;
};

test('a page is fetched when a reader points at its link, and no file is', async () => {
  const page = await site.open('/sources/');
  const fetched = await page.evaluate(() => {
    const rules = document.querySelector('[type=speculationrules]')?.textContent ?? '';
    const [{ where }] = (JSON.parse(rules) as { prefetch: [{ where: { href_matches: string } }] }).prefetch;
    const pattern = new URLPattern(where.href_matches, location.href);
    return [...document.links].filter(({ href }) => pattern.test(href)).map(({ pathname }) => pathname);
  });
  expect(fetched).toEqual(expect.arrayContaining(['/', '/charts/', '/sources/'].map((path) => path)));
  expect(fetched.filter((path) => !path.endsWith('/'))).toEqual([]);
});

test('a chapter keeps its name in sight without a script, and leads back to the contents', async () => {
  for (const width of [phone, 820, 1280]) {
    const page = await site.open('/', { width, javaScriptEnabled: false });
    const chapter = page.locator('.chapter').nth(2);
    await chapter.locator('.chart').last().scrollIntoViewIfNeeded();
    const name = chapter.locator('.mark span');
    expect(await name.innerText()).toBe('The 11,000');
    expect(await name.evaluate(isInSight), `at ${width}`).toBe(true);
    await chapter.getByRole('link', { name: 'Back to contents' }).click();
    await expect.poll(() => page.locator('#contents').evaluate(isInSight)).toBe(true);
  }
});

test('a chapter shows a side note next to its paragraph on a desktop and below it on a phone, over nothing; all of them, folds closed, are at most 34 screens of a phone, with the survey’s chart within the first eight', async () => {
  const sidesAt = async (width: number) => {
    const page = await site.open('/', { width });
    const sides = await page.locator('.chapter .side').evaluateAll((notes) => {
      const boxOf = (element: Element) => element.getBoundingClientRect();
      const others = Array.from(document.querySelectorAll('.chapter > :not(.side)'), boxOf);
      return notes.map((note) => {
        const words = boxOf(note.lastElementChild ?? note);
        const covers = others.some(
          ({ left, right, top, bottom }) =>
            left < words.right && words.left < right && top < words.bottom && words.top < bottom,
        );
        if (covers) return 'over something';
        return boxOf(note).left >= boxOf(note.previousElementSibling as Element).right ? 'beside' : 'below';
      });
    });
    return { page, sides: [...new Set(sides)] };
  };
  expect((await sidesAt(1280)).sides).toEqual(['beside']);
  const { page, sides } = await sidesAt(phone);
  expect(sides).toEqual(['below']);
  const bottomOf = (element: Element) => element.getBoundingClientRect().bottom / 844;
  expect(await page.locator('body').evaluate(bottomOf)).toBeLessThanOrEqual(34);
  expect(await page.locator('#arming-view').evaluate(bottomOf)).toBeLessThanOrEqual(8);
});

test('a first visit on a slow phone shows the font of the site', async () => {
  const { page, session } = await openOnPhone(site.browser);
  await page.goto(`${site.root}/`, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  for (const domain of ['DOM', 'CSS'] as const) await session.send(`${domain}.enable`);
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'h1' });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  expect(fonts.map(({ familyName }) => familyName)).toEqual(['Newsreader 16pt']);
});

test('the checks see a script and a handler that run where no policy stands, a style that it refuses, a picture on another host and an error that axe knows', async () => {
  const without = await site.open('/about/', { bypassCSP: true });
  expect(await without.evaluate(runScripts)).toEqual(['a script', 'a handler']);
  const page = await site.open('/about/');
  await page.evaluate(() => {
    const main = document.querySelector('main') as HTMLElement;
    main.appendChild(document.createElement('p')).setAttribute('style', 'color: red');
    main.appendChild(document.createElement('img')).src = 'http://127.0.0.2:9/pixel.gif';
  });
  expect((await findAccessibilityErrors(page)).join()).toContain('image-alt');
  await page.close();
  // Whether the policy stops the picture before it is asked for is the browser’s affair.
  expect(site.troubles.splice(0).join()).toMatch(/Content Security Policy[^]*127\.0\.0\.2/);
});
