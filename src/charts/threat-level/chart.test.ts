import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { findChart } from '../index.ts';
import { widths } from '../kit/define-chart.ts';
import { rowWhere, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { drawn, takeApart, textsOf } from '../testing/drawn.ts';
import { levelNames } from './rows.ts';

const { chart, shown, points, said, svg } = drawn('threat-level');
const heightOf = (level: string) => points.find(({ row }) => row.level === level)?.y ?? NaN;

test('draws the change of scope of 23 July 2019 in words, and the level across it unbroken', () => {
  const after = rowWhere(shown, { change: 'scope only', start: '2019-07-23' });
  const before = rowWhere(shown, { end: after.start ?? null });
  expect(before.level).toBe(after.level);
  expect(said.some((text) => text.startsWith('2019: one level'))).toBe(true);
});

test('draws hollow the step of April 2026, for which no government page was found, and no other', () => {
  const untraced = loadTables()['threat-levels'].filter(({ note }) => /no government page/.test(note ?? ''));
  const hollow = svg.querySelectorAll('rect[fill="var(--paper)"], [fill="var(--paper)"] > rect');
  expect(untraced.map((row) => row.start_date)).toEqual(['2026-04-30']);
  expect(hollow).toHaveLength(untraced.length);
  expect(valuesOf(where(shown, { confirmed: 'no' }), 'start')).toEqual(['2026-04-30']);
});

test('orders levels by name, a height for each, with no number for any', () => {
  const used = levelNames.filter((level) => where(shown, { level }).length > 0);
  const heights = used.map(heightOf);
  expect(heights).toEqual(heights.toSorted((a, b) => b - a));
  expect(points.filter(({ row, y }) => y !== heightOf(String(row.level)))).toEqual([]);
  expect(said.filter((text) => /\blevel \d|\b\d of (5|five)\b/i.test(text))).toEqual([]);
});

test('has the words of each event at both widths', () => {
  const events = shown.filter(({ level, change }) => level === 'critical' || change === 'scope only');
  for (const width of Object.values(widths)) {
    const texts = textsOf(takeApart(findChart('threat-level'), { width }).svg).join(' ');
    expect(events.filter(({ start }) => !texts.includes(String(start).slice(0, 4)))).toEqual([]);
    expect(['airliner', 'Glasgow', 'Manchester', 'Parsons'].filter((word) => !texts.includes(word))).toEqual(
      [],
    );
  }
});

test('says nothing of how many officers are armed', () => {
  expect(chart.tables).toEqual(['threat-levels']);
  expect(said.filter((text) => /\barm(ed|ing)\b|\bfirearms (officers|operations)\b/i.test(text))).toEqual([]);
});
