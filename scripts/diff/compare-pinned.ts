import { type Chart, statesOf } from '../../src/charts/kit/define-chart.ts';
import { listFrozen, pinChart } from '../../src/editions/pin-chart.ts';
import type { Examined } from '../data/load.ts';

/** Pinned embeds of a chart that begin to carry a notice. */
export interface PinnedNotice {
  chart: string;
  edition: string;
  /** A prominent one that a figure of ours was corrected, or one in small print that newer figures exist. */
  kind: 'corrected' | 'newer';
  /** How many embeds: the chart’s own and one for each state. */
  embeds: number;
}

/** The notices that pinned embeds did not carry before, by chart and edition. */
export const compareNotices = (charts: readonly Chart[], before: Examined, after: Examined): PinnedNotice[] =>
  charts.flatMap((chart) =>
    listFrozen(chart, after.editions).flatMap(({ date, rows }) => {
      const states = statesOf(chart, rows).map((state) => state?.id);
      // The chart’s own embed shows its first state.
      const embeds = states[0] === undefined ? states : [states[0], ...states];
      const begun = embeds.flatMap((state) => {
        const was = noticesOn(chart, date, before, state);
        const is = noticesOn(chart, date, after, state);
        return (['corrected', 'newer'] as const).filter((kind) => is[kind] > was[kind]);
      });
      const byKind = Map.groupBy(begun, (kind) => kind);
      return [...byKind].map(([kind, { length }]) => ({
        chart: chart.id,
        edition: date,
        kind,
        embeds: length,
      }));
    }),
  );

/** How many notices a pinned embed carries: none for a chart that cannot be shown; the errors say why. */
function noticesOn(
  chart: Chart,
  edition: string,
  { charts, tables, editions }: Examined,
  state: string | undefined,
): Record<PinnedNotice['kind'], number> {
  const [rows, none] = [charts[chart.id], { corrected: 0, newer: 0 }];
  if (!rows) return none;
  try {
    const { corrections, isSuperseded } = pinChart(chart, edition, { editions, rows, tables, state });
    return { corrected: corrections.length, newer: Number(isSuperseded) };
  } catch {
    return none;
  }
}
