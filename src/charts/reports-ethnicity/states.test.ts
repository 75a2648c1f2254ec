import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { findChart } from '../index.ts';
import { valuesOf, where } from '../kit/rows-and-phrases.ts';
import { inEachState } from '../testing/drawn.ts';

const states = inEachState(findChart('reports-ethnicity')).map((state) => ({
  ...state,
  reports: where(state.shown, { kind: 'reports' }),
}));

test('shows every group of a place in both years, in one order, with those whose group is not known', () => {
  for (const { label, reports, points } of states) {
    for (const group of Map.groupBy(reports, (row) => `${row.place} ${row.group}`).values())
      expect(new Set(valuesOf(group, 'period')).size, label).toBe(2);
    const unknown = points.filter(({ row }) => row.group === 'Not reported');
    expect(unknown.length, label).toBe(2 * valuesOf(reports, 'place').length);
  }
  const ofEthnicity = states.filter(({ reports }) => reports[0]?.dimension === 'ethnicity');
  expect(new Set(ofEthnicity.map(({ reports }) => valuesOf(reports, 'group').join())).size).toBe(1);
});

test('has a state for the Met, the country, age, gender, and each force with a hundred reports in a year', () => {
  const { 'firearms-reports': all, 'police-forces': forces } = loadTables();
  const counted = where(all, { dimension: 'ethnicity', group: 'all' }).filter(({ period, value }) =>
    states.some(({ reports }) => Number(value) >= 100 && valuesOf(reports, 'period').includes(period)),
  );
  const enough = forces.filter(({ geography }) => where(counted, { geography }).length > 0);
  const ids = enough.map((row) => (row.geography === 'Metropolitan' ? 'met' : row.force_id));
  const expected = [...ids, 'age', 'england-and-wales', 'gender'].toSorted();
  expect(states.map(({ state }) => state).toSorted()).toEqual(expected);
});
