import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { findChart } from '../index.ts';
import { rowWhere } from '../kit/rows-and-phrases.ts';
import { inEachState, takeApart, textsOf } from '../testing/drawn.ts';

const states = inEachState(findChart('taser-by-force'));

test('has five classes, each in the key with its count, and one for each force with a figure', () => {
  for (const { label, chart, rows, state, shown } of states) {
    const classes = (chart.key?.(rows, { state }) ?? []).filter(({ symbol }) => symbol.startsWith('taser-'));
    expect(
      classes.map(({ symbol }) => symbol),
      label,
    ).toEqual([5, 4, 3, 2, 1].map((number) => `taser-${number}`));
    // The middle force is named once, at the class in which it lies.
    const middle = classes.filter((entry) => entry.label.includes('the middle'));
    expect(middle, label).toHaveLength(1);
    const counted = classes.reduce((sum, { count }) => sum + (count ?? NaN), 0);
    expect(counted, label).toBe(shown.filter((row) => row.per_1000 !== null).length);
  }
});

test('shows the City of London, with its figure or as not given, on phones and on desktops', () => {
  for (const { label, chart, state, shown, svg } of states) {
    const { per_1000, tile_name } = rowWhere(shown, { force: 'City of London' });
    const figure = per_1000 === null ? /not\s*given/ : new RegExp(`^${String(per_1000)}$`);
    for (const texts of [svg, takeApart(chart, { state, width: 288 }).svg].map(textsOf)) {
      expect(texts, label).toContain(tile_name);
      expect(
        texts.some((text) => figure.test(text)),
        label,
      ).toBe(true);
    }
  }
});

test('begins with the collection of 2017/18, and says that forces differ in what they write down', () => {
  for (const { headed } of states) expect(headed[2]).toContain('Forces differ in what they write down');
  const earlier = loadTables()['taser-use'].filter(
    (row) => row.geography_type === 'force' && row.period < '2017-04',
  );
  expect(earlier).not.toEqual([]);
  expect(states.at(-1)?.state).toBe('2017-18');
});
