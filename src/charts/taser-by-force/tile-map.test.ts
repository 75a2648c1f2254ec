import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { widths } from '../kit/define-chart.ts';
import { takeApart, textsOf } from '../testing/drawn.ts';
import { taserByForce } from './chart.ts';
import { deriveTaserByForce } from './rows.ts';

const unknownForce = 'Dyfed-Powys';
const rows = deriveTaserByForce(loadTables())
  .filter((row, _index, all) => row.period === all[0]?.period)
  .map((row, index) => ({ ...row, per_1000: index + 100, class: 1 }));
const withoutOne = rows.map((row) => (row.geography === unknownForce ? { ...row, per_1000: null } : row));
const draw = (width: number, of: typeof withoutOne = rows) => takeApart(taserByForce, { rows: of, width });

test('stands each tile where police-forces.csv says, as far apart across as down', () => {
  const { points } = draw(widths.wide);
  const [first, ...tiles] = points.map(({ row, x, y }) => ({ x, y, tile: row as (typeof rows)[number] }));
  const pitches = tiles.flatMap(({ x, y, tile }) => [
    (x - (first?.x ?? NaN)) / (tile.tile_column - (first?.tile.tile_column ?? NaN)),
    (y - (first?.y ?? NaN)) / (tile.tile_row - (first?.tile.tile_row ?? NaN)),
  ]);
  const known = pitches.filter((pitch) => !Number.isNaN(pitch)).map(Math.round);
  expect(known.length).toBeGreaterThan(43);
  expect(new Set(known).size).toBe(1);
});

test('has a tile for each of the 43 forces at a place of its own, with its name and its figure', () => {
  for (const width of Object.values(widths)) {
    const { points, svg } = draw(width);
    expect(new Set(points.map(({ x, y }) => `${x} ${y}`)).size).toBe(43);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(rows.map(({ per_1000 }) => String(per_1000))));
    expect(textsOf(svg).filter((text) => text !== 'Wales')).toHaveLength(43 * 2);
    expect(svg.querySelectorAll('[fill^="url("]')).toHaveLength(0);
  }
});

test('hatches a force without a figure and says so; it is not drawn as zero', () => {
  for (const width of Object.values(widths)) {
    const { svg, points } = draw(width, withoutOne);
    expect(svg.querySelectorAll('[fill^="url("] rect, rect[fill^="url("]')).toHaveLength(1);
    expect(textsOf(svg).filter((text) => /^not\s*given$|^0$/.test(text))).toHaveLength(1);
    expect(points.filter(({ words }) => words.includes('not given'))).toHaveLength(1);
  }
});
