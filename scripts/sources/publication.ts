import { isDate } from '../../src/figures/column.ts';
import { formatDate } from '../../src/figures/format.ts';
import { tableDefinitions } from '../../src/figures/tables/index.ts';
import type { Fault } from '../fault.ts';
import type { CsvTables } from './csv-rows.ts';
import type { LoadedFile } from './load-file.ts';
import type { LoadedRow } from './loader.ts';

/** What names a publication in our tables; empty where it is not known. */
export interface Publication {
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
export function namePublication({ loader, ...loaded }: LoadedFile, given: GivenOptions): Publication {
  const released = given.released ?? loaded.released ?? '';
  const shortDate = formatDate(released).replace(/(?<= [A-Z][a-z]{2})[a-z]+/, '');
  const release = given.release ?? (released && `HO ${shortDate}${loader?.releaseSuffix ?? ''}`);
  return { release, released, source_id: given.source ?? '' };
}

export function withPublication(row: LoadedRow, publication: Publication): LoadedRow {
  const { columns } = tableDefinitions[row.table];
  const own = Object.entries(publication).filter(([column]) => column in columns);
  return { ...row, cells: { ...row.cells, ...Object.fromEntries(own) } };
}

/** What the editor must still give before rows can be written. */
export function findMissing({ released, source_id }: Publication, { sources }: CsvTables): Fault[] {
  const missing: Fault[] = [];
  if (!sources.some(({ cells }) => cells.source_id === source_id))
    missing.push({
      file: '--source',
      got: source_id,
      expected: 'a source_id of data/sources.csv',
      mend: 'if the file has no row there yet, add one: id, title, publisher, address, day, licence and so on',
    });
  if (!isDate(released))
    missing.push({
      file: '--released',
      got: released,
      expected: 'the day on which the file was published, as 2023-07-26',
      mend: 'look on the page from which it was downloaded',
    });
  return missing;
}
