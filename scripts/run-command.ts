import { DataErrors } from './data/data-error.ts';

/** For `--help` prints how a command is used, and ends. */
export function answerHelp(usage: string): void {
  if (!process.argv.includes('--help')) return;
  console.log(usage);
  process.exit();
}

/** Runs a command. What its user can fix is printed without a stack, then what was not done. */
export function runCommand(usage: string, run: () => void, notDone: string): void {
  answerHelp(usage);
  try {
    run();
  } catch (error) {
    const isUsage =
      error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!(error instanceof DataErrors) && !isUsage) throw error;
    console.error([error.message, ...(isUsage ? [usage] : []), notDone].join('\n'));
    process.exitCode = 1;
  }
}
