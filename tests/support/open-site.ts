import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { startBrowser } from './browser.ts';
import { base, dist } from './pages.ts';
import { serve, type Served } from './serve.ts';

/** A browser and the built site for the tests of a file or a block: started before them and stopped after. */
export function openSite(): { readonly browser: Browser; readonly root: string } {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    browser = await startBrowser();
    served = await serve(dist, { base });
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
  });
  return {
    get browser() {
      return browser;
    },
    get root() {
      return served.root;
    },
  };
}
