import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { cells, inEachState } from '../testing/drawn.ts';

const tables = loadTables();
const states = inEachState('firearms-by-force');
const shown = states.flatMap((state) => state.shown);

test('holds no rate, rank or class: its rows are counts as published, of all forces', () => {
  const numbers = shown.flatMap((row) => Object.keys(row).filter((name) => typeof row[name] === 'number'));
  expect(new Set(numbers)).toEqual(new Set(['tile_column', 'tile_row', 'reports', 'operations']));
  const counted = where(tables['firearms-reports'], { dimension: 'ethnicity', group: 'all' });
  const published = counted.map(({ geography, period, value }) => String([geography, period, value]));
  const rows = cells(shown, 'geography', 'period', 'reports').map(String);
  expect(rows.filter((row) => !published.includes(row))).toEqual([]);
  expect(rows).toHaveLength(states.length * tables['police-forces'].length);
});

test('draws the forces where both counts are known, by name, in one colour, and prints no force’s ratio', () => {
  for (const { label, shown, points, svg, texts, fromTop } of states) {
    const known = shown.filter((row) => row.reports !== null && row.operations !== null);
    const names = fromTop.map(({ force }) => String(force));
    expect(names, label).toEqual(known.map(({ force }) => force));
    expect(names, label).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en-GB')));
    const coloured = svg.querySelectorAll('[fill="var(--event)"] circle, circle[fill="var(--event)"]');
    expect(coloured, label).toHaveLength(svg.querySelectorAll('circle').length);
    expect(points.filter(({ words }) => /\d\.\d/.test(words)).length, label).toBe(0);
    // The ends of the scale.
    expect(texts.filter((text) => /\d/.test(text)).length, label).toBe(2);
  }
});

test('ranks nothing: the words name no force as first or last', () => {
  const ofRank =
    /\b(most|least|highest|lowest|top|bottom|best|worst|fewest|league|per \d|more than|fewer)\b/i;
  for (const { label, shown, headed } of states) {
    expect(headed.slice(0, 2).filter((text) => ofRank.test(text)).length, label).toBe(0);
    expect(headed[0], label).toContain('too much for them to be ranked');
    const isNamed = ({ force }: { force?: unknown }) => headed.some((text) => text.includes(String(force)));
    expect(shown.filter(isNamed).length, label).toBe(0);
  }
});
