import { expect, test } from 'vitest';
import { defineChart } from '../../src/charts/kit/define-chart.ts';
import { fixtureChart } from '../../src/charts/testing/fixture-chart.ts';
import type { Examined } from '../data/load.ts';
import { fixtureTables } from '../data/testing/fixture-tables.ts';
import { compareCharts } from './compare-charts.ts';

const chart = defineChart({
  ...fixtureChart,
  rows: () => [],
  table: (rows) => ({ columns: [], rows }),
  sources: () => ['A'],
});
const examine = (title: string, { note = 'Note', publisher = 'LBC' } = {}) =>
  ({
    charts: { fixture: [{ value: 1 }] },
    texts: [{ file: 'src/charts/fixture/text.md', source: title && `# Title\n\n${title}` }],
    tables: fixtureTables({
      notes: `tables | charts | note\ndischarges | | ${note}`,
      sources: `source_id | publisher | published | standing\nA | ${publisher} | | official`,
    }),
  }) as unknown as Examined;

test('a reworded title, note or publisher is another text of the charts that show it; a new sentence another picture', () => {
  const compare = (before: Examined) =>
    compareCharts([chart], before, examine('Guns')).map(({ labels, titles }) => [
      ...Object.entries(labels).flatMap(([kind, states]) => (states.length > 0 ? [kind] : [])),
      ...titles,
    ]);
  expect([
    compare(examine('Guns')),
    compare(examine('Arms')),
    compare(examine('Guns', { note: 'Remark' })),
    compare(examine('Guns', { publisher: 'Leading Britain' })),
    compare(examine('')),
  ]).toEqual([[], [['reworded', '“Arms” → “Guns”']], [['reworded']], [['reworded']], [['redrawn']]]);
});
