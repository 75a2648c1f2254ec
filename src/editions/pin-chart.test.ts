import { expect, test } from 'vitest';
import { defineChart } from '../charts/kit/define-chart.ts';
import type { ChartRow } from '../data/chart-row.ts';
import { text } from '../data/checked-text.ts';
import type { Tables } from '../data/tables/index.ts';
import { carryOver } from './carry-over.ts';
import { listFrozen, pinChart } from './pin-chart.ts';

/** What random histories cannot show: see scripts/data/correct-editions.test.ts. */

/** A chart that came to have rows as known at earlier dates, and a note. */
const chart = defineChart<{ as_known: string; year: number; value: number; note: string | null }>({
  id: 'fixture',
  name: 'Fixture',
  tables: [],
  spatialCoverage: () => '',
  keyColumns: ['as_known', 'year'],
  rows: () => [],
  migrate: (row) => ({ ...row, as_known: row.as_known ?? 'now', note: row.note ?? null }),
  ...{ title: () => text`A`, subtitle: () => text`A`, alt: () => text`A`, tooltip: () => '' },
  table: (rows) => ({ columns: [], rows: rows.filter(({ as_known }) => as_known === 'now') }),
  draw: () => ({ marks: [] }),
  notes: () => [],
  referenceDate: () => '',
});
const first: ChartRow[] = [{ year: 2019, value: 6653 }];
const row = (as_known: string, year: number, value: number, note: string | null = null) => ({
  ...{ as_known, year, value, note },
});

test('an edition of before takes in no rows of a kind that the chart had not then', () => {
  const before = [row('now', 2019, 6621), row('2020', 2019, 6653)];
  const after = [row('now', 2018, 6400), ...before, row('2018', 2018, 6400)];
  expect(carryOver(chart, first, [before, after])).toEqual([
    [row('now', 2018, 6400), row('now', 2019, 6653)],
  ]);
});

test('a column that came later is no newer figure, and a correction of words is told of the charts that it names', () => {
  const editions = [
    { date: '2026-11-23', version: '1.0.0', changed: [], rows: { fixture: first }, corrected: {} },
  ];
  const words = { table: null, charts: ['fixture'], wrong_since: '2026-11-23', corrected: '2026-12-01' };
  const [own, other, earlier] = [
    words,
    { ...words, charts: ['other'] },
    { ...words, corrected: '2026-11-23' },
  ];
  const pin = (value: number) =>
    pinChart(chart, '2026-11-23', {
      frozen: listFrozen(chart, { editions, unreleased: [] }),
      rows: [row('now', 2019, value, 'new')],
      corrections: [own, other, earlier] as Tables['corrections'],
      state: undefined,
    });
  expect(pin(6653)).toEqual({ rows: [row('now', 2019, 6653)], corrections: [own], isSuperseded: false });
  expect(pin(6621).isSuperseded).toBe(true);
});
