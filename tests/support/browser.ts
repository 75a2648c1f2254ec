import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium as playwright, type Page } from 'playwright-core';

/** Where the test browser is unpacked, with a font of its own: `Open Sans`, which is as wide as usual interface fonts. */
const modules = join(import.meta.dirname, '../../node_modules');
const cache = join(modules, '.cache');
const { version } = JSON.parse(readFileSync(join(modules, '@sparticuz/chromium/package.json'), 'utf8')) as {
  version: string;
};
const unpacked = join(cache, `chromium-${version}`);

/** The registry’s Chromium is for Linux on x64. Elsewhere an installed Chrome does. */
const isBundled = process.platform === 'linux' && process.arch === 'x64';

/**
 * Starts a browser. The package’s own arguments stay away: they switch off web security and site isolation, and tests of
 * the policy would prove nothing.
 */
export async function startBrowser(): Promise<Browser> {
  if (!isBundled) return playwright.launch({ channel: 'chrome' });
  return playwright.launch({ executablePath: await unpack(), args: ['--no-sandbox'] });
}

/**
 * Unpacks the browser once. Test files run side by side, so it goes to a folder of each and one rename makes it whole
 * for all: whoever comes second throws its own away.
 */
async function unpack(): Promise<string> {
  const file = join(unpacked, 'chromium');
  if (existsSync(file)) return file;
  mkdirSync(cache, { recursive: true });
  const own = mkdtempSync(`${unpacked}-`);
  // The package knows no other way of saying where to.
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = own;
  await chromium.executablePath();
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  try {
    renameSync(own, unpacked);
  } catch (error) {
    if (!existsSync(file)) throw error;
    rmSync(own, { recursive: true });
  }
  return file;
}

/** A font that is about as wide as those that readers have; undefined where the browser is not the package’s. */
export const fontFile = (weight: 'Regular' | 'Bold'): string | undefined =>
  isBundled ? join(unpacked, `fonts/fonts/Open_Sans/OpenSans-${weight}.ttf`) : undefined;

export interface Visit {
  page: Page;
  /** What the console said, and what was asked of another host: all that a visit should be without. */
  troubles: string[];
}

/** Opens a page as a new reader would, at a width, and listens from before its first byte. */
export async function visit(
  browser: Browser,
  address: string,
  { width = 1280, ...options }: BrowserContextOptions & { width?: number } = {},
): Promise<Visit> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, ...options });
  const troubles: string[] = [];
  const { origin } = new URL(address);
  page.on('console', (message) => troubles.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== 'data:')
      troubles.push(`asked of another host: ${url.href}`);
  });
  await page.goto(address);
  return { page, troubles };
}
