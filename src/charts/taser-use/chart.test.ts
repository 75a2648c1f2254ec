import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { drawn, offScale, slantsOf } from '../testing/drawn.ts';

const { shown, points, svg, sentences } = drawn('taser-use');

test('leaves out the stray quarter of January to March 2017, and whatever else is no whole year', () => {
  expect(where(loadTables()['taser-use'], { period: '2017-01/2017-03' })).not.toEqual([]);
  const isYear = /^(\d{4})-01\/\1-12$|^\d{4}-04\/\d{4}-03$/;
  expect(shown.filter((row) => !isYear.test(String(row.period)) || row.year === '2017')).toEqual([]);
});

test('breaks at 2017: a double rule parts the collections, no line joins years, no words compare the sides', () => {
  const [before = [], after = []] = ['earlier collection', 'new collection'].map((collection) =>
    points.filter(({ row }) => row.collection === collection).map(({ y }) => y),
  );
  const rules = [...svg.querySelectorAll('path[stroke="var(--muted)"]')].flatMap(({ outerHTML }) =>
    [...outerHTML.matchAll(/M0,([\d.]+)/g)].map(([, y]) => Number(y)),
  );
  expect(rules).toHaveLength(2);
  expect(rules.filter((y) => y <= Math.max(...before) || y >= Math.min(...after))).toEqual([]);
  expect(slantsOf(svg)).toEqual([]);
  const ofChange = /\b(up|down|more|fewer|less) (from|than)\b|\btimes\b|\b(doubl|tripl|trebl)\w+/i;
  expect(sentences.filter((text) => ofChange.test(text))).toEqual([]);
});

test('stands all bars on one zero and one scale, with the kinds of each year inside its total', () => {
  expect(offScale(points.map(({ x, row }) => [Number(row.total), x]))).toEqual([]);
  const wrong = shown.filter(
    (row) => Number(row.discharge) + Number(row.non_discharge) + Number(row.not_stated) !== row.total,
  );
  expect(wrong).toEqual([]);
});
