import { hatchFill } from './shapes.ts';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { widths } from './define-chart.ts';
import { capturePoints } from './points.ts';
import { type Tile, tileMap } from './maps.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

interface Row extends Tile {
  count: number | null;
}

const forces = loadTables()['police-forces'].map(
  ({ geography, nation, tile_name, tile_column, tile_row }, index): Row => ({
    geography,
    nation,
    tile_name,
    tile_column,
    tile_row,
    count: index + 100,
  }),
);

const unknownForce = 'Dyfed-Powys';
const withoutOne = forces.map((tile) => (tile.geography === unknownForce ? { ...tile, count: null } : tile));

function draw(width: number, tiles: Row[]) {
  const options = tileMap(width, tiles, {
    value: 'count',
    format: String,
    fill: () => 'var(--armed)',
    onFill: () => 'var(--paper)',
  });
  const points = capturePoints(options.marks, (row) => String(row['geography']));
  const svg = Plot.plot({ ...options, document });
  return { svg, points };
}

const texts = (svg: Element) =>
  [...svg.querySelectorAll('text')].map((text) =>
    [...text.childNodes].map((node) => node.textContent).join(' '),
  );

test('stands each tile where police-forces.csv says, as far apart across as down', () => {
  const { points } = draw(widths.wide, forces);
  const at = new Map(points.map(({ words, x, y }) => [words, { x, y }]));
  const met = {
    ...forces.find(({ geography }) => geography === 'Metropolitan'),
    ...at.get('Metropolitan'),
  };
  const pitches = forces.flatMap(({ geography, tile_column, tile_row }) => {
    const { x = NaN, y = NaN } = at.get(geography) ?? {};
    const [across, down] = [tile_column - (met.tile_column ?? NaN), tile_row - (met.tile_row ?? NaN)];
    return [
      ...(across === 0 ? [] : [(x - (met.x ?? NaN)) / across]),
      ...(down === 0 ? [] : [(y - (met.y ?? NaN)) / down]),
    ];
  });
  expect(pitches.length).toBeGreaterThan(43);
  for (const pitch of pitches) expect(pitch).toBeCloseTo(pitches[0] ?? NaN);
});

describe.for(Object.values(widths))('the tile map at %i', (width) => {
  test('has a tile for each of the 43 forces, each at a place of its own', () => {
    const { points } = draw(width, forces);
    expect(points.map(({ words }) => words).toSorted()).toEqual(
      forces.map(({ geography }) => geography).toSorted(),
    );
    expect(points).toHaveLength(43);
    expect(new Set(points.map(({ x, y }) => `${x} ${y}`)).size).toBe(43);
  });

  test('prints every figure and a name on every tile', () => {
    const printed = texts(draw(width, forces).svg);
    for (const { count } of forces) expect(printed).toContain(String(count));
    expect(printed.filter((text) => text !== 'Wales')).toHaveLength(43 * 2);
  });

  test('hatches a force without a figure and says so; it is not drawn as zero', () => {
    const { svg, points } = draw(width, withoutOne);
    const hatched = [...svg.querySelectorAll('g')].filter(
      (group) => group.getAttribute('fill') === hatchFill,
    );
    expect(hatched.flatMap((group) => [...group.children])).toHaveLength(1);
    expect(texts(svg)).toContain('not given');
    expect(texts(svg)).not.toContain('0');
    expect(points.map(({ words }) => words)).toContain(unknownForce);
    expect(points).toHaveLength(43);
  });

  test('hatches nothing where all is known', () => {
    expect(draw(width, forces).svg.outerHTML).not.toContain(hatchFill);
  });
});
