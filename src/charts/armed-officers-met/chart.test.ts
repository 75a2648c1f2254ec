import { expect, test } from 'vitest';
import { lastDay } from '../../data/as-of.ts';
import { loadTables } from '../../data/generated.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { cells, drawn, offScale, slantsOf } from '../testing/drawn.ts';

const { svg, shown, points, texts } = drawn('armed-officers-met');
const published = where(loadTables()['armed-officers'], { geography: 'Metropolitan' });
const ofCounts = points.filter(({ row }) => row.kind === 'count');
const inColour = (name: string) =>
  points.filter(({ colour }) => colour === `var(--${name})`).map(({ row }) => row);

test('draws each count as a stick of its own from zero, as high as it is, and no line through them', () => {
  const counts = ofCounts.map(({ row }) => `${row.date},${row.value}`);
  expect(counts.toSorted()).toEqual(published.map(({ date, value }) => `${date},${value}`).toSorted());
  expect(slantsOf(svg)).toEqual([]);
  // A point is the top of its stick: as high as its officers. The events stand on the zero.
  const zero = points.find(({ row }) => row.kind === 'event')?.y ?? NaN;
  const tops = ofCounts.map(({ row, y }): [number, number] => [Number(row.value), y]);
  expect(offScale([[0, zero], ...tops], 1)).toEqual([]);
});

test('draws hollow what is rounded, inferred or another count, and that alone', () => {
  const unsure = published.filter((row) => row.measure !== 'armed_officers' || row.qualifier !== null);
  expect(unsure.length).toBeGreaterThan(0);
  expect(cells(inColour('paper'), 'date').map(String).toSorted()).toEqual(
    unsure.map(({ date }) => date).toSorted(),
  );
});

test('draws the target dashed, and never as a count', () => {
  expect(inColour('target')).toEqual(where(shown, { kind: 'target' }));
  expect(svg.querySelector('[stroke="var(--target)"]')?.getAttribute('stroke-dasharray')).toMatch(/\d/);
});

test('shows charge and acquittal as one event with one label, and counts a month from its last day', () => {
  expect(texts.filter((text) => /charged|acquitted/.test(text))).toHaveLength(1);
  const months = where(shown, { kind: 'count' }).filter((row) => String(row.date).length === 7);
  expect(months.filter((row) => row.day !== lastDay(String(row.date)))).toEqual([]);
});
