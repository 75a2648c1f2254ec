import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { charts, findChart } from '../index.ts';
import { loadChartRows } from '../../data/generated.ts';
import { statesOf } from './define-chart.ts';
import { exploreChart, inOrder } from './exploration.ts';

function explore(id: string, state?: string) {
  const chart = findChart(id);
  const rows = loadChartRows(chart);
  return { table: chart.table(rows, { state }).rows, ...exploreChart(chart, rows, { state }) };
}

test('steps go from left to right along a line, and down a list of bars piece by piece', () => {
  const stepsOf = (...at: [x: number, y: number][]) =>
    inOrder(at.map(([x, y]) => ({ row: {}, x, y, words: `${x} ${y}`, colour: '' }))).map(
      ({ words }) => words,
    );
  expect(stepsOf([30, 5], [10, 1], [20, 9])).toEqual(['10 1', '20 9', '30 5']);
  expect(stepsOf([30, 5], [10, 5])).toEqual(['10 5', '30 5']);
  expect(stepsOf([70, 10], [20, 20], [50, 30])).toEqual(['70 10', '20 20', '50 30']);
  expect(stepsOf([10, 10], [60, 10], [5, 20])).toEqual(['10 10', '60 10', '5 20']);
});

test('what is sent of a chart has series after series, with the reason for a gap, and a tone for each figure', () => {
  const { words, tones, rows, table } = explore('shots-fired');
  const panels = rows.map((row) => table[row]?.panel);
  const order = ['operations', 'incidents', 'deaths'];
  expect(panels).toEqual(panels.toSorted((a, b) => order.indexOf(`${a}`) - order.indexOf(`${b}`)));
  expect(tones).toEqual(rows.map((row) => table[row]?.value));
  const gaps = words.filter((_words, step) => tones?.[step] === null);
  expect(gaps).not.toEqual([]);
  expect(gaps.filter((text) => !/not (known|published)/.test(text))).toEqual([]);
});

test('what is sent of a chart has the forces of a map by name, as the list that a phone has, and no tones where nothing runs in an order', () => {
  const { rows, table } = explore('taser-by-force');
  expect(rows).toEqual(table.map((_row, index) => index));
  expect(explore('arming-view').tones).toBeUndefined();
  expect(explore('firearms-reports', 'reasons').tones).toBeUndefined();
});

test('what is sent of a chart is each value once, of both drawings, in at most 3 kB, in every state of every chart', () => {
  const wrong = charts.flatMap((chart) => {
    const rows = loadChartRows(chart);
    return statesOf(chart, rows).flatMap((state) => {
      const exploration = exploreChart(chart, rows, { state: state?.id });
      const count = exploration.words.length;
      const bytes = brotliCompressSync(JSON.stringify(exploration)).length;
      const isOnce = new Set(exploration.rows).size === count && !exploration.rows.includes(-1);
      // Each event of the timeline has a paragraph: more of them may take more.
      const isSmall = bytes <= Math.max(3000, 75 * count);
      return isOnce && isSmall ? [] : [`${chart.id} ${state?.id}: ${count} values in ${bytes} bytes`];
    });
  });
  expect(wrong).toEqual([]);
});
