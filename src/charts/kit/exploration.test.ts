import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { charts, findChart } from '../index.ts';
import { loadChartRows } from '../../data/generated.ts';
import { statesOf, widths } from './define-chart.ts';
import { exploreChart, inOrder } from './exploration.ts';
import type { Point } from './points.ts';
import { renderChart } from './render-chart.ts';

const interactive = (id: string, state?: string) => {
  const chart = findChart(id);
  return {
    table: chart.table(loadChartRows(chart), { state }).rows,
    ...exploreChart(chart, loadChartRows(chart), { state }),
  };
};

const at = (x: number, y: number): Point => ({ row: {}, x, y, words: `${x} ${y}`, colour: '' });

describe('the order in which a reader steps', () => {
  test('is from left to right along a line, whatever its heights and the order of its rows', () => {
    expect(inOrder([at(30, 5), at(10, 1), at(20, 9)]).map(({ x }) => x)).toEqual([10, 20, 30]);
  });

  test('is down a list of bars, in the order of the table', () => {
    expect(inOrder([at(70, 10), at(20, 20), at(50, 30)]).map(({ y }) => y)).toEqual([10, 20, 30]);
  });

  test('is along a bar of parts before the next bar', () => {
    expect(inOrder([at(10, 10), at(60, 10), at(5, 20)]).map(({ words }) => words)).toEqual([
      '10 10',
      '60 10',
      '5 20',
    ]);
  });

  test('is from left to right on one level', () => {
    expect(inOrder([at(30, 5), at(10, 5)]).map(({ x }) => x)).toEqual([10, 30]);
  });
});

describe('what is sent of a chart', () => {
  test('has the forces of a map by name, as the list that a phone has', () => {
    const { rows, table } = interactive('taser-by-force');
    const names = rows.map((row) => table[row]?.['tile_name']);
    expect(names).toEqual(table.map((row) => row['tile_name']));
  });

  test('has panel after panel, in the order of the table', () => {
    const { rows, table } = interactive('shots-fired');
    const panels = rows.map((row) => table[row]?.['panel']);
    expect([...new Set(panels)]).toEqual(['operations', 'incidents', 'deaths']);
    expect(panels).toEqual(panels.toSorted((a, b) => panels.indexOf(a) - panels.indexOf(b)));
  });

  test('says a year without a figure as such, with its reason', () => {
    const { words } = interactive('shots-fired');
    expect(words.filter((said) => /not (known|published)/.test(said)).length).toBeGreaterThan(3);
  });

  test('has a tone for each figure along an axis in an order, and a rest for a gap', () => {
    const { tones, rows, table } = interactive('shots-fired');
    expect(tones).toEqual(rows.map((row) => table[row]?.['value']));
    expect(tones).toContain(null);
  });

  test('has no sound where nothing runs in an order', () => {
    expect(interactive('arming-view').tones).toBeUndefined();
    expect(interactive('firearms-reports', 'reasons').tones).toBeUndefined();
  });

  test('is the same at both widths, in every state of every chart: each value once, inside the picture, in at most 3 kB', () => {
    const wrong = charts.flatMap((chart) => {
      const rows = loadChartRows(chart);
      return statesOf(chart, rows).flatMap((state) => {
        const inState = { state: state?.id };
        const exploration = exploreChart(chart, rows, inState);
        const heights = Object.values(widths).map(
          (width) => renderChart(chart, rows, { width, ...inState }).height,
        );
        const isInside = exploration.drawings.every(({ width, points }, index) =>
          points.every(([x, y]) => x >= 0 && x <= width && y >= 0 && y <= (heights[index] ?? 0)),
        );
        const count = exploration.words.length;
        const bytes = brotliCompressSync(JSON.stringify(exploration)).length;
        const faults = {
          'no value': count === 0,
          'a value twice': new Set(exploration.rows).size < count || exploration.rows.includes(-1),
          'a value without a figure': !exploration.words.every((words) => /\d/.test(words)),
          'a value outside the picture': !isInside,
          // Each event of the timeline has a paragraph: more of them may take more.
          [`${bytes} bytes`]: bytes > Math.max(3000, 75 * count),
        };
        return Object.entries(faults).flatMap(([fault, is]) =>
          is ? [`${chart.id} ${state?.id}: ${fault}`] : [],
        );
      });
    });
    expect(wrong).toEqual([]);
  });
});
