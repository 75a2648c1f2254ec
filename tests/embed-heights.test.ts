import type { Frame, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { loadTables } from '../src/data/generated.ts';
import { describeEmbed } from '../src/embeds/describe-embed.ts';
import { listEmbeds, listLive, listPinned } from '../src/embeds/list-embeds.ts';
import { setFont } from './support/browser.ts';
import { chart, embedIn, open, site, sizesOf, snippet, withoutScript } from './support/host-pages.ts';

/** How high embeds are, in a browser whose scrollbars take room. */

const widths = [280, 320, 360, 390, 440, 520, 600, 680, 760, 900, 1100, 1440];

/** A page with an embed at each of the widths. */
async function openAtWidths(code: string) {
  const boxes = widths.map((width) => `<div style="width:calc(${width}px + var(--more))">${code}</div>`);
  const head = '<style>:root{--more:0px}</style>';
  // What is out of sight is not drawn, and so posts no height.
  const viewport = { width: 1600, height: 25_000 };
  const { page } = await open(boxes.join('').replaceAll('loading="lazy"', ''), { head, viewport });
  const frames = await Promise.all(widths.map((_, index) => embedIn(page, index)));
  return { page, frames };
}

/** What of these frames is cut off, has an inner scrollbar, or leaves more than so many pixels empty. */
async function findMisfits(frames: Frame[], most: number): Promise<string[]> {
  const found = frames.map(async (frame, index) => {
    const { given, needed } = await sizesOf(frame);
    const hasBar = await frame.evaluate(() => document.documentElement.clientWidth < innerWidth);
    const isWrong = hasBar || needed > given || given - needed > most;
    return isWrong ? [`${widths[index]}: ${given} for ${needed}${hasBar ? ', with a bar' : ''}`] : [];
  });
  return (await Promise.all(found)).flat();
}

test('where scrollbars take room, none stays in an embed at any width, whatever the reader opens or resizes', async () => {
  for (const id of ['timeline', 'taser-by-force', chart]) {
    const { page, frames } = await openAtWidths(snippet(id));
    const fits = (what: string) =>
      expect.poll(() => findMisfits(frames, 2), { message: `${id} ${what}`, timeout: 20_000 }).toEqual([]);
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

/** How high the content of an embed that is open in a page is at some widths. */
async function measureAt(page: Page, widths: number[]): Promise<number[]> {
  await setFont(page);
  const heights: number[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 3000 });
    heights.push(await page.locator('main').evaluate((main) => main.getBoundingClientRect().height));
  }
  return heights;
}

test('without a script nothing is cut off, and at most 24 pixels are left empty, at any width', async () => {
  const offenders: string[] = [];
  // Of these the title, a value that is not the longest, or one with a long word takes a line more than its length says.
  const states = [
    'firearms-operations/known-2018-07-31',
    'share-armed/2024',
    'officers-by-force/northamptonshire',
  ];
  for (const id of [...charts.map(({ id }) => id), ...states]) {
    const { page, frames } = await openAtWidths(withoutScript(id));
    for (const frame of frames) await setFont(frame);
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
      offenders.push(...misfits.map((misfit) => `${id}, ${rendering}, at ${misfit}`));
    }
    await page.close();
  }
  expect(offenders).toEqual([]);
});

test('none needs more than the 1,000 pixels that WordPress gives a frame, but where its drawing leaves no room', () => {
  const tooHigh = listEmbeds().filter((embed) => {
    const { height, measured } = describeEmbed(embed);
    const drawn = Math.max(...measured.map(({ drawings }) => drawings[0]?.height ?? 0));
    return height > 1000 && drawn <= 700;
  });
  expect(tooHigh.map(({ path }) => path)).toEqual([]);
});

test('every embed fits into the height that its code states, which is little more than it needs, and draws as wide as it can', async () => {
  const page = await site.open('/about/');
  const wrong: string[] = [];
  for (const chart of charts) {
    const states = listLive().filter((embed) => embed.chart === chart);
    const stated = new Map(states.map((embed) => [embed.path, describeEmbed(embed).height]));
    const highest = [...stated.keys()].toSorted((a, b) => (stated.get(b) ?? 0) - (stated.get(a) ?? 0))[0];
    for (const path of new Set([chart.id, highest])) {
      await page.goto(`${site.root}/embed/${path}/`);
      const needed = Math.ceil(Math.max(...(await measureAt(page, [320, 390, 480, 559, 640, 760, 1000]))));
      const height = stated.get(path ?? '') ?? NaN;
      if (!(needed <= height && height < needed * 1.35))
        wrong.push(`${path}: states ${height}, needs ${needed}`);
      for (const width of [320, 360, 420, 480, 560, 640, 700, 720, 900]) {
        await page.setViewportSize({ width, height: 1000 });
        const shown = await page.locator('.picture svg:visible').evaluateAll((all) =>
          all.map((svg) => {
            const { width } = svg.getBoundingClientRect();
            return width > innerWidth / 2 && width >= Number(svg.getAttribute('width'));
          }),
        );
        // One drawing, over half of the embed and never smaller than it was drawn.
        if (shown.length !== 1 || !shown[0]) wrong.push(`${path} at ${width}: the wrong drawing`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('the height that is stated for a pinned embed is the same after a correction, and enough', async () => {
  const [correction] = loadTables().corrections;
  if (!correction) throw new Error('no correction');
  const page = await site.open('/about/');
  const wrong: string[] = [];
  for (const embed of listPinned().filter(({ named }) => !named)) {
    const { height } = describeEmbed(embed);
    const pinned = { ...embed.pinned, corrections: [correction] } as NonNullable<typeof embed.pinned>;
    const corrected = describeEmbed({ ...embed, pinned });
    await page.goto(`${site.root}/embed/${embed.path}/`);
    await page.locator('.quiet').evaluate((quiet, text) => {
      quiet.parentElement?.querySelectorAll('.note, .corrected').forEach((each) => {
        each.remove();
      });
      const details = document.createElement('details');
      details.className = 'corrected';
      details.append(document.createElement('summary'));
      details.children[0]?.append(text);
      quiet.before(details);
    }, corrected.corrected ?? '');
    const needed = await measureAt(page, [320, 390, 760]);
    if (Math.max(...needed) > height || corrected.height !== height)
      wrong.push(`${embed.path}: states ${height}, then ${corrected.height}, needs ${needed.join(', ')}`);
  }
  expect(wrong).toEqual([]);
});
