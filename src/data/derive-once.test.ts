import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Tables } from './tables/index.ts';
import { makeFolder } from '../../tests/support/folders.ts';
import { deriveOnce, readOnce } from './derive-once.ts';
import { fixtureTables } from '../../scripts/data/testing/fixture-tables.ts';

test('a derivation runs again only where a table that it reads has changed', () => {
  let times = 0;
  const derive = ({ timeline, notes }: Tables) => (times += 1) + timeline.length + notes.length;
  const tables = fixtureTables({ timeline: 'event_id\na', notes: 'note\nb' });
  const other = { ...tables, timeline: [] };
  const given = [tables, { ...tables, sources: [] }, other, tables];
  expect(given.map((one) => deriveOnce(derive, derive, one))).toEqual([3, 3, 3, 3]);
  expect(times).toBe(2);
});

test('a file saved without a change is the same bytes, and an equal result is the same object', () => {
  const file = join(makeFolder(), 'table.csv');
  const save = (text: string) => {
    writeFileSync(file, text);
    return readOnce(file);
  };
  const first = save('a');
  expect(save('a')).toBe(first);
  expect(save('b')).not.toBe(first);
  const derive = ({ timeline }: Tables) => ({ length: timeline.length });
  const tables = fixtureTables({ timeline: 'event_id\na' });
  const valueOf = (from: Tables) => deriveOnce(derive, derive, from);
  expect(valueOf({ ...tables, timeline: [...tables.timeline] })).toBe(valueOf(tables));
  expect(valueOf({ ...tables, timeline: [] })).toEqual({ length: 0 });
});
