import type { Editions } from '../data/editions.ts';
import { type Correction, pinRows } from './pin-rows.ts';
import type { ChartRow } from '../data/chart-row.ts';
import type { Chart } from '../charts/kit/define-chart.ts';

/** The rows of a chart as an edition froze them. */
export interface Frozen {
  date: string;
  rows: ChartRow[];
}

/** The editions that changed a chart, oldest first, with its rows as they froze them. */
export const listFrozen = (chart: Chart, { editions }: Editions): Frozen[] =>
  editions.flatMap(({ date, rows }) => {
    const frozen = rows[chart.id];
    return frozen ? [{ date, rows: frozen.map((row) => chart.migrate?.(row) ?? row) }] : [];
  });

interface Present<C> {
  frozen: Frozen[];
  /** The rows of the chart as they are now. */
  rows: ChartRow[];
  corrections: C[];
  state: string | undefined;
}

/** The rows of a chart pinned to an edition, in a state, with our corrections. Throws where the edition did not change the chart, or a correction changed nothing in it. */
export function pinChart<C extends Correction>(
  chart: Chart,
  edition: string,
  { frozen, rows, corrections, state }: Present<C>,
) {
  const versions = [...frozen, { date: null, rows }];
  return pinRows(chart.id, edition, versions, corrections, (pinned) => chart.table(pinned, { state }).rows);
}
