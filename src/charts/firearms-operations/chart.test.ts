import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import type { Tables } from '../../data/tables/index.ts';
import { readVintages } from '../../data/vintages.ts';
import { findChart } from '../index.ts';
import { rowWhere, where } from '../kit/rows-and-phrases.ts';
import { drawnOf, inEachState, ofKind, textsOf } from '../testing/drawn.ts';
import { deriveOperations } from './rows.ts';

const tables = loadTables();
const states = inEachState(findChart('firearms-operations'));
const rows = deriveOperations(tables);
const [geography, measure] = ['England and Wales', 'operations'] as const;

test('draws and prints only figures of the official series, never an unaudited one', () => {
  const official = where(readVintages(tables, 'operations'), { geography, measure });
  const strange = rows.flatMap(({ period: date, value, first_published }) =>
    [value, first_published].filter(
      (figure) => figure !== null && where(official, { date, value: figure }).length === 0,
    ),
  );
  expect(strange).toEqual([]);
});

test('lets no press figure that names no release stand for the Home Office’s', () => {
  const own = rows.findLast((row) => row.value !== null);
  const published = rowWhere(tables.operations, { geography, measure, period: own?.period ?? '' });
  const source_id = where(tables.sources, { standing: 'press or other' })
    .slice(0, 1)
    .map((row) => row.source_id);
  const press = { ...published, value: 1, release_of: null, released: '2099-01-01', source_id };
  const joined: Tables = { ...tables, operations: [...tables.operations, press] };
  const row = rowWhere(deriveOperations(joined), { period: published.period });
  expect([row.value, row.first_published, row.set_aside]).toEqual([own?.value, own?.first_published, 1]);
});

test('draws each bar from zero to the figure, and a hollow mark where it was first another, in every state', () => {
  for (const { marks, shown } of states) {
    const drawn = (kind: typeof Plot.BarX | typeof Plot.Dot, channel: string) =>
      ofKind(marks, kind).flatMap((mark) => mark.data.map((row) => [row, drawnOf(mark, channel, row)]));
    const known = shown.filter((row) => row.value !== null);
    const revised = known.filter((row) => row.value !== row.first_published);
    expect(drawn(Plot.BarX, 'x1')).toEqual(known.map((row) => [row, 0]));
    expect(drawn(Plot.BarX, 'x2')).toEqual(known.map((row) => [row, row.value]));
    expect(drawn(Plot.Dot, 'x')).toEqual(revised.map((row) => [row, row.first_published]));
  }
});

test('keeps a place for a year without an official figure, with words and no bar', () => {
  for (const { shown, svg } of states) {
    const years = shown.map((row) => Number(String(row.period).slice(0, 4)));
    expect(years).toEqual(years.map((_, index) => (years[0] ?? NaN) + index));
    const words = textsOf(svg).filter((text) => text.startsWith('no official figure held'));
    expect(words).toHaveLength(where(shown, { value: null }).length);
  }
});
