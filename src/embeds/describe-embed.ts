import { max } from 'd3';
import { allWidths, statesOf, widths } from '../charts/kit/define-chart.ts';
import { exploreChart } from '../charts/kit/exploration.ts';
import { drawKeySymbol } from '../charts/kit/key-symbol.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import { citeInShort } from '../data/cite.ts';
import { formatDate } from '../data/format.ts';
import { makeOnce } from '../data/derive-once.ts';
import { loadTables } from '../data/generated.ts';
import { correctionPath, firstOfEachDay } from '../editions/list-corrections.ts';
import { listCorrectionsIn } from '../editions/pinned-rows.ts';
import { chartFile, chartPath, fullAddress, independent, siteName } from '../site.ts';
import { type Contents, greatestHeight, sizeFrame } from './frame-height.ts';
import type { ChartEmbed } from './list-embeds.ts';
import type { Embeddable } from './snippet.ts';

/** The most that WordPress gives a frame, in pixels. */
const mostHeight = 1000;

/** In characters: of a longer text in cells there is no room for a second copy, nor for a third drawing. The tooltips hold it, and the table on the chart’s page. */
const mostText = 6000;
/** What the markup of a row takes. */
const perRow = 60;

/** One line, however many corrections it opens: the code may have been pasted before the first of them. */
const correctedText = (corrected: string) => `Corrected on ${formatDate(corrected)}: details`;
const longestDay = '2026-09-30';

/** What an embed shows and how high it is, for the document and for the snippet. */
export function describeEmbed(embed: Omit<ChartEmbed, 'path'>) {
  const { chart, rows, state, named, pinned, choices } = embed;
  const inState = { state: state?.id };
  const draw = (width: number) => renderChart(chart, rows, { width, ...inState });
  const released = pinned && `released ${formatDate(pinned.edition)}`;
  const corrections = pinned?.corrections ?? [];
  const lastCorrected = max(corrections, ({ corrected }) => corrected);
  const shown = {
    corrected: undefined as string | undefined,
    name: [chart.name, named?.label, released].filter(Boolean).join(', '),
    title: chart.title(rows, inState),
    key: chart.key?.(rows, inState) ?? [],
    corrections: corrections.map(({ corrected, what_was_wrong, what_it_says_now }) => ({
      heading: `Corrected on ${formatDate(corrected)}.`,
      text: `Before: ${what_was_wrong} Now: ${what_it_says_now}`,
    })),
    /** What a live embed got wrong once in this state; a pinned one says it in full. */
    correctionLinks: firstOfEachDay(pinned ? [] : listCorrectionsIn(chart, state?.id)).map((correction) => ({
      path: correctionPath(correction),
      text: `corrected on ${formatDate(correction.corrected)}`,
    })),
  };
  // In a narrow frame a shorter text may take a line more.
  const { words } = exploreChart(chart, rows, inState);
  const longestValues = words.toSorted((a, b) => b.length - a.length).slice(0, 5);
  const { columns, rows: shownRows } = chart.table(rows, inState);
  const table = { columns: columns.filter(({ pageOnly }) => !pageOnly), rows: shownRows };
  const cells = shownRows.flatMap((row) => table.columns.map(({ name }) => row[name])).join('');
  const hasRoom = cells.length <= mostText;
  const isWidest = draw(widths.wide).width === widths.wide;
  const drawnAt = hasRoom && isWidest ? allWidths : Object.values(widths);
  const cite = (most?: number) =>
    citeInShort(pinned?.tables ?? loadTables(), chart.sources(rows, inState), most);
  const from = (cited: string) =>
    [cited, `as at ${chart.referenceDate(rows, inState)}`, released].filter(Boolean).join(' · ');
  const subtitle = chart.subtitle(rows, inState);
  const [first = '', ...others] = subtitle.split(/(?<=\.) /);
  const [note] = chart.notes(rows, inState);
  const full = { subtitle, note, from: from(cite()), isTight: false };
  const tight = { ...full, from: from(cite(1)), isTight: true };
  const tightest = { ...tight, subtitle: first, note: undefined };
  /** The first that fits is taken: with all or some of the sentences, and the drawing for phones growing or at its own size. */
  const settings = [full, tight, { ...tight, note: undefined }, tightest].flatMap((text) =>
    (hasRoom ? [false, true] : [false]).map((isSteady) => ({ ...text, isSteady })),
  );
  const measure = (setting: (typeof settings)[number]): Contents[] => {
    const own: Contents = {
      ...shown,
      ...setting,
      hasChoice: false,
      key: shown.key.map((entry) => ({ ...entry, width: drawKeySymbol(entry.symbol).width })),
      // A pinned embed may come to say so.
      from: [
        setting.from,
        ...(pinned ? ['newer figures exist'] : shown.correctionLinks.map(({ text }) => text)),
      ].join(' · '),
      byline: `${siteName}${setting.isTight ? '' : ': chart and sources'} · ${independent}`,
      longestValues,
      drawings: drawnAt.map(draw),
    };
    /** The line of a correction takes the room of the note, which is then in the details. */
    const corrected = { ...own, note: undefined, corrected: correctedText(longestDay) };
    return pinned ? [own, corrected] : [own];
  };
  const withChoice = (measured: Contents[]) => measured.map((each) => ({ ...each, hasChoice: true }));
  const hasStates = statesOf(chart, rows).length > 1;
  const chooseSetting = () =>
    settings.find((setting) => {
      // An embed of all states shows that of each as it is.
      const measured = hasStates ? withChoice(measure(setting)) : measure(setting);
      return greatestHeight(measured) <= mostHeight;
    }) ?? { ...tightest, isSteady: hasRoom };
  // The document of an embed, its code and its files ask for this, and it takes long.
  const setting = makeOnce(describeEmbed, embed, chooseSetting);
  /** What it may come to hold. */
  const measured: Contents[] = choices
    ? choices.flatMap((choice) => withChoice(describeEmbed(choice).measured))
    : measure(setting);
  return {
    ...shown,
    ...setting,
    ...(lastCorrected && { note: undefined, corrected: correctedText(lastCorrected) }),
    /** The line of sources with room to spare, as in files. */
    citation: full.from,
    folded: setting.isTight ? [...(setting.subtitle === first ? others : []), `${cite()}.`] : [],
    /** For what others write of it: its document needs none. */
    get height() {
      return makeOnce(greatestHeight, embed, () => greatestHeight(measured));
    },
    measured,
    table: cells.length + perRow * shownRows.length <= mostText ? table : undefined,
    drawnAt,
  };
}

/** What the code of an embed says. */
export function describeEmbeddable(embed: ChartEmbed): Embeddable {
  const { path, chart, named, pinned } = embed;
  const { name, measured } = describeEmbed(embed);
  const src = fullAddress(`/embed/${path}/`);
  const picture = (format: string) => fullAddress(chartFile(chart, named, format, pinned?.edition));
  return {
    src,
    name,
    // A pinned chart has no page but its embed.
    page: pinned ? src : fullAddress(chartPath(chart, named)),
    picture: { light: picture('png'), dark: picture('dark.png') },
    script: fullAddress('/embed.js'),
    /** For code alone, as it takes long. */
    get sizes() {
      return makeOnce(sizeFrame, embed, () => sizeFrame(measured));
    },
  };
}
