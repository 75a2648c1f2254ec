import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { findChart } from '../index.ts';
import { rowWhere, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { drawnOf, inEachState, ofKind, sentences } from '../testing/drawn.ts';

const states = inEachState(findChart('firearms-reports'));
const reports = states.flatMap(({ said, rows }) => [
  ...said,
  ...rows.flatMap((row) => Object.values(row).map(String)),
]);
const view = (state: string) => rowWhere(states, { state }).shown;
const published = (dimension: string) =>
  where(loadTables()['firearms-reports'], { geography: 'England and Wales' }).filter(
    (row) => row.dimension === dimension && row.period === view('reasons')[0]?.period,
  );
const ascending = (values: unknown[]) => values.map(Number).toSorted((a, b) => a - b);

test('counts reports, which are never called people, nor times a gun was aimed', () => {
  const charts = ['firearms-reports', 'reports-ethnicity', 'firearms-by-force'].map(findChart);
  for (const { label, said } of charts.flatMap(inEachState)) {
    const ofPeople = sentences(said).filter((text) => /\b(people|persons)\b/i.test(text));
    const denials = ofPeople.filter((text) => /neither people nor events|not a share of people/.test(text));
    expect(denials.join(), label).toContain('neither people nor events');
    expect(ofPeople.length, label).toBe(denials.length);
    const ofTimes = /\btimes (that )?(a |their )?(guns?|firearms?)\b|\boccasions\b/i;
    expect(
      said.filter((text) => ofTimes.test(text)),
      label,
    ).toEqual([]);
  }
});

test('draws no row of the outcome that is read as a count of deaths', () => {
  expect(where(published('outcome'), { group: 'Fatality' })).not.toEqual([]);
  const ofDeath = sentences(reports).filter((text) => /fatal|\bdeath\b/i.test(text));
  expect(ofDeath.filter((text) => !text.includes('are left out'))).toEqual([]);
});

test('draws the parts as they were published, with no total among them and none added up', () => {
  const dimensions = { reasons: 'reason', circumstances: 'impact_factor', outcomes: 'outcome' };
  for (const [id, dimension] of Object.entries(dimensions)) {
    const parts = where(published(dimension), { is_total: false }).filter((row) => row.group !== 'Fatality');
    expect(ascending(valuesOf(view(id), 'reports')), id).toEqual(
      ascending([...new Set(parts.map((row) => row.value))]),
    );
    expect(view(id).length).toBe(parts.length);
  }
});

test('draws places of the top level alone, without percentages', () => {
  const top = published('location').filter(
    (row) => (row.is_total && row.group !== 'all') || ['Dwelling', 'Other'].includes(row.group),
  );
  const places = view('places');
  expect(ascending(places.map((row) => row.reports))).toEqual(ascending(top.map((row) => row.value)));
  expect(valuesOf(places, 'percent')).toEqual([null]);
});

test('says that a report may name several reasons, circumstances or places', () => {
  const several = states.filter(({ state }) => !['all', 'outcomes'].includes(state ?? ''));
  const silent = several.filter(({ headed }) => !headed.join().includes('A report may name several'));
  expect(several).toHaveLength(3);
  expect(silent.map(({ label }) => label)).toEqual([]);
});

test('sets the rise beside that of all reports of force, each in a panel from its own zero', () => {
  const { marks, headed } = rowWhere(states, { state: 'all' });
  const bars = ofKind(marks, Plot.Rect).flatMap((mark) =>
    mark.data.map((row) => {
      const [zero, top] = [Number(drawnOf(mark, 'y1', row)), Number(drawnOf(mark, 'y2', row))];
      return { name: row.name, scale: ((zero - top) / Number(row.reports)).toPrecision(6) };
    }),
  );
  expect(valuesOf(bars, 'name')).toHaveLength(2);
  expect(new Set(bars.map(({ name, scale }) => `${String(name)} ${scale}`)).size).toBe(2);
  expect(headed.some((text) => /recording alone could explain the rise/.test(text))).toBe(true);
});
