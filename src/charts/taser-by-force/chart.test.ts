import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { findChart } from '../index.ts';
import { widths } from '../kit/define-chart.ts';
import { countHatched, inEachState, takeApart } from '../testing/drawn.ts';
import { deriveTaserByForce } from './rows.ts';

const states = inEachState('taser-by-force');
const chart = findChart('taser-by-force');

/** The newest year with a figure for every force, and with one fewer. */
const unknownForce = 'Dyfed-Powys';
const tiles = deriveTaserByForce(loadTables())
  .filter((row, _index, all) => row.period === all[0]?.period)
  .map((row, index) => ({ ...row, per_1000: index + 100, class: 1 }));
const withoutOne = tiles.map((row) => (row.geography === unknownForce ? { ...row, per_1000: null } : row));

test('has five classes, each in the key with its count, and one for each force with a figure', () => {
  for (const { label, rows, state, shown } of states) {
    const classes = (chart.key?.(rows, { state }) ?? []).filter(({ symbol }) => symbol.startsWith('taser-'));
    const symbols = classes.map(({ symbol }) => symbol);
    expect(symbols, label).toEqual([5, 4, 3, 2, 1].map((number) => `taser-${number}`));
    // The middle force is named once, at the class in which it lies.
    const middle = classes.filter((entry) => entry.label.includes('the middle'));
    expect(middle, label).toHaveLength(1);
    const counted = classes.reduce((sum, { count }) => sum + (count ?? NaN), 0);
    expect(counted, label).toBe(shown.filter((row) => row.per_1000 !== null).length);
  }
});

test('begins with the collection of 2017/18, and says that forces differ in what they write down', () => {
  for (const { headed } of states) expect(headed[2]).toContain('Forces differ in what they write down');
  const earlier = loadTables()['taser-use'].filter(
    (row) => row.geography_type === 'force' && row.period < '2017-04',
  );
  expect(earlier).not.toEqual([]);
  expect(states.at(-1)?.state).toBe('2017-18');
});

test('has a tile for each of the 43 forces with its name and figure, hatched where it gave none, which is not drawn as zero', () => {
  const years = [...states.map(({ shown }) => shown as typeof tiles), withoutOne];
  for (const rows of years)
    for (const { svg, points, texts } of Object.values(widths).map((width) =>
      takeApart(chart, { rows, width }),
    )) {
      const inTiles = texts.map((text) => text.replaceAll(/\s/g, ''));
      const expected = rows.flatMap(({ tile_name, per_1000 }) => [tile_name, `${per_1000 ?? 'not given'}`]);
      expect(inTiles.filter((text) => text !== 'Wales').toSorted()).toEqual(
        expected.map((text) => text.replaceAll(/\s/g, '')).toSorted(),
      );
      expect(new Set(points.map(({ x, y }) => `${x} ${y}`)).size).toBe(43);
      const unknown = rows.filter(({ per_1000 }) => per_1000 === null);
      expect(countHatched(svg)).toBe(unknown.length);
      expect(points.filter(({ words }) => words.includes('not given'))).toHaveLength(unknown.length);
    }
});
