import { expect, test } from 'vitest';
import { defineChart } from '../charts/kit/define-chart.ts';
import { fixtureChart } from '../charts/testing/fixture-chart.ts';
import type { Tables } from '../data/tables/index.ts';
import { listFrozen, pinChart } from './pin-chart.ts';

/** What random histories cannot show: see scripts/data/correct-editions.test.ts. */

const chart = defineChart<{ as_known: string; year: number; value: number; note: string | null }>({
  ...fixtureChart,
  keyColumns: ['as_known', 'year'],
  rows: () => [],
  table: (rows) => ({ columns: [], rows: rows.filter(({ as_known }) => as_known === 'now') }),
});
const row = (as_known: string, year: number, value: number, note: string | null = null) => ({
  ...{ as_known, year, value, note },
});

test('other words for a figure are no newer figure, and a correction of words is told of the charts that it names', () => {
  const editions = [
    {
      date: '2026-11-23',
      version: '1.0.0',
      changed: [],
      rows: { fixture: [row('now', 2019, 6653)] },
      corrected: {},
    },
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
