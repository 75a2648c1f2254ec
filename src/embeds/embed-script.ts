import { followTables, InteractiveChart } from '../client/interactive-chart.ts';
import { reportHeight } from './report-height.ts';

/** The script of an embed: it loads nothing, stores nothing, and takes no orders from its host. Its table is sorted on the chart’s page. */
const { theme, ground } = Object.fromEntries(new URLSearchParams(location.search));
const { dataset } = document.documentElement;
if (theme === 'light' || theme === 'dark') dataset['theme'] = theme;
if (ground === 'white' || ground === 'transparent') dataset['ground'] = ground;

customElements.define('interactive-chart', InteractiveChart);
followTables();
reportHeight();
