import { Faults } from './fault.ts';
import { runData } from './data-run.ts';
import { writeGenerated } from './write-generated.ts';

/** `npm run data`: from data/ to src/generated/, or a list of all that is wrong. */
try {
  writeGenerated(process.cwd(), runData(process.cwd()));
} catch (error) {
  if (!(error instanceof Faults)) throw error;
  console.error(error.message);
  console.error(`${error.faults.length} ${error.faults.length === 1 ? 'fault' : 'faults'}; nothing was written.`);
  process.exitCode = 1;
}
