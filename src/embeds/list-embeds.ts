import { charts } from '../charts/index.ts';
import { exploreChart } from '../charts/kit/exploration.ts';
import { valueId } from '../client/read-out-text.ts';
import type { ChartRow } from '../data/chart-row.ts';
import { type Chart, type State, statesOf } from '../charts/kit/define-chart.ts';
import { loadFrozen, loadPinned } from '../editions/pinned-rows.ts';
import { loadChartRows, loadTables, oncePerRun } from '../data/generated.ts';
import type { Force } from '../forces/force-names.ts';
import { sortForces } from '../data/as-of.ts';
import { statePath } from '../site.ts';

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
  /** The states that a reader can choose inside it. */
  choices?: ChartEmbed[];
}

/** What is shown of a chart on its own page. */
export type LiveEmbed = Omit<ChartEmbed, 'path' | 'pinned' | 'choices'>;

/** The chart itself, in its first state, and each of its states. */
function listStates(chart: Chart, rows: ChartRow[]): ChartEmbed[] {
  const states = statesOf(chart, rows);
  return [undefined, ...states.filter((state) => state !== undefined)].map((named) => ({
    path: statePath(chart, named),
    chart,
    rows,
    state: named ?? states[0],
    named,
  }));
}

/** A chart in each state that each edition had which changed the chart. */
const listPinnedOf = (chart: Chart): ChartEmbed[][] =>
  loadFrozen(chart).map(({ date, rows }) =>
    listStates(loadPinned(chart.id, date, undefined).chart, rows).map((embed) => {
      const pinned = { edition: date, ...loadPinned(chart.id, date, embed.state?.id) };
      const path = `${embed.path}/edition/${date}`;
      return { ...embed, chart: pinned.chart, rows: pinned.rows, pinned, path };
    }),
  );

/** The embeds of each chart: the same objects each time, so that each is drawn once. */
const listLiveByChart = oncePerRun(() => charts.map((chart) => listStates(chart, loadChartRows(chart))));

export const listLive = (): ChartEmbed[] => listLiveByChart().flat();

/** Each chart in each of its states once, for what pages fetch of it. */
export const listStatesOnce = (): ChartEmbed[] => listLive().filter(({ state, named }) => named === state);

/** By chart and edition: pages of live charts need none, so that a saved table shows sooner. */
const listPinnedByEdition = oncePerRun(() => charts.flatMap(listPinnedOf));

export const listPinned = (): ChartEmbed[] => listPinnedByEdition().flat();

/** A chart, live or pinned, with all its states to choose from, where it has several. */
const addChoice = ([first, ...choices]: ChartEmbed[]): ChartEmbed[] =>
  first && choices.length > 1
    ? [{ ...first, path: first.path.replace(first.chart.id, `${first.chart.id}/choose`), choices }]
    : [];

/** The forces of a chart that draws one value for each. The address of its embed can ask for one to be marked. */
export function listMarks({ chart, rows, state }: LiveEmbed): Force[] {
  const ids = exploreChart(chart, rows, { state: state?.id }).words.map(valueId);
  if (new Set(ids).size < ids.length) return [];
  return sortForces(loadTables()).filter(({ force_id }) => ids.includes(force_id));
}

/** Every embed. What is chosen from stands before its choice, so that its drawings are at hand. */
export const listEmbeds = oncePerRun((): ChartEmbed[] =>
  [...listLiveByChart(), ...listPinnedByEdition()].flatMap((states) => [...states, ...addChoice(states)]),
);
