import { printFault } from './fault.ts';
import { renewGenerated } from './renew-generated.ts';

/** `npm run data`: from data/ to src/generated/, or a list of all that is wrong. */
const { remarks, faults } = renewGenerated(process.cwd());
for (const line of [...remarks, ...faults.map(printFault)]) console.error(line);
if (faults.length > 0) {
  console.error(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}; nothing was written.`);
  process.exitCode = 1;
}
