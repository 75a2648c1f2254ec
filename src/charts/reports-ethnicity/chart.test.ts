import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { valuesOf, where } from '../kit/rows-and-phrases.ts';
import { inEachState } from '../testing/drawn.ts';

const states = inEachState('reports-ethnicity').map((state) => ({
  ...state,
  reports: where(state.shown, { kind: 'reports' }),
}));

test('says in the title that it is as the officer perceived, and no ratio or likelihood anywhere', () => {
  const silent = states.filter(({ headed }) => !/the officer perceived (it|the person)/.test(`${headed[0]}`));
  expect(silent).toEqual([]);
  const ratio =
    /\b(\w+|\d+) times (as|more|less|the)\b|\btwice\b|\bdouble\b|\blikel(y|ier|ihood)|disproportion|over-?represent|\bper (100|1,?000|head)\b/i;
  const refused = states.flatMap(({ sentences }) => sentences).filter((text) => ratio.test(text));
  expect(refused.filter((text) => !text.includes('is not a likelihood'))).toEqual([]);
});

test('gives no percentage of fewer than a hundred reports, and then draws counts', () => {
  const wrong = states.filter(({ chart, reports, texts }) => {
    const small = reports.filter((row) => Number(row.base) < 100);
    const isInPercent = texts.some((text) => text.includes('%'));
    const found = small.filter((row) => row.percent !== null || chart.tooltip(row).includes('%'));
    return found.length > 0 || isInPercent !== (small.length === 0);
  });
  expect(wrong.map(({ label }) => label)).toEqual([]);
});

test('draws no report on a child under 11, and the census as diamonds for England and Wales alone', () => {
  const isChild = (text: unknown) => /under 11|0 to 10/i.test(String(text));
  expect(loadTables()['firearms-reports'].filter((row) => isChild(row.group))).not.toEqual([]);
  const texts = states.flatMap(({ texts, rows }) => [...texts, ...rows.map(({ group }) => group)]);
  expect(texts.filter(isChild)).toEqual([]);
  const diamonds = states.map(({ svg }) => svg.querySelectorAll('[fill="var(--muted)"] path').length);
  expect(diamonds).toEqual(states.map(({ state }) => (state === 'england-and-wales' ? 5 : 0)));
});

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
