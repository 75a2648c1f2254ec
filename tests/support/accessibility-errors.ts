import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { visit } from './browser.ts';

/** What axe finds wrong in a page as it is now, with the elements. */
export async function findAccessibilityErrors(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // Without listing what is right, it takes a third of the time.
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
    }),
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('; ')}`,
  );
}

/** The same for several pages, each named. */
export async function findOnPages(
  { browser, root }: { browser: Browser; root: string },
  paths: string[],
  options: Parameters<typeof visit>[2],
): Promise<string[]> {
  const errors: string[] = [];
  for (const path of paths) {
    const { page } = await visit(browser, root + path, options);
    errors.push(...(await findAccessibilityErrors(page)).map((error) => `${path} ${error}`));
    await page.close();
  }
  return errors;
}
