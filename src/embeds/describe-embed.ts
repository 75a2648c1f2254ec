import { greatest, max } from 'd3';
import { widths } from '../charts/kit/define-chart.ts';
import { exploreChart } from '../charts/kit/exploration.ts';
import { drawKeySymbol } from '../charts/kit/key-symbol.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import { citeInShort } from '../data/cite.ts';
import { formatDate } from '../data/format.ts';
import { loadTables } from '../data/generated.ts';
import { correctionPath, firstOfEachDay } from '../editions/list-corrections.ts';
import { listCorrectionsIn } from '../editions/pinned-rows.ts';
import { independent, siteName } from '../site.ts';
import { type Contents, greatestHeight } from './frame-height.ts';
import type { ChartEmbed } from './list-embeds.ts';

/** The most that WordPress gives a frame, in pixels. A higher embed keeps its drawing for phones at its own size, and shows one sentence of its subtitle and no note. */
const mostHeight = 1000;

/** One line, however many corrections it opens: the code may have been pasted before the first of them. */
const correctedText = (corrected: string) => `Corrected on ${formatDate(corrected)}: details`;
const longestDay = '2026-09-30';

/** What an embed shows and how high it is, for the document and for the snippet. */
export function describeEmbed({ chart, rows, state, named, pinned, choices }: Omit<ChartEmbed, 'path'>) {
  const inState = { state: state?.id };
  const narrow = renderChart(chart, rows, { width: widths.narrow, ...inState });
  const wide = renderChart(chart, rows, { width: widths.wide, ...inState });
  const subtitle = chart.subtitle(rows, inState);
  const edition = pinned ? ` · as released ${formatDate(pinned.edition)}` : '';
  const corrections = pinned?.corrections ?? [];
  const lastCorrected = max(corrections, ({ corrected }) => corrected);
  const shown = {
    corrected: undefined as string | undefined,
    name: [chart.name, named?.label, pinned && `as released ${formatDate(pinned.edition)}`]
      .filter(Boolean)
      .join(', '),
    title: chart.title(rows, inState),
    key: chart.key?.(rows, inState) ?? [],
    from: `${citeInShort(pinned?.tables ?? loadTables(), chart.sources(rows, inState))} · as at ${chart.referenceDate(rows, inState)}${edition}`,
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
  const measure = (contents: Pick<Contents, 'subtitle' | 'note' | 'isTall'>): Contents => ({
    ...shown,
    ...contents,
    hasChoice: false,
    key: shown.key.map((entry) => ({ ...entry, width: drawKeySymbol(entry.symbol).width })),
    // A pinned embed may come to say so.
    from: [
      shown.from,
      ...(pinned ? ['newer figures exist'] : shown.correctionLinks.map(({ text }) => text)),
    ].join(' · '),
    byline: `${siteName}${contents.isTall ? '' : ': chart and sources'} · ${independent}`,
    longestValue: greatest(exploreChart(chart, rows, inState).words, ({ length }) => length) ?? '',
    narrow,
    // A picture that is hardly wider on a desktop is drawn once.
    wide: wide.width < widths.wide ? undefined : wide,
  });
  const [note] = chart.notes(rows, inState);
  const whole = { subtitle, note, isTall: false };
  const [first = '', ...others] = subtitle.split(/(?<=\.) /);
  const contents =
    greatestHeight([measure(whole)]) > mostHeight
      ? { subtitle: first, note: undefined, isTall: true }
      : whole;
  const own = measure(contents);
  /** The line of a correction takes the room of the note, which is then in the details. */
  const corrected = { ...own, note: undefined, corrected: correctedText(longestDay) };
  /** What it may come to hold. */
  const measured: Contents[] = choices
    ? choices.flatMap((choice) =>
        describeEmbed(choice).measured.map((each) => ({ ...each, hasChoice: true })),
      )
    : pinned
      ? [own, corrected]
      : [own];
  return {
    ...shown,
    ...contents,
    ...(lastCorrected && { note: undefined, corrected: correctedText(lastCorrected) }),
    folded: contents.isTall ? others.join(' ') : '',
    height: greatestHeight(measured),
    measured,
    drawings: [narrow, wide],
  };
}
