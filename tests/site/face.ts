import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { faceFile } from './browser.ts';

/**
 * What a reader’s face may be wider than the usual one. The machine’s own face is not measured, since it differs from
 * one to the next and DejaVu Sans, the one face of many, is itself 15% wider than usual: Open Sans comes with the
 * browser. Where another browser is used, its face of that name or its default must do.
 */
export const wider = 1.1;

/** Sets the words and the pictures of a page in that face. */
export async function setFace(page: Page): Promise<void> {
  const faces = (['Regular', 'Bold'] as const).flatMap((weight) => {
    const file = faceFile(weight);
    return file
      ? [{ weight: weight === 'Bold' ? '700' : '400', bytes: readFileSync(file).toString('base64') }]
      : [];
  });
  await page.evaluate(async (faces) => {
    for (const { weight, bytes } of faces) {
      const face = new FontFace(
        'Open Sans',
        Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0)),
        { weight },
      );
      document.fonts.add(await face.load());
    }
    for (const name of ['--sans', '--serif']) document.documentElement.style.setProperty(name, '"Open Sans"');
    for (const svg of document.querySelectorAll('svg')) {
      svg.style.fontFamily = '"Open Sans"';
      // Else each sign is a whole number of pixels wide on some screens.
      svg.style.textRendering = 'geometricPrecision';
    }
  }, faces);
}
