import { findChart } from '../charts/index.ts';
import { type Chart, statesOf } from '../charts/kit/define-chart.ts';
import { loadChartRows, loadEditions, loadTables, oncePerRun } from '../data/generated.ts';
import type { Tables } from '../data/tables/index.ts';
import { listCorrectionsOf } from './list-corrections.ts';
import { type Frozen, listFrozen, pinChart, type Pinned } from './pin-chart.ts';

type Correction = Tables['corrections'][number];

/** The editions that changed a chart, oldest first. */
export const loadFrozen = (chart: Chart): Frozen[] => listFrozen(chart, loadEditions());

/** A chart by its id, pinned to an edition, in a state, with our corrections. Throws where the edition did not change the chart. */
export const loadPinned = oncePerRun((id: string, edition: string, state: string | undefined): Pinned => {
  const present = { editions: loadEditions(), rows: loadChartRows({ id }), tables: loadTables(), state };
  return pinChart(findChart(id), edition, present);
});

/** The corrections of a chart that changed what a state shows, or words of ours. One that shows in no state is of the whole chart. */
export function listCorrectionsIn(chart: Chart, state: string | undefined) {
  const states = statesOf(chart, loadChartRows(chart)).map((one) => one?.id);
  const isShownIn = (correction: Correction, one: string | undefined) =>
    loadFrozen(chart).some(
      ({ date, rows }) =>
        statesOf(chart, rows).some((existing) => existing?.id === one) &&
        loadPinned(chart.id, date, one).corrections.includes(correction),
    );
  return listCorrectionsOf('charts', chart.id).filter(
    (correction) =>
      correction.table === null ||
      isShownIn(correction, state) ||
      !states.some((one) => isShownIn(correction, one)),
  );
}
