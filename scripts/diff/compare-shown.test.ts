import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import { defineChart } from '../../src/charts/kit/define-chart.ts';
import { interactive } from '../../src/charts/kit/points.ts';
import { fixtureChart } from '../../src/charts/testing/fixture-chart.ts';
import type { Examined } from '../data/load.ts';
import { fixtureTables } from '../data/testing/fixture-tables.ts';
import { compareCharts } from './compare-shown.ts';

const { source } = fixtureChart.text();
const chart = defineChart({
  ...fixtureChart,
  text: () => ({
    file: 'text.md',
    source: `${source}\n\n# Columns\n\n- value: Value\n\n# Words\n\n- key: Of us\n- cell: One`,
  }),
  rows: () => [],
  columns: (_view, write) => ({ value: { format: () => write('cell') } }),
  key: (_rows, write) => [{ symbol: 'filled', label: write('key') }],
  draw: (rows) => ({ marks: [interactive(Plot.dotX(rows, { x: 'value' }))] }),
  sources: () => ['A'],
});
const examine = (title: string, { note = 'Note', publisher = 'LBC', text = '' } = {}) =>
  ({
    charts: { fixture: [{ value: 1 }] },
    texts: [{ file: 'src/charts/fixture/text.md', source: title && `${text}\n\n# Title\n\n${title}` }],
    tables: fixtureTables({
      notes: `tables | charts | note\ndischarges | | ${note}`,
      sources: `source_id | publisher | published | standing\nA | ${publisher} | | official`,
    }),
  }) as unknown as Examined;

test('a reworded title, note, name, publisher, column, cell or line of the key is another text of the charts that show it; a new sentence another picture', () => {
  const compare = (before: Examined) =>
    compareCharts([chart], before, examine('Guns')).items.map(({ after, note }) => [after, note]);
  const reworded = 'the same picture, with other text or another table';
  expect(compare(examine('Guns'))).toEqual([]);
  expect(compare(examine('Arms'))).toEqual([[reworded, 'title: “Arms” → “Guns”']]);
  expect(compare(examine(''))).toEqual([['another picture', undefined]]);
  const items = ['# Columns\n\n- value: Guns', '# Words\n\n- key: Guns', '# Words\n\n- cell: Guns'];
  const texts = ['# Name\n\nShots', ...items].map((text) => ({ text }));
  for (const earlier of [{ note: 'Remark' }, { publisher: 'Leading Britain' }, ...texts])
    expect(compare(examine('Guns', earlier)), JSON.stringify(earlier)).toEqual([[reworded, undefined]]);
});
