import type { Chart, ChartRow } from '../../src/drawing/chart.ts';
import { listFrozen } from '../../src/drawing/pin-chart.ts';
import type { Editions } from '../../src/figures/editions.ts';
import { stepOf } from '../../src/figures/pinned.ts';
import type { Tables } from '../../src/figures/tables/index.ts';
import type { Fault } from '../fault.ts';

/** A correction names charts that there are, and that it put right: a pinned embed of another could not say what was wrong in it. */
export function checkCorrections(corrections: Tables['corrections'], charts: readonly Chart[], { rows, editions }: { rows: Record<string, ChartRow[]>; editions: Editions }): Fault[] {
  return corrections.flatMap((correction) => (correction.charts ?? []).flatMap((id): Fault[] => {
    const place = { file: 'data/corrections.csv', row: correction.row, column: 'charts', got: id };
    const chart = charts.find((other) => other.id === id);
    if (!chart) return [{ ...place, expected: `ids of charts: ${charts.map((other) => other.id).join(', ')}`, mend: 'correct the id' }];
    const frozen = listFrozen(chart, editions);
    const present = rows[id];
    const isConcerned = frozen.some(({ date }) => correction.wrong_since <= date && date < correction.corrected);
    if (!present || !isConcerned || stepOf(correction, [...frozen, { date: null, rows: present }])) return [];
    return [{ ...place, expected: `a chart whose rows the correction of ${correction.corrected} changed`, mend: 'change the wrong figure in its table too, or take the chart out of this cell' }];
  }));
}
