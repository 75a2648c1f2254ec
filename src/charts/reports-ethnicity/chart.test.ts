import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { findChart } from '../index.ts';
import { valuesOf, where } from '../kit/rows-and-phrases.ts';
import { cells, inEachState, sentences, textsOf } from '../testing/drawn.ts';

const tables = loadTables();
const states = inEachState(findChart('reports-ethnicity'));
const said = states.flatMap((each) => each.said);
const labelsOf = (offenders: typeof states) => offenders.map(({ label }) => label);

test('says in the title, not in a note, that it is as the officer perceived', () => {
  expect(
    labelsOf(states.filter(({ headed }) => !/the officer perceived (it|the person)/.test(headed[0] ?? ''))),
  ).toEqual([]);
});

test('gives no percentage of fewer than a hundred reports, and then draws counts', () => {
  for (const { label, chart, shown, svg } of states) {
    const small = where(shown, { kind: 'reports' }).filter((row) => Number(row.base) < 100);
    const offenders = small.filter((row) => row.percent !== null || chart.tooltip(row).includes('%'));
    expect(offenders, label).toEqual([]);
    const percents = textsOf(svg).filter((text) => text.includes('%'));
    expect(percents.length > 0, label).toBe(small.length === 0);
  }
});

test('shows both years, with those whose group is not known in each', () => {
  for (const { label, shown, points } of states) {
    const reports = where(shown, { kind: 'reports' });
    const years = valuesOf(reports, 'counted').map((year) => [year]);
    expect(years, label).toHaveLength(2);
    for (const group of Map.groupBy(reports, (row) => `${row.place} ${row.group}`).values())
      expect(cells(group, 'counted').toSorted(), label).toEqual(years.toSorted());
    const unknown = points.filter(({ row }) => row.group === 'Not reported');
    expect(unknown, label).toHaveLength(2 * valuesOf(reports, 'place').length);
  }
});

test('has the groups of every place in one order, so that none is picked out', () => {
  const ofEthnicity = states.filter(({ shown }) => shown[0]?.dimension === 'ethnicity');
  const orders = ofEthnicity.map(({ shown }) => valuesOf(where(shown, { kind: 'reports' }), 'group').join());
  expect(new Set(orders).size).toBe(1);
});

test('draws no report on a child under 11', () => {
  const isChild = (text: unknown) => /under 11|0 to 10/i.test(String(text));
  expect(tables['firearms-reports'].filter((row) => isChild(row.group))).not.toEqual([]);
  expect(states.flatMap(({ rows }) => rows.filter((row) => isChild(row.group)))).toEqual([]);
  expect(states.flatMap(({ svg }) => textsOf(svg).filter(isChild))).toEqual([]);
});

test('has the census for England and Wales alone, and never as a bar', () => {
  expect(labelsOf(states.filter(({ shown }) => where(shown, { kind: 'census' }).length > 0))).toEqual([
    'reports-ethnicity england-and-wales 720',
  ]);
  const diamonds = states.map(({ svg }) => svg.querySelectorAll('[fill="var(--muted)"] path').length);
  expect(diamonds.filter((count) => count > 0)).toEqual([5]);
});

test('says no ratio and no likelihood', () => {
  const ofRatio =
    /\b(\w+|\d+) times (as|more|less|the)\b|\btwice\b|\bdouble\b|\b(more|less) likely\b|\blikel(y|ier)\b|disproportion|over-?represent|\bper (100|1,?000|head)\b/i;
  expect(said.filter((text) => ofRatio.test(text))).toEqual([]);
  const likelihoods = sentences(said).filter((text) => text.includes('likelihood'));
  expect(likelihoods.filter((text) => !text.includes('is not a likelihood'))).toEqual([]);
});

test('has a state for England and Wales, the Met, age, gender, and each force with a hundred reports in a year', () => {
  const periods = new Set(
    states.flatMap(({ rows }) => where(rows, { kind: 'reports' }).map((row) => row.period)),
  );
  const enough = where(tables['firearms-reports'], { dimension: 'ethnicity', group: 'all' }).filter(
    (row) => Number(row.value) >= 100 && periods.has(row.period),
  );
  const forces = tables['police-forces'].filter(
    ({ geography }) => geography !== 'Metropolitan' && where(enough, { geography }).length > 0,
  );
  expect(states.map(({ state }) => state).toSorted()).toEqual(
    ['age', 'england-and-wales', 'gender', 'met', ...forces.map(({ force_id }) => force_id)].toSorted(),
  );
});
