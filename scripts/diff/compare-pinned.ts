import { type Chart, statesOf } from '../../src/charts/kit/define-chart.ts';
import { listFrozen, pinChart } from '../../src/editions/pin-chart.ts';
import type { Examined } from '../data/load.ts';

/** Pinned embeds of a chart that begin to carry a notice. */
export interface Notice {
  chart: string;
  edition: string;
  /** Plainly, that a figure of ours was corrected; or quietly, that newer figures exist. */
  says: 'corrected' | 'newer';
  /** How many embeds: the chart’s own and one for each state. */
  embeds: number;
}

/** The notices that pinned embeds did not carry before, by chart and edition. */
export function compareNotices(charts: readonly Chart[], before: Examined, after: Examined): Notice[] {
  const restsOn = ({ charts, tables }: Examined, { id }: Chart) =>
    JSON.stringify([charts[id], tables.corrections]);
  const isSame = (chart: Chart) => restsOn(before, chart) === restsOn(after, chart);
  return charts
    .filter((chart) => !isSame(chart))
    .flatMap((chart) =>
      listFrozen(chart, after.editions).flatMap(({ date, rows }) => {
        const states = statesOf(chart, rows).map((state) => state?.id);
        // The chart’s own embed shows its first state.
        const embeds = states[0] === undefined ? states : [states[0], ...states];
        const newly = embeds.map((state) => {
          const [was, is] = [tooltip(chart, date, before, state), tooltip(chart, date, after, state)];
          return { corrected: is.corrections > was.corrections, newer: is.isSuperseded && !was.isSuperseded };
        });
        return (['corrected', 'newer'] as const).flatMap((says): Notice[] => {
          const saying = newly.filter((embed) => embed[says]).length;
          return saying > 0 ? [{ chart: chart.id, edition: date, says, embeds: saying }] : [];
        });
      }),
    );
}

/** What a pinned embed says. Of a chart that cannot be shown nothing is known; its fault says why. */
function tooltip(
  chart: Chart,
  edition: string,
  { charts, tables, editions }: Examined,
  state: string | undefined,
): { corrections: number; isSuperseded: boolean } {
  const rows = charts[chart.id];
  if (!rows) return { corrections: 0, isSuperseded: false };
  try {
    const { corrections, isSuperseded } = pinChart(chart, edition, {
      frozen: listFrozen(chart, editions),
      rows,
      corrections: tables.corrections,
      state,
    });
    return { corrections: corrections.length, isSuperseded };
  } catch {
    return { corrections: 0, isSuperseded: false };
  }
}
