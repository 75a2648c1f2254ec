import type { Browser } from 'playwright-core';
import { openOnPhone } from './phone.ts';

/** How soon a reader who goes straight to the first chart has it. In milliseconds from the start of the navigation. */
export interface FirstChart {
  /** Its picture is whole and was painted. */
  seen: number;
  /** The values of a mark that is pointed at are shown; undefined where nothing listens. */
  answers: number | undefined;
}

/**
 * The first chart is the first that can be explored. It is scrolled to as soon as it stands in the document, in every
 * frame until its picture is whole: markup that is parsed to its end, or a file that has come. It is seen in the frame
 * after the one that painted it. Frames come only where nothing holds painting up.
 */
async function watchForChart(): Promise<number> {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const isWhole = (picture: Element | undefined, chart: Element) =>
    picture instanceof HTMLImageElement
      ? picture.complete && picture.naturalWidth > 0
      : picture !== undefined && (document.readyState !== 'loading' || chart.nextElementSibling !== null);
  for (;;) {
    await nextFrame();
    const chart = document.querySelector('interactive-chart');
    const picture = [...(chart?.querySelectorAll('svg, img') ?? [])].find(
      (each) => each.getClientRects().length > 0,
    );
    picture?.scrollIntoView({ block: 'center', behavior: 'instant' });
    if (!chart || !isWhole(picture, chart)) continue;
    await nextFrame();
    return performance.now();
  }
}

/** Touches the middle of the chart again and again until its values are told. */
async function touchChart(): Promise<number> {
  const chart = document.querySelector('interactive-chart');
  while (!chart?.querySelector('.tooltip:not([hidden])')?.textContent) {
    const { left, top, width, height } = chart?.getBoundingClientRect() ?? new DOMRect();
    chart?.dispatchEvent(
      new PointerEvent('pointerdown', {
        clientX: left + width / 2,
        clientY: top + height / 2,
        pointerType: 'touch',
        bubbles: true,
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  return performance.now();
}

/** Goes straight to the first chart of a page on a slow phone, and touches it if it `explores`. */
export async function measureChart(
  browser: Browser,
  address: string,
  { explores }: { explores: boolean },
): Promise<FirstChart> {
  const { page } = await openOnPhone(browser);
  await page.goto(address, { waitUntil: 'commit' });
  const seen = await page.evaluate(watchForChart);
  const answers = explores ? await page.evaluate(touchChart) : undefined;
  await page.close();
  return { seen, answers };
}
