import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { findChart } from '../index.ts';
import { hatchFill } from '../kit/marks.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { inEachState, ofKind } from '../testing/drawn.ts';

const tables = loadTables();
const states = inEachState(findChart('firearms-by-force'));

test('holds no rate, rank or class: its figures are counts as published', () => {
  const rows = states.flatMap(({ shown }) => shown);
  const numbers = rows.flatMap((row) => Object.keys(row).filter((name) => typeof row[name] === 'number'));
  expect(new Set(numbers)).toEqual(new Set(['tile_column', 'tile_row', 'reports', 'operations']));
  const counted = where(tables['firearms-reports'], { dimension: 'ethnicity', group: 'all' });
  const strange = rows.filter(
    (row) =>
      !counted.some(
        ({ geography, period, value }) =>
          geography === row.geography && period === row.period && value === row.reports,
      ),
  );
  expect(strange).toEqual([]);
});

test('fills the 43 tiles with one neutral ink, and hatches those without a figure', () => {
  for (const { label, marks, options } of states) {
    const filled = ofKind(marks, Plot.Rect).filter(({ fill }) => fill !== 'none');
    expect(
      filled.flatMap(({ data }) => data),
      label,
    ).toHaveLength(tables['police-forces'].length);
    const wrong = filled.flatMap(({ fill, data }) =>
      data.filter((row) => fill !== (row.reports === null ? hatchFill : 'var(--rule)')),
    );
    expect(wrong, label).toEqual([]);
    expect(options, label).not.toHaveProperty('color');
  }
});

test('ranks nothing: forces stand by name, and the words name none as first or last', () => {
  const ofRank =
    /\b(most|least|highest|lowest|top|bottom|best|worst|fewest|ranked|league|per \d|more than|fewer)\b/i;
  for (const { label, shown, headed } of states) {
    const [title = ''] = headed;
    const names = shown.map((row) => String(row.force));
    expect(names, label).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en-GB')));
    expect(title).toContain('cannot be read as a ranking');
    expect(title).not.toMatch(ofRank);
    expect(
      names.filter((name) => title.includes(name)),
      label,
    ).toEqual([]);
  }
});
