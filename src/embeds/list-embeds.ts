import { charts } from '../charts/index.ts';
import type { ChartRow } from '../data/chart-row.ts';
import { type Chart, type State, statesOf } from '../charts/kit/define-chart.ts';
import { loadFrozen, loadPinned } from '../editions/pinned-rows.ts';
import { loadChartRows } from '../data/generated.ts';

/** A chart in a state, live or as an edition had it. */
export interface ChartEmbed {
  /** Its address below /embed/. */
  path: string;
  chart: Chart;
  rows: ChartRow[];
  state: State | undefined;
  /** The state that the address names: none at the chart’s own address, which shows the first. */
  named: State | undefined;
  pinned?: ReturnType<typeof loadPinned> & { edition: string };
}

/** What is shown of a chart on its own page. */
export type LiveEmbed = Omit<ChartEmbed, 'path' | 'pinned'>;

/** The chart itself, in its first state, and each of its states. */
function listStates(chart: Chart, rows: ChartRow[]): ChartEmbed[] {
  const states = statesOf(chart, rows);
  const named = states.flatMap((state) =>
    state ? [{ path: `${chart.id}/${state.id}`, chart, rows, state, named: state }] : [],
  );
  return [{ path: chart.id, chart, rows, state: states[0], named: undefined }, ...named];
}

export const listLive = (): ChartEmbed[] =>
  charts.flatMap((chart) => listStates(chart, loadChartRows(chart)));

/** Each chart in each state that an edition had, once for each edition that changed the chart. */
export const listPinned = (): ChartEmbed[] =>
  charts.flatMap((chart) =>
    loadFrozen(chart).flatMap(({ date, rows }) =>
      listStates(chart, rows).map((embed) => {
        const pinned = { edition: date, ...loadPinned(chart, date, embed.state?.id) };
        const shown = { chart: pinned.chart, rows: pinned.rows, pinned };
        return { ...embed, ...shown, path: `${embed.path}/edition/${date}` };
      }),
    ),
  );
