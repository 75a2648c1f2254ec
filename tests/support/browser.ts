import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';

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
 * the policy would prove nothing. Scrollbars take room where a test asks for it, as most do on a desktop; else they are hidden.
 */
export async function startBrowser({ hasScrollbars = false } = {}): Promise<Browser> {
  const browser = await chromium.launch({
    ...(isBundled ? { executablePath: unpack(), args: ['--no-sandbox'] } : { channel: 'chrome' }),
    ignoreDefaultArgs: hasScrollbars ? ['--hide-scrollbars'] : [],
  });
  // However busy the machine is.
  browser.on('context', (context) => {
    context.setDefaultTimeout(100_000);
  });
  return browser;
}

/**
 * Unpacks the browser once. Test files run at the same time, so it goes to a folder of each and one rename makes it whole
 * for all: whoever comes second throws its own away.
 */
function unpack(): string {
  const file = join(unpacked, 'chromium');
  if (existsSync(file)) return file;
  mkdirSync(cache, { recursive: true });
  const own = mkdtempSync(`${unpacked}-`);
  // The package knows no other way of saying where to.
  const code = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
  execFileSync(process.execPath, ['-e', code], { cwd: modules, env: { ...process.env, TMPDIR: own } });
  try {
    renameSync(own, unpacked);
  } catch (error) {
    if (!existsSync(file)) throw error;
    rmSync(own, { recursive: true });
  }
  return file;
}

/**
 * How much wider a reader’s font may be than the usual one. The machine’s own font is not measured, since it differs from
 * one to the next, and DejaVu Sans, the only font of many, is itself 15% wider than usual: Open Sans comes with the
 * browser. Where another browser is used, its font of that name or its default must do.
 */
export const wider = 1.1;

/** What TypeScript does not know of yet, three times as fast as going through the characters. */
interface FromBase64 {
  fromBase64: (text: string) => Uint8Array<ArrayBuffer>;
}

/** Sets the text and the pictures of a page or a frame in that font. */
export async function setFont(page: Page | Frame): Promise<void> {
  const read = (file: string) => readFileSync(join(unpacked, `fonts/fonts/Open_Sans/${file}.ttf`), 'base64');
  const weights = { '400': 'OpenSans-Regular', '700': 'OpenSans-Bold' };
  const fonts = isBundled
    ? Object.entries(weights).map(([weight, file]) => ({ weight, bytes: read(file) }))
    : [];
  await page.evaluate(async (fonts) => {
    for (const { weight, bytes } of fonts) {
      const data = (Uint8Array as unknown as FromBase64).fromBase64(bytes);
      document.fonts.add(await new FontFace('Open Sans', data, { weight }).load());
    }
    for (const name of ['--sans', '--serif']) document.documentElement.style.setProperty(name, '"Open Sans"');
    for (const { style } of document.querySelectorAll('svg')) {
      style.fontFamily = '"Open Sans"';
      // Else each character is a whole number of pixels wide on some screens.
      style.textRendering = 'geometricPrecision';
    }
  }, fonts);
}

/** What axe finds wrong in a page as it is now, with the elements. */
export async function findAccessibilityErrors(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // Without listing what is right, it takes a third of the time.
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
      rules: { 'target-size': { enabled: true } },
    }),
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('; ')}`,
  );
}
