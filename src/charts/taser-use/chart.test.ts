import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { drawn, drawnOf, joiners, ofKind } from '../testing/drawn.ts';

const picture = drawn('taser-use');

test('leaves out the stray quarter of January to March 2017, and whatever else is no whole year', () => {
  expect(where(loadTables()['taser-use'], { period: '2017-01/2017-03' })).not.toEqual([]);
  const isYear = /^(\d{4})-01\/\1-12$|^\d{4}-04\/\d{4}-03$/;
  expect(picture.shown.filter((row) => !isYear.test(String(row.period)) || row.year === '2017')).toEqual([]);
});

test('breaks at 2017: a place with a double rule parts the collections, and no line or bar crosses it', () => {
  const places = Array.from<unknown>(picture.options.y?.domain ?? []);
  const [before = [], after = []] = ['earlier collection', 'new collection'].map((collection) =>
    where(picture.shown, { collection }).map((row) => places.indexOf(row.year)),
  );
  const at = places.indexOf('break');
  expect(Math.max(...before)).toBeLessThan(at);
  expect(Math.min(...after)).toBeGreaterThan(at);
  const rules = ofKind(picture.all, Plot.RuleY);
  expect(rules.filter((rule) => drawnOf(rule, 'y', rule.data[0]) === 'break')).toHaveLength(2);
  expect([...ofKind(picture.marks, Plot.Line), ...joiners(picture)]).toEqual([]);
  const astray = ofKind(picture.marks, Plot.BarX).flatMap((bar) =>
    bar.data.filter((row) => drawnOf(bar, 'y', row) !== row.year),
  );
  expect(astray).toEqual([]);
});
