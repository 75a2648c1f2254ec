import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { findChart } from '../index.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { drawn, drawnOf, inEachState, joiners, joins, ofKind, takeApartRows } from '../testing/drawn.ts';
import { changes, deriveArmedOfficers } from './rows.ts';

const chart = findChart('armed-officers');
const states = inEachState(chart);
const picture = drawn('armed-officers');
const rows = deriveArmedOfficers(loadTables());
const dots = ofKind(picture.marks, Plot.Dot);

test('joins neighbouring years of one definition alone, in every state', () => {
  const pairs = states.flatMap(joins);
  expect(pairs.length).toBeGreaterThan(0);
  expect(pairs.filter(([a, b]) => a.series !== b.series || Number(b.year) - Number(a.year) !== 1)).toEqual(
    [],
  );
  expect(states.flatMap(joiners)).toEqual([]);
});

test('draws no line and no dot in a year without an official figure, and says so in the gap', () => {
  const tables = loadTables();
  const isKept = ({ date }: { date: string }) => !/^201[78]/.test(date);
  const without = deriveArmedOfficers({
    ...tables,
    'armed-officers': tables['armed-officers'].filter(isKept),
    'worked-out': tables['worked-out'].filter(isKept),
  });
  const gaps = without.filter(({ year }) => year === 2017 || year === 2018);
  expect(gaps.map(({ year, value }) => [year, value])).toEqual([
    [2017, null],
    [2018, null],
  ]);
  const withGaps = takeApartRows(chart, without);
  const drawnGaps = ofKind(withGaps.marks, Plot.Dot).flatMap((mark) =>
    mark.data.filter((row) => gaps.some((gap) => gap === row) && drawnOf(mark, 'y', row) !== null),
  );
  expect([
    ...drawnGaps,
    ...joins(withGaps)
      .flat()
      .filter(({ value }) => value === null),
  ]).toEqual([]);
  expect(withGaps.said.some((text) => /No official figures for .*2017 and 2018/.test(text))).toBe(true);
});

test('draws every revised year as first published, hollow, and as it is now, filled', () => {
  const revised = picture.shown.filter((row) => row.value !== row.first_published);
  const [hollow = [], filled = []] = [true, false].map((isHollow) =>
    dots
      .filter(({ fill }) => (fill === 'var(--paper)') === isHollow)
      .flatMap((mark) => mark.data.map((row) => [row, drawnOf(mark, 'y', row)] as const)),
  );
  expect(revised.length).toBeGreaterThan(0);
  expect(hollow).toEqual(revised.map((row) => [row, row.first_published]));
  expect(filled).toEqual(expect.arrayContaining(revised.map((row) => [row, row.value])));
});

test('says that its scale does not begin at zero', () => {
  const [from] = Array.from<unknown>(picture.options.y?.domain ?? []);
  expect(from).toBeGreaterThan(0);
  expect(picture.headed[1]).toContain('not at zero');
});

test('speaks of the change of definition in the states alone that have two counts', () => {
  const isSplit = states.map(({ shown }) => shown.some((row) => row.series !== 'headline'));
  expect(new Set(isSplit)).toEqual(new Set([true, false]));
  expect(states.map(({ said }) => said.some((text) => /definition/i.test(text)))).toEqual(isSplit);
});

test('takes no change across a gap or across definitions', () => {
  const known = rows.filter((row) => row.value !== null);
  const taken = changes(rows).map(({ series, year }) => [series, year]);
  const within = known.filter(({ series, year }) => where(known, { series, year: year - 1 }).length > 0);
  expect(taken).toEqual(within.map(({ series, year }) => [series, year]));
});
