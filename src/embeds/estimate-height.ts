/**
 * How high an embed is, for the snippet: a host without any script gives the frame this height, and nothing may be cut
 * off. There is no browser at build, so the height is added up from the style sheet of embeds (embed.css), with faces
 * taken a little wider than those that readers have. A browser holds it in tests/embed-height.test.ts.
 */

/** What of an embed takes room. Sizes in pixels. */
export interface Contents {
  title: string;
  subtitle: string;
  /** Labels of the key. */
  key: string[];
  corrections: string[];
  from: string;
  /** Whether the drawing for phones keeps its own size. */
  isTall: boolean;
  pictures: { narrow: Size; wide: Size | undefined };
}

interface Size {
  width: number;
  height: number;
}

/** The mean width of a sign, in em: a wide face such as Verdana needs about this in running text. */
const signWidth = { serif: 0.53, sans: 0.56 };

const lines = (text: string, em: number, sign: number, width: number) =>
  Math.ceil((text.length * em * sign) / width);

/** Where the drawing for desks takes over, and how wide the one for phones may grow. */
const swap = 560;
const narrowMost = 416;

/** Widths that hosts give, in pixels. */
const hostWidths = Array.from({ length: 69 }, (_, index) => 320 + index * 10);

function heightAt(
  width: number,
  { title, subtitle, key, corrections, from, isTall, pictures }: Contents,
): number {
  const { narrow, wide } = pictures;
  const picture =
    wide && width >= swap
      ? Math.min(1, width / wide.width) * wide.height
      : (Math.min(width, isTall ? narrow.width : narrowMost) / narrow.width) * narrow.height;
  const head = width < swap ? { size: 19, line: 22.4 } : { size: 22, line: 26 };
  const hint = lines('Point at the picture to read its values', 13, signWidth.sans, width) * 18.2 + 4;
  const keyWidth = key.reduce((sum, label) => sum + label.length * 13 * signWidth.sans + 54, 0);
  return [
    13,
    lines(title, head.size, signWidth.serif, width) * head.line,
    6 + lines(subtitle, 14, signWidth.sans, Math.min(width, 608)) * 20.3 + 16,
    picture + hint,
    key.length > 0 ? Math.min(key.length, Math.ceil(keyWidth / width)) * 23.5 + 12 : 0,
    ...corrections.map((words) => lines(words, 14, signWidth.sans, width - 20) * 20.3 + 29),
    20 + lines(from, 13, signWidth.sans, width) * 20.2,
    // The link to the chart’s page, and the handle of notes and table.
    lines('Routinely Unarmed: chart and sources', 13, signWidth.sans, width) * 20.2 + 30,
    8,
  ].reduce((sum, part) => sum + part, 0);
}

/** The greatest height of an embed at any width from 320 to 1,000 pixels, in pixels. */
export const estimateHeight = (contents: Contents): number =>
  Math.ceil(Math.max(...hostWidths.map((width) => heightAt(width, contents))));
