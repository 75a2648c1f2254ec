import { charts } from '../../src/charts/index.ts';
import { statesOf } from '../../src/charts/kit/define-chart.ts';
import { loadChartRows } from '../../src/data/generated.ts';

/** A chart with a choice, and the state that is furthest from the one shown first. */
function findChartWithStates() {
  const found = charts
    .map((chart) => ({ chart, rows: loadChartRows(chart) }))
    .find(({ chart, rows }) => statesOf(chart, rows).length > 1);
  const state = found && statesOf(found.chart, found.rows).at(-1);
  if (!state) throw new Error('no chart with states');
  return { ...found, state };
}

export const chartWithStates = findChartWithStates();
const { chart, state } = chartWithStates;

/** One page of each kind. */
export const templates = [
  ...['/', '/charts/', `/charts/${chart.id}/`, `/charts/${chart.id}/${state.id}/`],
  ...['/numbers/', '/method/', '/sources/', '/corrections/', '/about/', '/what-if/', '/404.html'],
  ...['/forces/', '/forces/city-of-london/'],
];
