import { widths } from '../charts/kit/define-chart.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import { citeInShort } from '../data/cite.ts';
import { formatDate } from '../data/format.ts';
import { loadTables } from '../data/generated.ts';
import { estimateHeight } from './estimate-height.ts';
import type { Embedded } from './list-embeds.ts';

/** A picture for phones that is higher than this stands as small as it was drawn, below one sentence: WordPress gives no frame more than 1,000 pixels. */
const tallFrom = 500;

/** What an embed says and how high it is: for the document itself and for the snippet that brings it. */
export function readEmbed({ chart, rows, state, pinned }: Omit<Embedded, 'path' | 'isNamed'>) {
  const inState = { state: state?.id };
  const [narrow, wide] = [widths.narrow, widths.wide].map((width) =>
    renderChart(chart, rows, { width, ...inState }),
  );
  if (!narrow || !wide) throw new Error(`${chart.id}: no drawing`);
  const title = chart.title(rows, inState);
  const isTall = narrow.height > tallFrom;
  const whole = chart.subtitle(rows, inState);
  const [subtitle = '', ...folded] = isTall ? whole.split(/(?<=\.) /) : [whole];
  const key = chart.key?.(rows, inState) ?? [];
  const edition = pinned ? ` · as released ${formatDate(pinned.edition)}` : '';
  const from = `${citeInShort(loadTables(), chart.sources(rows, inState))} · as at ${chart.referenceDate(rows, inState)}${edition}`;
  const corrections = (pinned?.corrections ?? []).map(({ corrected, what_was_wrong, what_it_says_now }) => ({
    head: `Corrected on ${formatDate(corrected)}.`,
    words: `Before: ${what_was_wrong} Now: ${what_it_says_now}`,
  }));
  const height = estimateHeight({
    title,
    subtitle,
    key: key.map(({ label }) => label),
    corrections: corrections.map(({ head, words }) => `${head} ${words}`),
    // A pinned one will say so one day.
    from: pinned ? `${from} · newer figures exist` : from,
    isTall,
    // A picture that is hardly wider on a desk is drawn once.
    pictures: { narrow, wide: wide.width < widths.wide ? undefined : wide },
  });
  return {
    title,
    subtitle,
    folded: folded.join(' '),
    isTall,
    key,
    from,
    corrections,
    height,
    drawings: [narrow, wide],
  };
}
