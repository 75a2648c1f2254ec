import { Faults } from './fault.ts';
import { runData } from './data-run.ts';
import { undoHalfWritten } from './write-all.ts';
import { findStrayTables } from './stray-tables.ts';
import { writeGenerated } from './write-generated.ts';

/** `npm run data`: from data/ to src/generated/, or a list of all that is wrong. */
try {
  for (const undone of undoHalfWritten(process.cwd())) console.error(`${undone} was put back: an import or a release was cut short. Run it again.`);
  for (const stray of findStrayTables(process.cwd())) console.error(`data/${stray} is no table of this site and was not read. If it is a copy of one, take over what you changed and delete it.`);
  writeGenerated(process.cwd(), runData(process.cwd()));
} catch (error) {
  if (!(error instanceof Faults)) throw error;
  console.error(error.message);
  console.error(`${error.faults.length} ${error.faults.length === 1 ? 'fault' : 'faults'}; nothing was written.`);
  process.exitCode = 1;
}
