import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { findChart } from '../index.ts';
import { valuesOf, where } from '../kit/rows-and-phrases.ts';
import { countHatched, inEachState, joins, slantsOf, takeApart } from '../testing/drawn.ts';
import { deriveArmedOfficers } from './rows.ts';

const states = inEachState('armed-officers');
const chart = findChart('armed-officers');

test('joins neighbouring years of one definition alone, in every state', () => {
  const pairs = states.flatMap(joins);
  expect(pairs).toHaveLength(states.flatMap(({ svg }) => slantsOf(svg)).length);
  const wrong = pairs.filter(([a, b]) => a.series !== b.series || Number(b.year) - Number(a.year) !== 1);
  expect(wrong).toEqual([]);
});

test('draws a year without an official figure hatched, joins nothing to it, and says so', () => {
  const tables = loadTables();
  const isKept = ({ date }: { date: string }) => !/^201[78]/.test(date);
  const [officers, worked] = [tables['armed-officers'].filter(isKept), tables['worked-out'].filter(isKept)];
  const rows = deriveArmedOfficers({ ...tables, 'armed-officers': officers, 'worked-out': worked });
  const withGaps = takeApart(chart, { rows });
  const gaps = where(withGaps.shown, { value: null });
  expect(valuesOf(gaps, 'year')).toEqual(expect.arrayContaining([2017, 2018]));
  expect(countHatched(withGaps.svg)).toBe(gaps.length);
  expect(joins(withGaps).filter((pair) => pair.some((row) => gaps.includes(row)))).toEqual([]);
  expect(withGaps.allText.some((text) => /2017 and 2018 there is no official figure/.test(text))).toBe(true);
});

test('draws a ring for each figure that was revised by then, in every state, and none for another', () => {
  const rings = states.map(
    ({ svg }) => svg.querySelectorAll('[fill="var(--paper)"] circle, circle[fill="var(--paper)"]').length,
  );
  const revised = states.map(({ shown }) => shown.filter((row) => row.value !== row.first_published).length);
  expect(rings).toEqual(revised);
  expect(Math.max(...revised)).toBeGreaterThan(1);
});

test('says that its scale does not begin at zero, and speaks of a change of definition only after it', () => {
  expect(states.filter(({ headed }) => !headed[1]?.includes('not at zero'))).toEqual([]);
  const isSplit = states.map(({ shown }) => shown.some((row) => row.series !== 'headline'));
  expect(new Set(isSplit)).toEqual(new Set([true, false]));
  expect(states.map(({ allText }) => allText.some((text) => /definition/i.test(text)))).toEqual(isSplit);
});
