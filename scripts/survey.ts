import { publishSurvey } from './survey/publish-survey.ts';
import { runCommand } from './run-command.ts';

const usage = `npm run survey -- <responses.csv> --survey <id> (--open-to <members> | --sample) [options]

Counts a file of answers, one person a row, and prints rows for data/responses.csv. Its columns are questions of the survey, named
as in data/questions.csv, and one to group by, and no others. docs/survey.md says more.
  --survey <id>            a survey of data/surveys.csv
  --open-to <members>      so many could answer, and some chose to
  --sample                 chance drew who was asked
  --by <column>            also by the groups of this column`;

/** Rows go to standard output; what was merged, and why, to standard error. */
function survey(): void {
  const { csv, notes } = publishSurvey(process.argv.slice(2), process.cwd());
  for (const note of notes) console.error(note);
  process.stdout.write(csv);
}

runCommand(usage, survey, 'Nothing was counted.');
