import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import { lastDay } from '../../data/as-of.ts';
import { loadTables } from '../../data/generated.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { cells, drawn, joiners, ofKind } from '../testing/drawn.ts';

const picture = drawn('armed-officers-met');
const published = where(loadTables()['armed-officers'], { geography: 'Metropolitan' });
const dots = ofKind(picture.marks, Plot.Dot);

test('draws each count as a separate dot, once, and no line through them', () => {
  const counts = dots.flatMap(({ data }) => cells(data, 'date', 'value').map(String));
  expect(counts.toSorted()).toEqual(published.map(({ date, value }) => `${date},${value}`).toSorted());
  expect([...ofKind(picture.marks, Plot.Line), ...joiners(picture)]).toEqual([]);
});

test('draws hollow what is rounded, inferred or another count, and that alone', () => {
  const unsure = published.filter(
    ({ measure, qualifier }) => measure !== 'armed_officers' || qualifier !== null,
  );
  const hollow = dots.filter(({ fill }) => fill === 'var(--paper)').flatMap(({ data }) => data);
  expect(unsure.length).toBeGreaterThan(0);
  expect(cells(hollow, 'date').map(String).toSorted()).toEqual(unsure.map(({ date }) => date).toSorted());
});

test('draws the target dashed, over the months for which it was set, and never as a dot', () => {
  const targets = where(picture.shown, { kind: 'target' });
  const lines = ofKind(picture.marks, Plot.RuleY).filter(({ stroke }) => stroke === 'var(--target)');
  expect(lines.map(({ data }) => data)).toEqual([targets]);
  expect(lines[0]?.strokeDasharray).toMatch(/\d/);
  expect(dots.flatMap(({ data }) => data).filter((row) => row.kind !== 'count')).toEqual([]);
});

test('tells the progress of the uplift in a list, apart from the counts', () => {
  const said = picture.said.map((text) => text.toLowerCase());
  const progress = picture.shown.filter((row) => row.kind !== 'count');
  expect(progress.length).toBeGreaterThan(0);
  const untold = progress.filter(
    (row) => !said.some((text) => text.endsWith(`: ${String(row.about)}`.toLowerCase())),
  );
  expect(untold).toEqual([]);
});

test('a month counts from its last day among the Met’s dots', () => {
  const months = picture.shown.filter((row) => String(row.date).length === 7);
  expect(months.length).toBeGreaterThan(0);
  expect(months.filter((row) => row.day !== lastDay(String(row.date)))).toEqual([]);
});
