import { widths } from '../charts/kit/define-chart.ts';
import { exploreChart } from '../charts/kit/exploration.ts';
import { drawKeySymbol } from '../charts/kit/key-symbol.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import { citeInShort } from '../data/cite.ts';
import { formatDate } from '../data/format.ts';
import { loadTables } from '../data/generated.ts';
import { correctionPath } from '../editions/list-corrections.ts';
import { listCorrectionsIn } from '../editions/pinned-rows.ts';
import { independent, siteName } from '../site.ts';
import { type Contents, greatestHeight } from './frame-height.ts';
import type { ChartEmbed } from './list-embeds.ts';

/** WordPress gives no frame more. What would be higher has its picture for phones in its own size, below one sentence and above no note. */
const mostHeight = 1000;

/** What an embed shows and how high it is, for the document and for the snippet. */
export function describeEmbed({ chart, rows, state, named, pinned }: Omit<ChartEmbed, 'path'>) {
  const inState = { state: state?.id };
  const narrow = renderChart(chart, rows, { width: widths.narrow, ...inState });
  const wide = renderChart(chart, rows, { width: widths.wide, ...inState });
  const subtitle = chart.subtitle(rows, inState);
  const edition = pinned ? ` · as released ${formatDate(pinned.edition)}` : '';
  const shown = {
    name: [chart.name, named?.label, pinned && `as released ${formatDate(pinned.edition)}`]
      .filter(Boolean)
      .join(', '),
    title: chart.title(rows, inState),
    key: chart.key?.(rows, inState) ?? [],
    from: `${citeInShort(pinned?.tables ?? loadTables(), chart.sources(rows, inState))} · as at ${chart.referenceDate(rows, inState)}${edition}`,
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
  const measured = (contents: Pick<Contents, 'subtitle' | 'note' | 'isTall'>): Contents => ({
    ...shown,
    ...contents,
    key: shown.key.map((entry) => ({ ...entry, width: drawKeySymbol(entry.symbol).width })),
    // A pinned embed may come to say so.
    from: [shown.from, ...(pinned ? ['newer figures exist'] : shown.quietly.map(({ words }) => words))].join(
      ' · ',
    ),
    byline: `${siteName}${contents.isTall ? '' : ': chart and sources'} · ${independent}`,
    longestValue: exploreChart(chart, rows, inState).words.reduce(
      (a, b) => (b.length > a.length ? b : a),
      '',
    ),
    narrow,
    // A picture that is hardly wider on a desktop is drawn once.
    wide: wide.width < widths.wide ? undefined : wide,
  });
  // What a correction says takes the room of the note, which is then in the details.
  const note = shown.corrections.length > 0 ? undefined : chart.notes(rows, inState)[0];
  const whole = { subtitle, note, isTall: false };
  const [first = '', ...others] = subtitle.split(/(?<=\.) /);
  const contents =
    greatestHeight(measured(whole)) > mostHeight ? { subtitle: first, note: undefined, isTall: true } : whole;
  return {
    ...shown,
    ...contents,
    folded: contents.isTall ? others.join(' ') : '',
    height: greatestHeight(measured(contents)),
    measured: measured(contents),
    drawings: [narrow, wide],
  };
}
