import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableDefinitions, type Tables } from '../../../src/data/tables/index.ts';
import { parseTable } from '../../data/parse-table.ts';
import type { Moved } from './headers.ts';

/** What data/addresses.csv says has moved. */
export function readMoved(root: string): Moved {
  const { rows } = parseTable(tableDefinitions.addresses, readFileSync(join(root, 'data/addresses.csv')));
  return (rows as Tables['addresses']).flatMap(({ address, moved_to }) =>
    moved_to === null ? [] : [{ from: address, to: moved_to }],
  );
}
