import { followTables, InteractiveChart } from '../client/interactive-chart.ts';
import { valueId } from '../client/read-out-text.ts';
import { reportHeight } from './report-height.ts';

/** The script of an embed: it loads nothing, stores nothing, and takes no orders from its host. Its table is sorted on the chart’s page. */
const { theme, ground, mark } = Object.fromEntries(new URLSearchParams(location.search));
const { dataset } = document.documentElement;
if (theme === 'light' || theme === 'dark') dataset['theme'] = theme;
if (ground === 'white' || ground === 'transparent') dataset['ground'] = ground;

customElements.define('interactive-chart', InteractiveChart);
followTables();
reportHeight();

/** Shows the value of the force that the address asks for, where the chart has it. */
export async function showMarked(): Promise<void> {
  const chart = document.querySelector('interactive-chart') as InteractiveChart;
  const words = (await chart.load())?.words ?? [];
  chart.show(words.findIndex((text) => valueId(text) === mark));
}
void showMarked();
