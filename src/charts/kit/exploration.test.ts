import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { charts, findChart } from '../index.ts';
import { loadChartRows } from '../../data/generated.ts';
import { statesOf } from './define-chart.ts';
import { exploreChart, inOrder } from './exploration.ts';
import type { Point } from './points.ts';

const interactive = (id: string, state?: string) => {
  const chart = findChart(id);
  return {
    rows: chart.table(loadChartRows(chart), { state }).rows,
    ...exploreChart(chart, loadChartRows(chart), { state }),
  };
};

const at = (x: number, y: number): Point => ({ row: {}, x, y, words: `${x} ${y}` });

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
    const { drawings, rows } = interactive('taser-by-force');
    const names = drawings[0]?.series[0]?.map(([, , row]) => rows[row]?.['tile_name']);
    expect(names).toEqual(rows.map((row) => row['tile_name']));
  });

  test('has panels from the top down, by the names that their labels say', () => {
    const { names, drawings, rows } = interactive('shots-fired');
    expect(drawings[1]?.series.map(([first]) => rows[first?.[2] ?? -1]?.['panel'])).toEqual([
      'operations',
      'incidents',
      'deaths',
    ]);
    expect(names.length).toBeGreaterThanOrEqual(3);
  });

  test('says a year without a figure as such, with its reason', () => {
    const { words } = interactive('shots-fired');
    expect(words.filter((said) => /not (known|published)/.test(said)).length).toBeGreaterThan(3);
  });

  test('has a tone for each figure along an axis in an order, and none for a gap', () => {
    const { sonification, rows } = interactive('shots-fired');
    expect(sonification?.along.slice(0, 2)).toEqual(['2004/05', '2005/06']);
    const incidents = sonification?.series[1]?.steps ?? [];
    expect(incidents.map(([, height]) => height)).toEqual(incidents.map(([, , row]) => rows[row]?.['value']));
    expect(rows.some(({ panel, value }) => panel === 'incidents' && value === null)).toBe(true);
  });

  test('has no sound where nothing runs in an order', () => {
    expect(interactive('arming-view').sonification).toBeUndefined();
    expect(interactive('firearms-reports', 'reasons').sonification).toBeUndefined();
  });
});

describe.for(charts)('$id', (chart) => {
  const rows = loadChartRows(chart);

  test.for(statesOf(chart, rows).map((state) => state?.id))(
    '%s: every point has words and a row, in at most 3 kB, or 75 bytes a point',
    (state) => {
      const exploration = exploreChart(chart, rows, { state });
      for (const { series, width, height } of exploration.drawings) {
        const points = series.flat();
        expect(points.length).toBeGreaterThan(0);
        for (const [x, y, row] of points) {
          expect(exploration.words[row]).toMatch(/\d/);
          expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
        }
        expect(new Set(points.map(([, , row]) => row)).size).toBe(points.length);
      }
      // Each event of the timeline has a paragraph: more of them may take more.
      const budget = Math.max(3000, 75 * exploration.words.length);
      expect(brotliCompressSync(JSON.stringify(exploration)).length).toBeLessThan(budget);
    },
  );
});
