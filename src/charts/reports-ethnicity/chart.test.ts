import * as Plot from '@observablehq/plot';
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
    labelsOf(states.filter(({ headed }) => !headed[0]?.includes('as the officer perceived it'))),
  ).toEqual([]);
});

test('gives no percentage of fewer than a hundred reports, and then draws counts', () => {
  for (const { label, chart, shown, svg } of states) {
    const small = where(shown, { kind: 'reports' }).filter((row) => Number(row.base) < 100);
    const offenders = small.filter((row) => row.percent !== null || chart.tooltip(row).includes('%'));
    expect(offenders, label).toEqual([]);
    const signs = textsOf(svg).filter((text) => text.includes('%'));
    const onAxis = small.length > 0 ? 0 : 1;
    expect(signs, label).toHaveLength(shown.filter((row) => row.percent !== null).length + onAxis);
  }
});

test('shows both years side by side, with those whose group is not known in each', () => {
  for (const { label, shown, points } of states) {
    const reports = where(shown, { kind: 'reports' });
    const years = valuesOf(reports, 'counted').map((year) => [year]);
    expect(years, label).toHaveLength(2);
    for (const group of Map.groupBy(reports, (row) => row.group).values())
      expect(cells(group, 'counted'), label).toEqual(years);
    const unknown = points.filter(({ row }) => /^Not (known|reported)/.test(String(row.group)));
    expect(unknown, label).toHaveLength(2);
  }
});

test('draws no report on a child under 11', () => {
  const isChild = (text: unknown) => /under 11|0 to 10/i.test(String(text));
  expect(tables['firearms-reports'].filter((row) => isChild(row.group))).not.toEqual([]);
  expect(states.flatMap(({ rows }) => rows.filter((row) => isChild(row.group)))).toEqual([]);
  expect(states.flatMap(({ svg }) => textsOf(svg).filter(isChild))).toEqual([]);
});

test('has the census as a grey mark for England and Wales alone, and never as a bar', () => {
  expect(labelsOf(states.filter(({ shown }) => where(shown, { kind: 'census' }).length > 0))).toEqual([
    'reports-ethnicity england-and-wales 760',
  ]);
  const marked = states
    .flatMap(({ marks }) => marks)
    .filter((mark) => !(mark instanceof Plot.Text) && mark.data.some((row) => row.kind === 'census'));
  expect(marked.map((mark) => [mark instanceof Plot.Dot, mark.fill])).toEqual([[true, 'var(--muted)']]);
  const counted = where(tables['population-ethnicity'], { geography: 'England and Wales' });
  const strange = marked
    .flatMap(({ data }) => data)
    .filter((row) => !counted.some(({ group, percent }) => group === row.group && percent === row.percent));
  expect(strange).toEqual([]);
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
