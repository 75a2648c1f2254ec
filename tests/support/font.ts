import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { fontFile } from './browser.ts';

/**
 * How much wider a reader’s font may be than the usual one. The machine’s own font is not measured, since it differs from
 * one to the next, and DejaVu Sans, the only font of many, is itself 15% wider than usual: Open Sans comes with the
 * browser. Where another browser is used, its font of that name or its default must do.
 */
export const wider = 1.1;

/** Sets the text and the pictures of a page in that font. */
export async function setFont(page: Page): Promise<void> {
  const fonts = (['Regular', 'Bold'] as const).flatMap((weight) => {
    const file = fontFile(weight);
    const bytes = file && readFileSync(file).toString('base64');
    return bytes ? [{ weight: weight === 'Bold' ? '700' : '400', bytes }] : [];
  });
  await page.evaluate(async (fonts) => {
    for (const { weight, bytes } of fonts) {
      const data = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
      document.fonts.add(await new FontFace('Open Sans', data, { weight }).load());
    }
    for (const name of ['--sans', '--serif']) document.documentElement.style.setProperty(name, '"Open Sans"');
    for (const svg of document.querySelectorAll('svg')) {
      svg.style.fontFamily = '"Open Sans"';
      // Else each character is a whole number of pixels wide on some screens.
      svg.style.textRendering = 'geometricPrecision';
    }
  }, fonts);
}
