import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import { where } from '../kit/rows-and-phrases.ts';
import { type DrawnMark, drawn, drawnOf, ofKind } from '../testing/drawn.ts';

const { shown, marks, said } = drawn('what-it-takes');
const fitness = where(shown, { part: 'fitness' });
/** What each mark draws of each of its rows. */
const drawnBy = (kind: DrawnMark[], channel: string) =>
  kind.flatMap((mark) => mark.data.map((row) => ({ row, at: Number(drawnOf(mark, channel, row)) })));
const distinct = (values: number[]) => new Set(values.map((value) => value.toFixed(6))).size;

test('ranks levels by level and then shuttle, and draws the ranks at even steps', () => {
  const asNumber = (level: unknown) => {
    const [whole = 0, shuttle = 0] = String(level).split(':').map(Number);
    return whole * 100 + shuttle;
  };
  const order = [...new Set(fitness.map((row) => asNumber(row.level)))].toSorted((a, b) => a - b);
  const dots = drawnBy(ofKind(marks, Plot.Dot), 'x');
  const first = Math.min(...dots.map(({ at }) => at));
  const higher = dots.filter(({ row }) => Number(row.rank) > 1);
  expect(order.length).toBeGreaterThan(1);
  expect(fitness.map((row) => row.rank)).toEqual(
    fitness.map((row) => order.indexOf(asNumber(row.level)) + 1),
  );
  expect(dots).toHaveLength(fitness.length);
  expect(distinct(higher.map(({ row, at }) => (at - first) / (Number(row.rank) - 1)))).toBe(1);
});

test('writes no level as a decimal', () => {
  const decimals = fitness.map((row) => String(row.level).replace(':', '\\.'));
  const anyDecimal = new RegExp(`(^|[^\\d.])(${decimals.join('|')})($|[^\\d])`);
  expect(said.filter((text) => anyDecimal.test(text))).toEqual([]);
});

test('tells oxygen uptake in words, unconverted, and draws none of it', () => {
  const oxygen = where(shown, { part: 'oxygen' });
  expect(oxygen.length).toBeGreaterThan(0);
  expect(oxygen.filter((row) => row.level !== null || row.rank !== null)).toEqual([]);
  expect(marks.filter(({ data }) => data.some((row) => oxygen.includes(row)))).toEqual([]);
  expect(said.some((text) => /another scale, not converted/.test(text))).toBe(true);
});

test('draws weeks and pounds each from a zero of their own, and days without a bar', () => {
  const bars = ofKind(marks, Plot.Rect);
  const [starts, ends] = [drawnBy(bars, 'x1'), drawnBy(bars, 'x2')];
  const units = [...new Set(starts.map(({ row }) => row.unit))];
  expect(units.toSorted()).toEqual(['GBP', 'weeks']);
  for (const unit of units) {
    const from = starts.filter(({ row }) => row.unit === unit).map(({ at }) => at);
    const to = ends.filter(({ row }) => row.unit === unit);
    expect(distinct(from)).toBe(1);
    expect(distinct(to.map(({ row, at }, index) => (at - (from[index] ?? 0)) / Number(row.value)))).toBe(1);
  }
});
