import { sum } from 'd3';
import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { countDashes, countHatched, drawn } from '../testing/drawn.ts';
import { addUpYears, deriveShotsFired, knownIn, type Panel } from './rows.ts';

const tables = loadTables();
const { shown, points, svg } = drawn('shots-fired');

const countDots = (colour: string) =>
  [...svg.querySelectorAll(`path[stroke="var(--${colour})"][stroke-dasharray^="0 "]`)].map(countDashes);

test('adds up the newest ten years that all three series have', () => {
  const whole = addUpYears(deriveShotsFired(tables)).periods;
  const discharges = tables.discharges.filter((row) => row.period !== whole.at(-1));
  const { periods } = addUpYears(deriveShotsFired({ ...tables, discharges }));
  expect([periods.length, periods.at(-1)]).toEqual([10, whole.at(-2)]);
});

test('draws a dot for each operation of the rate, each incident and each person, and a later press figure hollow', () => {
  const { oneIn } = addUpYears(deriveShotsFired(tables));
  const total = (panel: Panel) => sum(knownIn(deriveShotsFired(tables), panel), ({ value }) => value);
  const [incidents] = where(shown, { panel: 'incidents', also_reported: 4 });
  expect(countDots('armed-2')).toEqual([Math.round(oneIn / 100) * 100 - 1]);
  expect(countDots('event')).toEqual([total('incidents'), 4 - Number(incidents?.value)]);
  expect(countDots('paper')).toEqual([4 - Number(incidents?.value)]);
  expect(countDots('ink')).toEqual([total('deaths')]);
});

test('never draws an unknown year as zero: it is hatched and says that it is not known', () => {
  const standing = (value: null | 0) =>
    points.filter(({ row }) => row.value === value).map(({ words }) => words);
  expect(standing(null).filter((words) => !/: not (known|published)\.$/.test(words))).toEqual([]);
  expect(standing(null)).toHaveLength(where(shown, { value: null }).length);
  expect(standing(0).filter((words) => !words.startsWith('0: '))).toEqual([]);
  expect(countHatched(svg)).toBeGreaterThan(0);
});

test('counts the people shot dead from the national series, never from sums over forces', () => {
  const national = where(tables['fatal-shootings'], { measure: 'fatal_police_shootings_fatalities' });
  const published = where(national, { geography: 'England and Wales' }).map(
    ({ period, value }) => `${period} ${value}`,
  );
  const known = where(shown, { panel: 'deaths', standing: 'known' });
  expect(published).toEqual(expect.arrayContaining(known.map((row) => `${row.period} ${row.value}`)));
});
