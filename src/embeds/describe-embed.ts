import { max } from 'd3';
import { widths } from '../charts/kit/define-chart.ts';
import { exploreChart } from '../charts/kit/exploration.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import { citeInShort } from '../data/cite.ts';
import { formatDate } from '../data/format.ts';
import { loadTables } from '../data/generated.ts';
import { correctionPath } from '../editions/list-corrections.ts';
import { listCorrectionsIn } from '../editions/pinned-rows.ts';
import { independent, siteName } from '../site.ts';
import type { ChartEmbed } from './list-embeds.ts';

/** WordPress gives no frame more. What would be higher has its picture for phones in its own size, below one sentence and above no note. */
const mostHeight = 1000;

/** What an embed shows and how high it is, for the document and for the snippet. */
export function describeEmbed({ chart, rows, state, pinned }: Omit<ChartEmbed, 'path' | 'named'>) {
  const inState = { state: state?.id };
  const narrow = renderChart(chart, rows, { width: widths.narrow, ...inState });
  const wide = renderChart(chart, rows, { width: widths.wide, ...inState });
  const subtitle = chart.subtitle(rows, inState);
  const edition = pinned ? ` · as released ${formatDate(pinned.edition)}` : '';
  const shown = {
    title: chart.title(rows, inState),
    key: chart.key?.(rows, inState) ?? [],
    from: `${citeInShort(loadTables(), chart.sources(rows, inState))} · as at ${chart.referenceDate(rows, inState)}${edition}`,
    corrections: (pinned?.corrections ?? []).map(({ corrected, what_was_wrong, what_it_says_now }) => ({
      heading: `Corrected on ${formatDate(corrected)}.`,
      text: `Before: ${what_was_wrong} Now: ${what_it_says_now}`,
    })),
    /** What a live embed got wrong once in this state; a pinned one says it in full. */
    quietly: (pinned ? [] : listCorrectionsIn(chart, state?.id)).map((correction) => ({
      path: correctionPath(correction),
      words: `corrected on ${formatDate(correction.corrected)}`,
    })),
  };
  const estimate = (contents: { subtitle: string; note: string | undefined; isTall: boolean }) =>
    estimateHeight({
      ...shown,
      ...contents,
      // A pinned embed may come to say so.
      from: [
        shown.from,
        ...(pinned ? ['newer figures exist'] : shown.quietly.map(({ words }) => words)),
      ].join(' · '),
      longestValue: max(exploreChart(chart, rows, inState).words, ({ length }) => length) ?? 0,
      narrow,
      // A picture that is hardly wider on a desktop is drawn once.
      wide: wide.width < widths.wide ? undefined : wide,
    });
  const whole = { subtitle, note: chart.notes(rows, inState)[0], isTall: false };
  const [first = '', ...others] = subtitle.split(/(?<=\.) /);
  const contents = estimate(whole) > mostHeight ? { subtitle: first, note: undefined, isTall: true } : whole;
  return {
    ...shown,
    ...contents,
    folded: contents.isTall ? others.join(' ') : '',
    height: estimate(contents),
    drawings: [narrow, wide],
  };
}

/**
 * How high an embed is, for the snippet: a host without any script gives the frame this height, and nothing may be cut
 * off. There is no browser at build, so the height is added up from the style sheet of embeds (embed.css), with fonts
 * taken a little wider than those that readers have. tests/embed-height.test.ts checks it in a browser.
 */

const bylineOf = (isTall: boolean) => `${siteName}${isTall ? '' : ': chart and sources'} · ${independent}`;

interface Size {
  width: number;
  height: number;
}

interface Contents {
  title: string;
  subtitle: string;
  key: { label: string }[];
  note: string | undefined;
  /** Characters of the longest text of the read-out. */
  longestValue: number;
  corrections: { heading: string; text: string }[];
  from: string;
  /** Whether the drawing for phones keeps its own size. */
  isTall: boolean;
  narrow: Size;
  wide: Size | undefined;
}

/** The mean width of a character, in em: a wide font such as Verdana needs about this in running text. */
const characterWidth = { serif: 0.53, sans: 0.545 };

const countLines = (length: number, em: number, width: number, font: 'serif' | 'sans' = 'sans') =>
  Math.ceil((length * em * characterWidth[font]) / width);

/** Where the title grows, the drawing for desktops takes over, and how wide the one for phones may grow. */
const titleGrowsFrom = 560;
const desktopFrom = 720;
const mostNarrow = 460;

/** Widths that hosts give, in pixels. */
const hostWidths = Array.from({ length: 69 }, (_, index) => 320 + index * 10);

function heightAt(
  width: number,
  { title, subtitle, key, note, longestValue, corrections, from, isTall, narrow, wide }: Contents,
): number {
  const picture =
    wide && width >= desktopFrom
      ? Math.min(1, width / wide.width) * wide.height
      : (Math.min(width, isTall ? narrow.width : mostNarrow) / narrow.width) * narrow.height;
  const titleSize = isTall ? 18 : width < titleGrowsFrom ? 19 : 22;
  const keyWidth = key.reduce((sum, { label }) => sum + label.length * 14 * characterWidth.sans + 59, 0);
  const valueLines = countLines(longestValue, 15, Math.min(width, 760) - 138);
  const readOut = isTall ? 44 : 14 + Math.max(width < 680 ? 84 : 56, 14 + valueLines * 21);
  const heights = [
    isTall ? 9 : 13,
    countLines(title.length, titleSize, width, 'serif') * titleSize * 1.17,
    8 + countLines(subtitle.length, 15, Math.min(width, 690)) * 21.8 + (isTall ? 8 : 16),
    key.length > 0 ? Math.min(key.length, Math.ceil(keyWidth / width)) * 25 + 12 : 0,
    picture,
    readOut,
    note ? 14 + countLines(note.length, 15, width) * 21.8 : 0,
    ...corrections.map(
      ({ heading, text }) => countLines(`${heading} ${text}`.length, 14, width - 20) * 20.3 + 29,
    ),
    14 + countLines(from.length, 14, width) * 21,
    // The link to the chart’s page, and the handle of notes and table.
    2 + (countLines(bylineOf(isTall).length, 14, width) + 1) * 24,
  ];
  return heights.reduce((sum, height) => sum + height, 0);
}

/** The greatest height of an embed at any width from 320 to 1,000 pixels, in pixels. */
const estimateHeight = (contents: Contents): number =>
  Math.ceil(Math.max(...hostWidths.map((width) => heightAt(width, contents))));
