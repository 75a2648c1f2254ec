import { InteractiveChart } from '../client/interactive-chart.ts';
import { reportHeight } from './report-height.ts';

/** All that an embed does with a script: its table is sorted on the chart’s page. It asks for nothing, keeps nothing, and obeys nobody. */
const { theme } = Object.fromEntries(new URLSearchParams(location.search));
if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;

customElements.define('explored-chart', InteractiveChart);
reportHeight();
