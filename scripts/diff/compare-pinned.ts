import { type Chart, statesOf } from '../../src/charts/kit/define-chart.ts';
import { listFrozen, pinChart } from '../../src/editions/pin-chart.ts';
import type { Examined } from '../data/load.ts';
import { formatQuantity, type Section } from './format-diff.ts';

/** What a pinned embed says of newer figures in small print, and of a figure of ours that was corrected prominently. */
const notices = {
  corrected: 'will show what was corrected and say prominently what was wrong',
  newer: 'will say in small print that newer figures exist',
};
type Notice = keyof typeof notices;

/** The pinned embeds that begin to carry a notice, by chart and edition. */
export function compareNotices(charts: readonly Chart[], before: Examined, after: Examined): Section {
  const items = charts.flatMap((chart) =>
    listFrozen(chart, after.editions).flatMap(({ date, rows }) => {
      const states = statesOf(chart, rows).map((state) => state?.id);
      // The chart’s own embed shows its first state.
      const embeds = states[0] === undefined ? states : [states[0], ...states];
      const begun = embeds.flatMap((state) => {
        const was = noticesOn(chart, date, before, state);
        const is = noticesOn(chart, date, after, state);
        return (['corrected', 'newer'] as const).filter((kind) => is[kind] > was[kind]);
      });
      return [...Map.groupBy(begun, (kind) => kind)].map(([kind, { length }]) => ({
        name: `${chart.id}, edition of ${date}`,
        after: `${formatQuantity(length, 'embed')} ${notices[kind]}`,
      }));
    }),
  );
  const title = 'Once this is published they begin to carry a notice';
  return { title: 'Pinned embeds', groups: [{ title, items }] };
}

/** How many notices a pinned embed carries: none for a chart that cannot be shown; the errors say why. */
function noticesOn(
  chart: Chart,
  edition: string,
  { charts, tables, editions }: Examined,
  state: string | undefined,
): Record<Notice, number> {
  const [rows, none] = [charts[chart.id], { corrected: 0, newer: 0 }];
  if (!rows) return none;
  try {
    const { corrections, isSuperseded } = pinChart(chart, edition, { editions, rows, tables, state });
    return { corrected: corrections.length, newer: Number(isSuperseded) };
  } catch {
    return none;
  }
}
