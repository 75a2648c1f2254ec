import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { rowWhere, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { drawn } from '../testing/drawn.ts';
import { levelNames } from './rows.ts';

const { chart, shown, points, allText, svg } = drawn('threat-level');
const heightOf = (level: unknown) => points.find(({ row }) => row.level === level)?.y ?? NaN;

test('takes the change of scope of 23 July 2019 for no change of level', () => {
  const after = rowWhere(shown, { change: 'scope only', start: '2019-07-23' });
  expect(rowWhere(shown, { end: after.start ?? null }).level).toBe(after.level);
});

test('draws hollow the step of April 2026, for which no government page was found, and no other', () => {
  const untraced = loadTables()['threat-levels'].filter(({ note }) => /no government page/.test(note ?? ''));
  expect(untraced.map((row) => row.start_date)).toEqual(['2026-04-30']);
  expect(valuesOf(where(shown, { confirmed: 'no' }), 'start')).toEqual(['2026-04-30']);
  expect(svg.querySelectorAll('[fill="var(--paper)"] > rect, rect[fill="var(--paper)"]')).toHaveLength(1);
});

test('orders levels by name, a height for each, with no number for any', () => {
  const heights = levelNames.map(heightOf).filter((y) => !Number.isNaN(y));
  expect(heights).toEqual(heights.toSorted((a, b) => b - a));
  expect(points.filter(({ row, y }) => y !== heightOf(row.level))).toEqual([]);
  expect(allText.filter((text) => /\blevel \d|\b\d of (5|five)\b/i.test(text))).toEqual([]);
});

test('says nothing of how many officers are armed', () => {
  expect(chart.tables).toEqual(['threat-levels']);
  expect(allText.filter((text) => /\barm(ed|ing)\b|\bfirearms (officers|operations)\b/i.test(text))).toEqual(
    [],
  );
});
