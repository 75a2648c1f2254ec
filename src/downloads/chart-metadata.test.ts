import { expect, test, vi } from 'vitest';
import { unlabelledColumns } from './unlabelled-columns.ts';
import { listLive } from '../embeds/list-embeds.ts';
import { describeRows } from './chart-metadata.ts';

vi.stubEnv('SITE', 'https://example.org/');
vi.stubEnv('BASE_URL', '/');

test('every column of every CSV says what it holds, and none is described where its label or table does', () => {
  const columns = listLive().flatMap((embed) =>
    describeRows(embed).tableSchema.columns.map((column) => ({ ...column, path: embed.path })),
  );
  expect(columns.filter((column) => !column['dc:description'])).toEqual([]);
  const needed = columns
    .filter((column) => column['dc:description'] === unlabelledColumns[column.name])
    .map(({ name }) => name);
  expect(new Set(needed)).toEqual(new Set(Object.keys(unlabelledColumns)));
});
