import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { findChart } from '../index.ts';
import { rowWhere, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { inEachState, sentences } from '../testing/drawn.ts';

const states = inEachState(findChart('firearms-reports'));
const view = (state: string) => rowWhere(states, { state }).shown;
const published = (dimension: string) =>
  where(loadTables()['firearms-reports'], { geography: 'England and Wales' }).filter(
    (row) => row.period === view('reasons')[0]?.period && row.dimension === dimension,
  );
const ascending = (values: unknown[]) => values.map(Number).toSorted((a, b) => a - b);

test('counts reports, which are never called people, nor times a gun was aimed', () => {
  const charts = ['firearms-reports', 'reports-ethnicity', 'firearms-by-force'].map(findChart);
  for (const { label, said } of charts.flatMap(inEachState)) {
    const ofPeople = sentences(said).filter((text) => /\b(people|persons)\b/i.test(text));
    const isDenial = (text: string) => /neither people nor events|not a share of people/.test(text);
    expect(ofPeople.join(), label).toContain('neither people nor events');
    expect(ofPeople.filter((text) => !isDenial(text))).toEqual([]);
    const ofTimes = /\btimes (that )?(a |their )?(guns?|firearms?)\b|\boccasions\b/i;
    expect(said.filter((text) => ofTimes.test(text))).toEqual([]);
  }
});

test('draws the parts as published, with no total and no row of deaths among them, and none added up', () => {
  const ofDeath = sentences(states.flatMap(({ said }) => said)).filter((text) =>
    /fatal|\bdeath\b/i.test(text),
  );
  expect(ofDeath.filter((text) => !text.includes('are left out'))).toEqual([]);
  for (const [id, dimension] of Object.entries({
    reasons: 'reason',
    circumstances: 'impact_factor',
    outcomes: 'outcome',
  })) {
    const parts = where(published(dimension), { is_total: false }).filter(
      ({ group }) => group !== 'Fatality',
    );
    expect(ascending(view(id).map(({ reports }) => reports)), id).toEqual(
      ascending(valuesOf(parts, 'value')),
    );
  }
});

test('draws places of the top level alone, without percentages', () => {
  const isTop = ({ is_total, group }: { is_total: boolean | null; group: string }) =>
    is_total ? group !== 'all' : ['Dwelling', 'Other'].includes(group);
  const top = published('location')
    .filter(isTop)
    .map(({ value }) => value);
  expect(ascending(view('places').map(({ reports }) => reports))).toEqual(ascending(top));
  expect(valuesOf(view('places'), 'percent')).toEqual([null]);
});

test('says that a report may name several reasons, circumstances or places', () => {
  const silent = states.filter(({ headed }) => !headed.join().includes('A report may name several'));
  expect(silent.map(({ state }) => state)).toEqual(['all', 'outcomes']);
});

test('sets the rise beside that of all reports of force, both from the same hundred', () => {
  const { points, headed } = rowWhere(states, { state: 'all' });
  const first = points.filter(({ row }) => row.index === 100);
  expect(first.map(({ y }) => y)).toEqual([first[0]?.y, first[0]?.y]);
  expect(headed.some((text) => /recording alone could explain both/.test(text))).toBe(true);
});
