import { publishSurvey } from './survey/publish-survey.ts';
import { usage } from './survey/parse-options.ts';
import { runCommand } from './run-command.ts';

/**
 * `npm run survey -- <responses.csv>`: from a file of people’s answers to rows of data/responses.csv, on standard output.
 * What was merged, and why, goes to standard error. docs/survey.md says what it does and why.
 */
function survey(): void {
  const { csv, notes } = publishSurvey(process.argv.slice(2), process.cwd());
  for (const note of notes) console.error(note);
  process.stdout.write(csv);
}

runCommand(usage, survey, 'Nothing was counted.');
