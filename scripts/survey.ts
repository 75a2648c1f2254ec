import { readFileSync } from 'node:fs';
import { writeCsv } from '../src/data/csv.ts';
import { tableDefinitions, type Tables } from '../src/data/tables/index.ts';
import { type DataError, DataErrors } from './data/data-error.ts';
import { parseTable } from './data/parse-table.ts';
import { runCommand } from './run-command.ts';
import { checkAnswers, countAnswers, parseAnswers } from './survey/answers.ts';
import { parseOptions, type SurveyOptions, usage } from './survey/parse-options.ts';
import { tabulate, tabulateRounded } from './survey/tabulate.ts';
import { toResponseRows } from './survey/write-rows.ts';

/**
 * `npm run survey -- <responses.csv>`: from a file of people’s answers to rows of data/responses.csv, on standard output.
 * What was merged, and why, goes to standard error. docs/survey.md says what it does and why.
 */
function main(): void {
  const tables = { surveys: loadTable('surveys'), questions: loadTable('questions') };
  const { options, errors } = parseOptions(process.argv.slice(2), tables, process.cwd());
  throwIfAny(errors);

  const answers = parseAnswers(readFileSync(options.path, 'utf8'));
  throwIfAny([
    ...checkAnswers(answers, options.asked, options.file),
    ...checkSize(answers.people.length, options),
  ]);
  const publish = options.rounds ? tabulateRounded : tabulate;
  const { cells, notes } = publish(countAnswers(answers, options.asked), options.threshold);
  for (const note of notes) console.error(note);
  const rows = toResponseRows(cells, options);
  process.stdout.write(writeCsv(rows, Object.keys(tableDefinitions.responses.columns)));
}

function loadTable<Name extends 'surveys' | 'questions'>(name: Name): Tables[Name] {
  const { rows, errors } = parseTable(tableDefinitions[name], readFileSync(`data/${name}.csv`));
  throwIfAny(errors);
  return rows as unknown as Tables[Name];
}

function throwIfAny(errors: DataError[]): void {
  if (errors.length > 0) throw new DataErrors(errors);
}

function checkSize(people: number, { file, threshold, invitation }: SurveyOptions): DataError[] {
  const errors: DataError[] = [];
  if (people < threshold)
    errors.push({
      file,
      received: `fewer than ${threshold} people`,
      expected: `answers of ${threshold} people or more`,
      fix: 'so few cannot be published without telling who they are',
    });
  if (invitation.kind === 'open' && people > invitation.members)
    errors.push({
      file,
      received: `${people} people`,
      expected: `${invitation.members} at most, who could answer`,
      fix: 'look at --open-to, and whether somebody could answer twice',
    });
  return errors;
}

runCommand(usage, main, 'Nothing was counted.');
