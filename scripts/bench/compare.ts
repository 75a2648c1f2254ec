import type { Browser } from 'playwright-core';
import { measureChart } from './measure-chart.ts';
import { type Load, measureLoad } from './measure-load.ts';

/** How often each is measured; the median counts. */
const runs = 5;

export interface Measured extends Load {
  chartSeen: number;
  /** Undefined for a page without scripts: nothing answers there. */
  chartAnswers: number | undefined;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function measure(browser: Browser, address: string, options: { explores: boolean }): Promise<Measured> {
  const load = await measureLoad(browser, address);
  const { seen, answers } = await measureChart(browser, address, options);
  return { ...load, chartSeen: seen, chartAnswers: answers };
}

function mediansOf(measured: Measured[]): Measured {
  const of = (name: keyof Measured) => median(measured.flatMap((each) => each[name] ?? []));
  const { chartAnswers } = measured[0] ?? {};
  return {
    bytes: of('bytes'),
    requests: of('requests'),
    firstPaint: of('firstPaint'),
    largestPaint: of('largestPaint'),
    blocking: of('blocking'),
    shift: of('shift'),
    chartSeen: of('chartSeen'),
    chartAnswers: chartAnswers === undefined ? undefined : of('chartAnswers'),
  };
}

/** Medians of a page and of its limit, measured by turns, so that whatever else the machine does meets both. One more of each comes first and does not count. */
export async function compare(
  browser: Browser,
  { page, limit }: { page: string; limit: string },
): Promise<{ page: Measured; limit: Measured }> {
  const measured: { page: Measured; limit: Measured }[] = [];
  for (let run = 0; run <= runs; run += 1) {
    measured.push({
      page: await measure(browser, page, { explores: true }),
      limit: await measure(browser, limit, { explores: false }),
    });
  }
  const [, ...counted] = measured;
  return {
    page: mediansOf(counted.map(({ page }) => page)),
    limit: mediansOf(counted.map(({ limit }) => limit)),
  };
}
