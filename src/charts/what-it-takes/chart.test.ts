import { pairs } from 'd3';
import { expect, test } from 'vitest';
import { where } from '../kit/rows-and-phrases.ts';
import { drawn, offScale } from '../testing/drawn.ts';

const { shown, points, allText, sentences, texts } = drawn('what-it-takes');
const fitness = where(shown, { part: 'fitness' });
const drawnOf = (part: string) => points.filter(({ row }) => row.part === part);

test('lists runs by level and then shuttle, at even steps, since distances between levels are not known', () => {
  for (const list of Map.groupBy(drawnOf('fitness'), ({ row }) => row.asked_by).values()) {
    const fromTop = list.toSorted((a, b) => a.y - b.y);
    const levels = fromTop.map(({ row }) => String(row.level).split(':').map(Number) as [number, number]);
    expect(levels).toEqual(levels.toSorted(([a, c], [b, d]) => b - a || d - c));
    expect(new Set(pairs(fromTop, (a, b) => (b.y - a.y).toFixed(1))).size).toBe(1);
    expect(new Set(list.map(({ x }) => x)).size).toBe(1);
  }
  expect(drawnOf('fitness')).toHaveLength(fitness.length);
});

test('writes no level as a decimal', () => {
  const decimals = fitness.map((row) => String(row.level).replace(':', '\\.')).join('|');
  const anyDecimal = new RegExp(`(^|[^\\d.])(${decimals})($|[^\\d])`);
  expect(allText.filter((text) => anyDecimal.test(text))).toEqual([]);
});

test('keeps oxygen uptake, another scale, and the courses to the table', () => {
  expect(where(shown, { part: 'oxygen' }).filter(({ level, rank }) => level ?? rank)).toEqual([]);
  expect(new Set(points.map(({ row }) => row.part))).toEqual(new Set(['fitness', 'selection']));
});

test('draws the plan’s counts from one zero, and calls them no share of each other', () => {
  const middles = drawnOf('selection').map(({ x, row }): [number, number] => [Number(row.value), x]);
  expect(middles.length).toBeGreaterThan(1);
  expect(offScale([[0, 0], ...middles])).toEqual([]);
  expect(texts.filter((text) => text.includes('%'))).toEqual([]);
  expect(sentences.filter((text) => /\bone in\b|\bout of\b|dropped out|funnel/.test(text))).toEqual([]);
});
