import { type DataError, DataErrors } from './data-error.ts';
import { loadData } from './load.ts';
import { findStrayTables } from './stray-tables.ts';
import { writeGenerated } from './write-generated.ts';

/** What a data run came to. With faults nothing was written. */
export interface Renewed {
  /** What an editor should know beside. */
  remarks: string[];
  errors: DataError[];
}

/** From data/ to src/generated/, or a list of all that is wrong. */
export function renewGenerated(root: string): Renewed {
  const remarks = [
    ...findStrayTables(root).map(
      (stray) =>
        `data/${stray} is no table of this site and was not read. If it is a copy of one, take over what you changed and delete it.`,
    ),
  ];
  try {
    writeGenerated(root, loadData(root));
    return { remarks, errors: [] };
  } catch (error) {
    if (!(error instanceof DataErrors)) throw error;
    return { remarks, errors: error.errors };
  }
}
