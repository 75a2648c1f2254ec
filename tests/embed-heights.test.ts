import { greatest } from 'd3';
import type { Frame, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { where } from '../src/charts/kit/rows-and-phrases.ts';
import { loadTables } from '../src/data/generated.ts';
import { describeEmbed } from '../src/embeds/describe-embed.ts';
import { type ChartEmbed, listLive, listPinned } from '../src/embeds/list-embeds.ts';
import { setFont } from './support/browser.ts';
import { chart, embedIn, open, site, sizesOf, snippet, withoutScript } from './support/host-pages.ts';

/** How high embeds are, in a browser whose scrollbars take room. */

const usualWidths = [320, 360, 390, 440, 520, 600, 680, 760, 900];
const widths = [...usualWidths, 280, 1100, 1440];

/** A page with an embed at each of the widths. */
async function openAtWidths(code: string) {
  const boxes = widths.map((width) => `<div style="width:calc(${width}px + var(--more))">${code}</div>`);
  const head = '<style>:root{--more:0px} body{display:flex} div{flex:none}</style>';
  // Next to each other, since what is out of sight is not drawn, and so posts no height.
  const viewport = { width: 8600, height: 6000 };
  const { page } = await open(boxes.join('').replaceAll('loading="lazy"', ''), { head, viewport });
  const frames = await Promise.all(widths.map((_, index) => embedIn(page, index)));
  return { page, frames };
}

/** What of these frames is cut off, has an inner scrollbar, or leaves more than so many pixels empty. */
async function findMisfits(frames: Frame[], most: number): Promise<string[]> {
  const found = frames.map(async (frame) => {
    const { given, needed } = await sizesOf(frame);
    const [width, inside] = await frame.evaluate(() => [innerWidth, document.documentElement.clientWidth]);
    const isWrong = width !== inside || needed > given || given - needed > most;
    return isWrong ? [`${width}: ${given} for ${needed}, ${inside} wide inside`] : [];
  });
  return (await Promise.all(found)).flat();
}

test('where scrollbars take room, none stays in an embed at any width, whatever the reader opens or resizes', async () => {
  for (const id of ['timeline', 'taser-by-force', chart]) {
    const { page, frames } = await openAtWidths(snippet(id));
    const fits = (what: string) =>
      expect.poll(() => findMisfits(frames, 2), { message: `${id} ${what}` }).toEqual([]);
    await fits('as it comes');
    const each = (run: () => void) => Promise.all(frames.map((frame) => frame.evaluate(run)));
    await each(() => document.querySelector('summary')?.click());
    await fits('with its notes open');
    for (const more of ['-60px', '0px', '45px', '0px']) {
      await page.evaluate((more) => {
        document.documentElement.style.setProperty('--more', more);
      }, more);
      await fits(`wider by ${more}`);
    }
    await each(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await fits('with text twice as large');
    await page.close();
  }
});

/** Whether a frame has one drawing, over half of it and never smaller than it was drawn. */
const isDrawnWide = (frame: Frame | Page) =>
  frame.locator('.picture svg:visible').evaluateAll((shown) => {
    const isWide = (svg: Element) => {
      const { width } = svg.getBoundingClientRect();
      return width > innerWidth / 2 && width >= Number(svg.getAttribute('width'));
    };
    return shown.length === 1 && shown.every(isWide);
  });

test('without a script nothing is cut off at any width, at most 24 pixels are left empty, and the drawing is as wide as it can be', async () => {
  // Of these the title, a value that is not the longest, or one with a long word takes a line more than its length says.
  const states = [
    'firearms-operations/known-2018-07-31',
    'share-armed/2024',
    'officers-by-force/northamptonshire',
  ];
  for (const path of [...charts.map(({ id }) => id), ...states]) {
    const { page, frames } = await openAtWidths(withoutScript(path));
    await Promise.all(frames.map(setFont));
    // In other browsers, and on sharp screens, characters are not whole pixels wide: then a text may have fewer lines.
    for (const rendering of ['auto', 'geometricPrecision']) {
      for (const frame of frames) {
        // Without this a scroll bar that the text needed before would stay.
        await frame.evaluate((rendering) => {
          const { style } = document.documentElement;
          style.textRendering = rendering;
          style.overflow = 'hidden';
          style.setProperty('--height', String(document.documentElement.offsetHeight));
          style.overflow = '';
        }, rendering);
      }
      const misfits = await findMisfits(frames, rendering === 'auto' ? 24 : 90);
      expect.soft(misfits, `${path}, ${rendering}`).toEqual([]);
    }
    const areWide = await Promise.all(frames.slice(0, usualWidths.length).map(isDrawnWide));
    expect.soft(areWide, path).not.toContain(false);
    await page.close();
  }
});

test('the one height that the code states is enough and little more for the highest state of each chart, and for a pinned embed after a correction, too', async () => {
  const [correction] = loadTables().corrections;
  if (!correction) throw new Error('no correction');
  const page = await site.open('/about/');
  const heightOf = (embed: ChartEmbed) => describeEmbed(embed).height;
  const highest = charts.flatMap((chart) => greatest(where(listLive(), { chart }), heightOf) ?? []);
  for (const embed of [...highest, ...listPinned().filter(({ named }) => !named)]) {
    const { height } = describeEmbed(embed);
    await page.goto(`${site.root}/embed/${embed.path}/`);
    if (embed.pinned) {
      const corrected = describeEmbed({ ...embed, pinned: { ...embed.pinned, corrections: [correction] } });
      expect.soft(corrected.height, `${embed.path}, once corrected`).toBe(height);
      await page.locator('.quiet').evaluate((quiet, text) => {
        for (const each of quiet.parentElement?.querySelectorAll('.note, .corrected') ?? []) each.remove();
        const details = document.createElement('details');
        details.className = 'corrected';
        details.append(document.createElement('summary'));
        details.children[0]?.append(text);
        quiet.before(details);
      }, corrected.corrected ?? '');
    }
    await setFont(page);
    const needed: number[] = [];
    for (const width of embed.pinned ? [320, 390, 760] : [320, 390, 480, 559, 640, 760, 1000]) {
      await page.setViewportSize({ width, height: 3000 });
      needed.push(await page.locator('main').evaluate((main) => main.getBoundingClientRect().height));
      if (width < 1000) expect.soft(await isDrawnWide(page), `${embed.path} at ${width}`).toBe(true);
    }
    const most = Math.max(...needed);
    expect.soft(height, `${embed.path}, of ${needed.join()}`).toBeGreaterThanOrEqual(most);
    expect.soft(height, embed.path).toBeLessThanOrEqual(most * 1.35);
  }
});
