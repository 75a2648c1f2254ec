import { type Fault, Faults } from './fault.ts';
import { runData } from './data-run.ts';
import { undoHalfWritten } from './write-all.ts';
import { findStrayTables } from './stray-tables.ts';
import { writeGenerated } from './write-generated.ts';

/** What a data run came to. With faults nothing was written. */
export interface Renewed {
  /** What an editor should know beside. */
  remarks: string[];
  faults: Fault[];
}

/** From data/ to src/generated/, or a list of all that is wrong. */
export function renewGenerated(root: string): Renewed {
  const remarks = [
    ...undoHalfWritten(root).map(
      (undone) => `${undone} was put back: an import or a release was cut short. Run it again.`,
    ),
    ...findStrayTables(root).map(
      (stray) =>
        `data/${stray} is no table of this site and was not read. If it is a copy of one, take over what you changed and delete it.`,
    ),
  ];
  try {
    writeGenerated(root, runData(root));
    return { remarks, faults: [] };
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    return { remarks, faults: error.faults };
  }
}
