import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { rowWhere, where } from '../kit/rows-and-phrases.ts';
import { inEachState } from '../testing/drawn.ts';

const states = inEachState('firearms-reports');
const view = (state: string) => rowWhere(states, { state }).shown;
const countsIn = (state: string) => view(state).map(({ reports }) => Number(reports));
const published = where(loadTables()['firearms-reports'], { geography: 'England and Wales' });
const ascending = (values: (number | null)[]) => values.map(Number).toSorted((a, b) => a - b);

test('counts reports, which are never called people, nor times a gun was aimed', () => {
  const charts = ['firearms-reports', 'reports-ethnicity', 'firearms-by-force'];
  for (const { label, allText, sentences } of charts.flatMap(inEachState)) {
    const ofPeople = sentences.filter((text) => /\b(people|persons)\b/i.test(text));
    const isDenial = (text: string) => /neither people nor events|not a share of people/.test(text);
    expect(ofPeople.join(), label).toContain('neither people nor events');
    const ofTimes = allText.filter((text) => /\btimes (that )?(a |their )?(guns?|firearms?)\b/i.test(text));
    expect([...ofTimes, ...ofPeople.filter((text) => !isDenial(text))], label).toEqual([]);
  }
});

test('draws the parts as published, with no total and no row of deaths, and places of the top level alone', () => {
  const of = { reasons: 'reason', circumstances: 'impact_factor', places: 'location', outcomes: 'outcome' };
  for (const [state, dimension] of Object.entries(of)) {
    const isPart = ({ is_total, group }: { is_total: boolean | null; group: string }) =>
      state !== 'places' ? !is_total : is_total ? group !== 'all' : /^(Dwelling|Other)$/.test(group);
    const parts = published.filter(
      (row) => row.dimension === dimension && row.period === view(state)[0]?.period && isPart(row),
    );
    const drawn = parts.filter(({ group }) => group !== 'Fatality').map(({ value }) => value);
    expect(ascending(countsIn(state)), state).toEqual(ascending(drawn));
  }
  expect(view('places').filter(({ percent }) => percent !== null)).toEqual([]);
});

test('says where a report may name several, and from what hundred both lines rise', () => {
  const silent = states.filter(({ headed }) => !headed.join().includes('A report may name several'));
  expect(silent.map(({ state }) => state)).toEqual(['all', 'outcomes']);
  const { points, headed } = rowWhere(states, { state: 'all' });
  const first = points.filter(({ row }) => row.index === 100);
  expect(first.map(({ y }) => y)).toEqual([first[0]?.y, first[0]?.y]);
  expect(headed).toContain('Better recording alone could explain both.');
});
