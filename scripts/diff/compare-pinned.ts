import { type Chart, statesOf } from '../../src/charts/kit/define-chart.ts';
import { listFrozen, pinChart } from '../../src/editions/pin-chart.ts';
import type { Examined } from '../data/load.ts';

/** Pinned embeds of a chart that begin to carry a notice. */
export interface PinnedNotice {
  chart: string;
  edition: string;
  /** That a figure of ours was corrected, prominently; or that newer figures exist, in small print. */
  kind: 'corrected' | 'newer';
  /** How many embeds: the chart’s own and one for each state. */
  embeds: number;
}

/** The notices that pinned embeds did not carry before, by chart and edition. */
export function compareNotices(charts: readonly Chart[], before: Examined, after: Examined): PinnedNotice[] {
  return charts.flatMap((chart) =>
    listFrozen(chart, after.editions).flatMap(({ date, rows }) => {
      const states = statesOf(chart, rows).map((state) => state?.id);
      // The chart’s own embed shows its first state.
      const embeds = states[0] === undefined ? states : [states[0], ...states];
      const pairs = embeds.map((state) => ({
        was: pin(chart, date, before, state),
        is: pin(chart, date, after, state),
      }));
      const counts = {
        corrected: pairs.filter(({ was, is }) => is.corrections > was.corrections).length,
        newer: pairs.filter(({ was, is }) => is.isSuperseded && !was.isSuperseded).length,
      };
      return (['corrected', 'newer'] as const)
        .filter((kind) => counts[kind] > 0)
        .map((kind) => ({ chart: chart.id, edition: date, kind, embeds: counts[kind] }));
    }),
  );
}

/** The notices of a pinned embed: none for a chart that cannot be shown; the errors say why. */
function pin(
  chart: Chart,
  edition: string,
  { charts, tables, editions }: Examined,
  state: string | undefined,
): { corrections: number; isSuperseded: boolean } {
  const rows = charts[chart.id];
  if (!rows) return { corrections: 0, isSuperseded: false };
  try {
    const { corrections, isSuperseded } = pinChart(chart, edition, { editions, rows, tables, state });
    return { corrections: corrections.length, isSuperseded };
  } catch {
    return { corrections: 0, isSuperseded: false };
  }
}
