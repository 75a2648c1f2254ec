import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { threatLevelsTable } from '../../data/tables/context-tables.ts';
import { rowWhere, where } from '../kit/rows-and-phrases.ts';
import { drawn, drawnOf, ofKind } from '../testing/drawn.ts';

const picture = drawn('threat-level');
const levels = where(picture.shown, { kind: 'level' });
const bars = ofKind(picture.marks, Plot.BarX);

test('draws the change of scope of 23 July 2019 as a mark, and the level across it unbroken', () => {
  const after = rowWhere(levels, { change: 'scope only', start: '2019-07-23' });
  const before = rowWhere(levels, { end: after.start, level: after.level ?? null });
  const [bar, ...others] = bars.filter(({ data }) => data.includes(before) || data.includes(after));
  expect(others).toEqual([]);
  expect(bar && drawnOf(bar, 'x2', before)).toEqual(bar && drawnOf(bar, 'x1', after));
  // Two bars that only touch would show a hair of the background between them.
  expect(Math.max(bar?.insetLeft ?? 0, bar?.insetRight ?? 0)).toBeLessThan(0);
  expect(ofKind(picture.marks, Plot.RuleX).flatMap(({ data }) => data)).toEqual([after]);
});

test('draws hollow the step of April 2026, for which no government page was found, and no other', () => {
  const untraced = loadTables()['threat-levels'].filter(({ note }) => /no government page/.test(note ?? ''));
  const hollow = bars.filter(({ fill }) => fill === 'var(--paper)').flatMap(({ data }) => data);
  expect(hollow.map((row) => row.start)).toEqual(untraced.map((row) => row.start_date));
  expect(hollow.map((row) => row.start)).toContain('2026-04-30');
  expect(bars.flatMap(({ data }) => data)).toHaveLength(levels.length);
});

test('orders levels by name, with no number for any', () => {
  expect(Array.from<unknown>(picture.options.y?.domain ?? [])).toEqual(
    threatLevelsTable.columns.level.options.toReversed(),
  );
  expect(bars.flatMap((bar) => bar.data.filter((row) => drawnOf(bar, 'y', row) !== row.level))).toEqual([]);
  expect(picture.said.filter((text) => /\blevel \d|\b\d of (5|five)\b/i.test(text))).toEqual([]);
});

test('says nothing of how many officers are armed', () => {
  const ofArming = /\barm(ed|ing)\b|\bfirearms (officers|operations)\b/i;
  expect(picture.chart.tables).toEqual(['threat-levels', 'surveys']);
  expect(picture.said.filter((text) => ofArming.test(text))).toEqual([]);
});
