import { widths } from '../charts/kit/define-chart.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import { citeInShort } from '../data/cite.ts';
import { formatDate } from '../data/format.ts';
import { loadTables } from '../data/generated.ts';
import { independent } from '../site.ts';
import { estimateHeight } from './estimate-height.ts';
import type { ChartEmbed } from './list-embeds.ts';

/** A higher picture for phones keeps its own size, below one sentence: WordPress gives no frame more than 1,000 pixels. */
const tallFrom = 500;

/** What an embed shows and how high it is, for the document and for the snippet. */
export function describeEmbed({ chart, rows, state, pinned }: Omit<ChartEmbed, 'path' | 'isNamed'>) {
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
    from: `${citeInShort(loadTables(), chart.sources(rows, inState))} · as at ${chart.referenceDate(rows, inState)}${edition} · ${independent}`,
    corrections: (pinned?.corrections ?? []).map(({ corrected, what_was_wrong, what_it_says_now }) => ({
      heading: `Corrected on ${formatDate(corrected)}.`,
      text: `Before: ${what_was_wrong} Now: ${what_it_says_now}`,
    })),
    isTall,
  };
  const height = estimateHeight({
    ...shown,
    // A pinned embed may come to say so.
    from: pinned ? `${shown.from} · newer figures exist` : shown.from,
    narrow,
    // A picture that is hardly wider on a desktop is drawn once.
    wide: wide.width < widths.wide ? undefined : wide,
  });
  return { ...shown, folded: sentences.slice(1).join(' '), height, drawings: [narrow, wide] };
}
