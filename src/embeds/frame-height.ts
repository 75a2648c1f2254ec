import { range, sum } from 'd3';
import { create, type Font } from 'fontkitten';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type KeyEntry, middleWidth, widths } from '../charts/kit/define-chart.ts';
import type { Drawing } from '../charts/kit/render-chart.ts';
import { oncePerRun } from '../data/generated.ts';

/**
 * How high an embed is at a width, for the snippet: where a host has no script, the frame has these heights, so that
 * nothing is cut off and little is left over. There is no browser at build, so the height is added up from the style sheet
 * of embeds (embed.css), in Open Sans, which is as wide as the widest fonts that readers have. A test measures it in a browser.
 */

export interface Contents {
  title: string;
  subtitle: string;
  key: (KeyEntry & { width: number })[];
  note: string | undefined;
  /** The longest texts of the read-out. */
  longestValues: string[];
  /** What a pinned embed says of its corrections while they are folded. */
  corrected: string | undefined;
  from: string;
  byline: string;
  /** Whether its text is smaller, with less room around it, and its read-out scrolls. */
  isTight: boolean;
  /** Whether the drawing for phones keeps its own size. */
  isSteady: boolean;
  /** Whether a reader can choose a state in it. */
  hasChoice: boolean;
  /** The drawing for phones first. */
  drawings: Drawing[];
}

/** How far text stands from the sides of a frame, in pixels, unless the host’s own background shows. Below it is three quarters. */
const sidePadding = 16;

/** The sizes of text, the room around it as a share of the padding or in pixels, and how wide the drawing for phones may grow. */
const usual = {
  title: 19,
  subtitle: 15,
  from: 14,
  side: 1,
  bottom: 0.75,
  top: 13,
  belowSubtitle: 16,
  belowChoice: 12,
  aboveReadOut: 14,
  aboveFrom: 14,
  mostNarrow: 400,
};
const tight = {
  title: 17,
  subtitle: 14,
  from: 13,
  side: 0.3125,
  bottom: 0,
  top: 5,
  belowSubtitle: 4,
  belowChoice: 4,
  aboveReadOut: 0,
  aboveFrom: 7,
  mostNarrow: 400,
};
const onDesktop = {
  usual: { ...usual, title: 22, mostNarrow: 460 },
  tight: { ...tight, side: 1, aboveReadOut: 8, mostNarrow: 460 },
};

/** From where the text is large and the read-out is laid out in a line. */
const largeFrom = 560;
const longReadOutFrom = 680;

/** The width of the content from which a drawing for larger screens is shown. That of the tile map is narrower than others. */
const shownFrom = ({ width }: Drawing) => (width < widths.wide ? middleWidth : widths.wide);

/** The height of the drawing for phones for each pixel of width, and the width up to which it grows. */
function growthOf({ drawings: [narrow], isSteady }: Contents, { mostNarrow } = usual) {
  const { width, height } = narrow as Drawing;
  return { slope: height / width, grownAt: isSteady ? width : mostNarrow };
}

/** The height of an embed by the width of its frame, on a screen that rounds so. */
function layOut(contents: Contents, padding: number, round: Round): (frameWidth: number) => number {
  const { title, subtitle, key, note, longestValues, corrected, from, byline } = contents;
  const { isTight, hasChoice, drawings } = contents;
  const wider = drawings.slice(1);
  const lines = {
    note: lineCounter(note ?? '', 15, round),
    corrected: lineCounter(corrected ?? '', 14, round),
    byline: lineCounter(byline, 14, round),
  };
  const values = longestValues.map((value) => lineCounter(value, 15, round));
  const entries = key.map(({ label, count, width }) => {
    const counted = count === undefined ? 0 : widthOf(String(count), 14, round) + 7;
    const reserved = width + 7 + counted;
    return { reserved, full: reserved + widthOf(label, 14, round), lines: lineCounter(label, 14, round) };
  });
  const keyHeight = (width: number) => {
    let [height, used] = [0, width];
    for (const { reserved, full, lines } of entries) {
      if (used + full > width) [height, used] = [height + lines(width - reserved) * 21 + 4, 0];
      used += full + 20;
    }
    return height - 4 + 16;
  };
  const addLines = (sizes: typeof usual) => ({
    ...sizes,
    titleLines: lineCounter(title, sizes.title, round, -0.009),
    subtitleLines: lineCounter(subtitle, sizes.subtitle, round),
    fromLines: lineCounter(from, sizes.from, round),
    ...growthOf(contents, sizes),
  });
  const small = addLines(isTight ? tight : usual);
  const large = addLines(isTight ? onDesktop.tight : onDesktop.usual);
  return (frameWidth) => {
    const sizes = frameWidth < largeFrom ? small : large;
    const width = frameWidth - 2 * sizes.side * padding;
    const picture =
      wider.findLast((drawing) => width >= shownFrom(drawing))?.height ??
      Math.min(width, sizes.grownAt) * sizes.slope;
    const valueLines = Math.max(...values.map((lines) => lines(Math.min(width, 760) - 138)));
    const valueHeight = 14 + valueLines * 21;
    const readOut = Math.max(width < longReadOutFrom ? 84 : 56, valueHeight);
    return (
      sizes.top +
      sizes.titleLines(width) * sizes.title * 1.16 +
      8 +
      sizes.subtitleLines(Math.min(width, 46 * sizes.subtitle)) * sizes.subtitle * 1.45 +
      sizes.belowSubtitle +
      (hasChoice ? 40 + sizes.belowChoice : 0) +
      (key.length > 0 ? keyHeight(width) : 0) +
      picture +
      sizes.aboveReadOut +
      (isTight ? 44 : readOut) +
      (note ? 14 + lines.note(width) * 21.75 : 0) +
      (corrected ? 2 + lines.corrected(width) * 24 : 0) +
      sizes.aboveFrom +
      sizes.fromLines(width) * sizes.from * 1.5 +
      // The link to the chart’s page, and the handle of notes and table.
      2 +
      (lines.byline(width) + 1) * 24 +
      sizes.bottom * padding
    );
  };
}

/** The greatest height at each width, of all that an embed may come to hold. */
function layOutHighest(contents: Contents[], padding: number): (frameWidth: number) => number {
  const layouts = contents.flatMap((each) => screens.map((round) => layOut(each, padding, round)));
  return (width) => Math.max(...layouts.map((heightAt) => heightAt(width)));
}

/** The greatest height of an embed at any width from 320 to 1,000 pixels, in pixels. */
export const greatestHeight = (contents: Contents[], padding = sidePadding): number =>
  Math.ceil(Math.max(...range(320, 1001, 4).map(layOutHighest(contents, padding))));

/** How much more than its content a frame may be high before its height has a step of its own, in pixels. */
const slack = 2;

/** How steep a step is. */
const steepness = 99;

/**
 * The height of a frame as CSS, by the width of the container that it stands in, from 280 pixels on: the picture grows with
 * it, and at some widths a text has a line less.
 */
function heightInCss(contents: Contents[], padding: number): string {
  const heightAt = layOutHighest(contents, padding);
  const slope = Math.max(...contents.map((each) => growthOf(each).slope));
  const grownAt = Math.max(...contents.map((each) => growthOf(each).grownAt));
  const textHeights = range(280, 1441).map((width) => ({
    width,
    height: Math.ceil(heightAt(width) - Math.min(width - 2 * padding, grownAt) * slope),
  }));
  const steps: { from: number; height: number; least: number }[] = [];
  for (const { width, height } of textHeights) {
    const step = steps.at(-1);
    const [most, least] = [Math.max(step?.height ?? 0, height), Math.min(step?.least ?? Infinity, height)];
    if (step && most - least <= slack) Object.assign(step, { height: most, least });
    else steps.push({ from: width, height, least: height });
  }
  const terms = steps.slice(1).map(({ from, height }, index) => {
    const by = height - (steps[index]?.height ?? 0);
    // A step down ends where a text has a line less, and one up before it has a line more.
    const start = by < 0 ? from * steepness + by : (from - 1) * steepness;
    return `${by < 0 ? '-' : '+'} clamp(0px,${100 * steepness}cqw - ${start}px,${Math.abs(by)}px)`;
  });
  const picture = `${Math.ceil(slope * 1000) / 1000}*min(100cqw - ${2 * padding}px,${grownAt}px)`;
  return `calc(${[`${(steps[0]?.height ?? 0) + 1}px + ${picture}`, ...terms].join(' ')})`;
}

const sizeWith = (contents: Contents[], padding: number) => ({
  height: greatestHeight(contents, padding),
  heightInCss: heightInCss(contents, padding),
});

/** How high the code of an embed makes its frame: with room around its text, and bare on the host’s own background. */
export const sizeFrame = (contents: Contents[]) => ({
  padded: sizeWith(contents, sidePadding),
  bare: sizeWith(contents, 0),
});

// How many lines a text takes where there is no browser to lay it out.

/** As wide as the widest fonts that readers have. */
const openSans = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/open-sans/400Regular/OpenSans_400Regular.ttf',
);
const font = create(readFileSync(openSans)) as Font;

/** In em. */
const widthOfCharacter = oncePerRun(
  (character: string) => font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm,
);

type Round = (width: number) => number;

/**
 * How a screen sets the width of a character: to a whole number of pixels, or as it is. Either can give a text a line more.
 * Some screens give a character 14 pixels that is 13.49 wide, so a little is added before rounding.
 */
const screens: Round[] = [(width) => Math.round(width + 0.02), (width) => width];

const widthOf = (text: string, size: number, round: Round, spacing = 0): number =>
  sum(text, (character) => round(widthOfCharacter(character) * size) + spacing * size);

/**
 * The least width at which a text takes one line, two, three and so on, down to where each word has a line of its own; and that of
 * its longest word. The same texts stand in many embeds.
 */
const measureText = oncePerRun((text: string, size: number, screen: number, spacing: number) => {
  const measure = (part: string) => widthOf(part, size, screens[screen] as Round, spacing);
  // A line may end after a space, a hyphen or a dash; a space at its end takes no room.
  const words = text
    .split(/(?<=[ \-–—])/)
    .map((word) => ({ full: measure(word), inked: measure(word.trimEnd()) }));
  const least = words.map(() => Infinity);
  let width = Infinity;
  while (width > 0) {
    let [lines, used, widest] = [1, 0, 0];
    for (const { full, inked } of words) {
      if (used > 0 && used + inked >= width) [lines, used] = [lines + 1, 0];
      // A word alone stays in its line, however narrow it is.
      if (used > 0) widest = Math.max(widest, used + inked);
      used += full;
    }
    least[lines - 1] = widest;
    width = widest;
  }
  return { least, longest: Math.max(...words.map(({ inked }) => inked)) };
});

/** A function that gives the number of lines of a text by the width that it has. */
function lineCounter(text: string, size: number, round: Round, spacing = 0): (width: number) => number {
  const { least, longest } = measureText(text, size, screens.indexOf(round), spacing);
  return (width) => {
    let lines = 1;
    while ((least[lines - 1] ?? 0) > width) lines += 1;
    // A word that is longer than a line is broken.
    return longest > width ? lines + 1 : lines;
  };
}
