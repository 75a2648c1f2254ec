import { followTables, InteractiveChart } from '../client/interactive-chart.ts';
import { reportHeight } from './report-height.ts';

/** The script of an embed: it loads nothing, stores nothing, and takes no orders from its host. Its table is sorted on the chart’s page. */
const { theme } = Object.fromEntries(new URLSearchParams(location.search));
if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;

customElements.define('interactive-chart', InteractiveChart);
followTables();
reportHeight();
