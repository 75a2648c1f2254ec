import { isDate } from '../../src/data/column.ts';
import { formatDate } from '../../src/data/format.ts';
import { tableDefinitions } from '../../src/data/tables/index.ts';
import type { DataError } from '../data/data-error.ts';
import type { TextTables } from '../diff/compare-rows.ts';
import type { LoadedFile } from './load-file.ts';
import type { LoadedRow } from './loader.ts';

/** What names a publication in our tables; empty where it is not known. */
export interface PublicationCells {
  release: string;
  released: string;
  source_id: string;
}

interface GivenOptions {
  source?: string | undefined;
  release?: string | undefined;
  released?: string | undefined;
}

/** What the editor gives comes before what the file says. A release is named by its day: “HO 26 Jul 2023 open data”. */
export function namePublication({ loader, ...loaded }: LoadedFile, given: GivenOptions): PublicationCells {
  const released = given.released ?? loaded.released ?? '';
  const shortDate = formatDate(released).replace(/(?<= [A-Z][a-z]{2})[a-z]+/, '');
  const release = given.release ?? (released && `HO ${shortDate}${loader?.releaseSuffix ?? ''}`);
  return { release, released, source_id: given.source ?? '' };
}

export function withPublication(row: LoadedRow, publication: PublicationCells): LoadedRow {
  const { columns } = tableDefinitions[row.table];
  const own = Object.entries(publication).filter(([column]) => column in columns);
  return { ...row, cells: { ...row.cells, ...Object.fromEntries(own) } };
}

/** What the editor must still give before rows can be written. */
export function findMissing({ released, source_id }: PublicationCells, { sources }: TextTables): DataError[] {
  const missing: DataError[] = [];
  if (!sources.some(({ cells }) => cells.source_id === source_id))
    missing.push({
      file: '--source',
      received: source_id,
      expected: 'a source_id of data/sources.csv',
      fix: 'if the file has no row there yet, add one: id, title, publisher, address, day, licence and so on',
    });
  if (!isDate(released))
    missing.push({
      file: '--released',
      received: released,
      expected: 'the day on which the file was published, as 2023-07-26',
      fix: 'look on the page from which it was downloaded',
    });
  return missing;
}
