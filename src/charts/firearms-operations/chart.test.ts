import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import type { Tables } from '../../data/tables/index.ts';
import { deriveVintages } from '../../data/as-of.ts';
import { atPresent } from '../kit/as-of-states.ts';
import { rowWhere, where } from '../kit/rows-and-phrases.ts';
import { countHatched, inEachState, offScale } from '../testing/drawn.ts';
import { deriveOperations } from './rows.ts';

const tables = loadTables();
const rows = atPresent(deriveOperations(tables));
const [geography, measure] = ['England and Wales', 'operations'] as const;

test('draws and prints only figures of the official series, never an unaudited one', () => {
  const official = where(deriveVintages(tables, 'operations'), { geography, measure });
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
  const [press] = where(tables.sources, { standing: 'press or other' });
  const source_id = press ? [press.source_id] : [];
  const ofPress = { ...published, value: 1, release_of: null, released: '2099-01-01', source_id };
  const joined: Tables = { ...tables, operations: [...tables.operations, ofPress] };
  const row = rowWhere(atPresent(deriveOperations(joined)), { period: published.period });
  expect([row.value, row.first_published, row.set_aside]).toEqual([own?.value, own?.first_published, 1]);
});

test('draws a column from zero for each figure, and hatches each year without one, in every state', () => {
  for (const { label, shown, svg, points } of inEachState('firearms-operations')) {
    const gaps = where(shown, { value: null });
    const foot = (points.find(({ row }) => gaps.includes(row))?.y ?? NaN) + 4.5;
    // A point lies in the middle of its column.
    const known = points.filter(({ row }) => !gaps.includes(row));
    const middles = known.map(({ row, y }): [number, number] => [Number(row.value), y]);
    expect(offScale([[0, foot], ...middles]), label).toEqual([]);
    expect(countHatched(svg)).toBe(gaps.length);
  }
});
