import { formatError } from './data/data-error.ts';
import { renewGenerated } from './data/renew-generated.ts';

/** `npm run data`: from data/ to src/generated/, or a list of all that is wrong. */
const { remarks, errors } = renewGenerated(process.cwd());
for (const line of [...remarks, ...errors.map(formatError)]) console.error(line);
if (errors.length > 0) {
  console.error(`${errors.length} ${errors.length === 1 ? 'fault' : 'faults'}; nothing was written.`);
  process.exitCode = 1;
}
