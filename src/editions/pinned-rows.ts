import type { Chart } from '../charts/kit/define-chart.ts';
import { loadChartRows, loadEditions, loadTables, oncePerRun } from '../data/generated.ts';
import { type Frozen, listFrozen, pinChart } from './pin-chart.ts';

const loadedFrozen = oncePerRun(() => new Map<string, Frozen[]>());

/** The editions that changed a chart, oldest first, with its rows as they froze them: the same rows each time, so that no picture of them is drawn twice. */
export function loadFrozen(chart: Chart): Frozen[] {
  const frozen = loadedFrozen().get(chart.id) ?? listFrozen(chart, loadEditions());
  loadedFrozen().set(chart.id, frozen);
  return frozen;
}

/** The rows of a chart pinned to an edition, in a state, with our corrections. Throws where the edition did not change the chart. */
export const loadPinned = (chart: Chart, edition: string, { state }: { state: string | undefined }) =>
  pinChart(chart, edition, {
    frozen: loadFrozen(chart),
    rows: loadChartRows(chart),
    corrections: loadTables().corrections,
    state,
  });
