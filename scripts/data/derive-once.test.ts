import { expect, test } from 'vitest';
import type { Tables } from '../../src/data/tables/index.ts';
import { deriveOnce, tablesRead } from './derive-once.ts';
import { fixtureTables } from './testing/fixture-tables.ts';

test('what follows from tables is made again only where a table that it looks at is another', () => {
  let times = 0;
  const derive = ({ timeline, notes }: Tables) => (times += 1) + timeline.length + notes.length;
  const tables = fixtureTables({ timeline: 'event_id\na', notes: 'note\nb' });
  const other = { ...tables, timeline: [] };
  const given = [tables, { ...tables, sources: [] }, other, tables];
  expect(given.map((one) => deriveOnce(derive, derive, one).value)).toEqual([3, 3, 3, 3]);
  expect(times).toBe(2);
  expect(tablesRead(derive, derive, tables)).toEqual(new Set(['timeline', 'notes']));
});
