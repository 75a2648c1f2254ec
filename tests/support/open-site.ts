import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { charts } from '../../src/charts/index.ts';
import { statesOf } from '../../src/charts/kit/define-chart.ts';
import { loadChartRows } from '../../src/data/generated.ts';
import { type Visit, findAccessibilityErrors, startBrowser, visit } from './browser.ts';
import { base, dist } from './pages.ts';
import { type Served, serve } from './serve.ts';

export interface Site {
  readonly browser: Browser;
  /** The address without a slash at its end. */
  readonly root: string;
  /** A new reader’s visit to a path. */
  open: (path: string, options?: BrowserContextOptions & { width?: number }) => Promise<Visit>;
}

/** A browser and a built site for the tests of a file. What a test has opened is closed after it. */
export function openSite(folder = dist, below = base, options = {}): Site {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    [browser, served] = await Promise.all([startBrowser(options), serve(folder, { base: below })]);
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await Promise.all([browser.close(), served.close()]);
  });
  return {
    get browser() {
      return browser;
    },
    get root() {
      return served.root;
    },
    open: (path, options) => visit(browser, served.root + path, options),
  };
}

/** What axe finds wrong on several pages, each named. */
export async function findOnPages(
  site: Site,
  paths: string[],
  options: Parameters<Site['open']>[1],
): Promise<string[]> {
  const errors: string[] = [];
  for (const path of paths) {
    const { page } = await site.open(path, options);
    errors.push(...(await findAccessibilityErrors(page)).map((error) => `${path} ${error}`));
    await page.close();
  }
  return errors;
}

/** A chart with a choice, and the state that is furthest from the one shown first. */
function findChartWithStates() {
  const found = charts
    .map((chart) => ({ chart, rows: loadChartRows(chart) }))
    .find(({ chart, rows }) => statesOf(chart, rows).length > 1);
  const state = found && statesOf(found.chart, found.rows).at(-1);
  if (!state) throw new Error('no chart with states');
  return { ...found, state };
}

export const chartWithStates = findChartWithStates();
const { chart, state } = chartWithStates;

/** One page of each kind. */
export const templates = [
  ...['/', '/charts/', `/charts/${chart.id}/`, `/charts/${chart.id}/${state.id}/`],
  `/charts/${chart.id}/embed/`,
  ...['/numbers/', '/method/', '/sources/', '/corrections/', '/about/', '/what-if/', '/404.html'],
  ...['/forces/', '/forces/city-of-london/'],
];
