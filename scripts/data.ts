import { formatError } from './data/data-error.ts';
import { runData } from './data/load.ts';
import { describeData } from './data/describe-data.ts';
import { runCommand } from './run-command.ts';

const usage = `npm run data

Reads data/ and the article, lists every error, and writes src/generated/ if there is none.`;

function data(): void {
  const today = new Date().toISOString().slice(0, 10);
  const { errors, examined } = runData(process.cwd(), today);
  for (const error of errors) console.error(formatError(error));
  if (examined && errors.length === 0) {
    for (const line of describeData(examined, today)) console.log(line);
  } else {
    console.error(`${errors.length} ${errors.length === 1 ? 'error' : 'errors'}; nothing was written.`);
    process.exitCode = 1;
  }
}

runCommand(usage, data, '1 error; nothing was written.');
