import { widths } from '../charts/kit/define-chart.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import { citeInShort } from '../data/cite.ts';
import { formatDate } from '../data/format.ts';
import { loadTables } from '../data/generated.ts';
import { correctionPath } from '../editions/list-corrections.ts';
import { listCorrectionsIn } from '../editions/pinned-rows.ts';
import { independent, siteName } from '../site.ts';
import type { ChartEmbed } from './list-embeds.ts';

/** A higher picture for phones keeps its own size, below one sentence: WordPress gives no frame more than 1,000 pixels. */
const tallFrom = 500;

/** What an embed shows and how high it is, for the document and for the snippet. */
export function describeEmbed({ chart, rows, state, pinned }: Omit<ChartEmbed, 'path' | 'named'>) {
  const inState = { state: state?.id };
  const narrow = renderChart(chart, rows, { width: widths.narrow, ...inState });
  const wide = renderChart(chart, rows, { width: widths.wide, ...inState });
  const isTall = narrow.height > tallFrom;
  const subtitle = chart.subtitle(rows, inState);
  const sentences = isTall ? subtitle.split(/(?<=\.) /) : [subtitle];
  const edition = pinned ? ` · as released ${formatDate(pinned.edition)}` : '';
  const shown = {
    title: chart.title(rows, inState),
    subtitle: sentences[0] ?? '',
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
    isTall,
  };
  const height = estimateHeight({
    ...shown,
    // A pinned embed may come to say so.
    from: [shown.from, ...(pinned ? ['newer figures exist'] : shown.quietly.map(({ words }) => words))].join(
      ' · ',
    ),
    narrow,
    // A picture that is hardly wider on a desktop is drawn once.
    wide: wide.width < widths.wide ? undefined : wide,
  });
  return { ...shown, folded: sentences.slice(1).join(' '), height, drawings: [narrow, wide] };
}

/**
 * How high an embed is, for the snippet: a host without any script gives the frame this height, and nothing may be cut
 * off. There is no browser at build, so the height is added up from the style sheet of embeds (embed.css), with fonts
 * taken a little wider than those that readers have. tests/embed-height.test.ts checks it in a browser.
 */

interface Size {
  width: number;
  height: number;
}

interface Contents {
  title: string;
  subtitle: string;
  key: { label: string }[];
  corrections: { heading: string; text: string }[];
  from: string;
  /** Whether the drawing for phones keeps its own size. */
  isTall: boolean;
  narrow: Size;
  wide: Size | undefined;
}

/** The mean width of a character, in em: a wide font such as Verdana needs about this in running text. */
const characterWidth = { serif: 0.53, sans: 0.56 };

const countLines = (text: string, em: number, width: number, font: 'serif' | 'sans' = 'sans') =>
  Math.ceil((text.length * em * characterWidth[font]) / width);

/** Where the drawing for desktops takes over, and how wide the one for phones may grow. */
const desktopFrom = 560;
const mostNarrow = 416;

/** Widths that hosts give, in pixels. */
const hostWidths = Array.from({ length: 69 }, (_, index) => 320 + index * 10);

function heightAt(
  width: number,
  { title, subtitle, key, corrections, from, isTall, narrow, wide }: Contents,
): number {
  const isDesktop = width >= desktopFrom;
  const picture =
    wide && isDesktop
      ? Math.min(1, width / wide.width) * wide.height
      : (Math.min(width, isTall ? narrow.width : mostNarrow) / narrow.width) * narrow.height;
  const titleLine = isDesktop ? { size: 22, height: 26 } : { size: 19, height: 22.4 };
  const keyWidth = key.reduce((sum, { label }) => sum + label.length * 13 * characterWidth.sans + 54, 0);
  const heights = [
    13,
    countLines(title, titleLine.size, width, 'serif') * titleLine.height,
    6 + countLines(subtitle, 14, Math.min(width, 608)) * 20.3 + 16,
    picture,
    countLines('Point at the picture to read its values', 13, width) * 18.2 + 4,
    key.length > 0 ? Math.min(key.length, Math.ceil(keyWidth / width)) * 23.5 + 12 : 0,
    ...corrections.map(({ heading, text }) => countLines(`${heading} ${text}`, 14, width - 20) * 20.3 + 29),
    20 + countLines(from, 13, width) * 20.2,
    // The link to the chart’s page, and the handle of notes and table.
    countLines(`${siteName}: chart and sources · ${independent}`, 13, width) * 20.2 + 30,
    8,
  ];
  return heights.reduce((sum, height) => sum + height, 0);
}

/** The greatest height of an embed at any width from 320 to 1,000 pixels, in pixels. */
const estimateHeight = (contents: Contents): number =>
  Math.ceil(Math.max(...hostWidths.map((width) => heightAt(width, contents))));
