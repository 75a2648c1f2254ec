import { listenForStates } from './choose-state.ts';
import { ExploredChart } from './explored-chart.ts';
import { makeSortable } from './sort-table.ts';

/** All that charts do with a script, for every page that has one. */
customElements.define('explored-chart', ExploredChart);
listenForStates();

/** A table is sorted by those who open it. */
document.addEventListener('toggle', ({ target }) => {
  const table = (target as Element).matches('.quiet details[open]') && (target as Element).querySelector('table');
  if (table) makeSortable(table);
}, true);

document.addEventListener('click', ({ target }) => {
  const button = (target as Element).closest('.hear');
  void button?.closest('figure')?.querySelector<ExploredChart>('explored-chart')?.hear();
});
