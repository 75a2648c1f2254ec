import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCsv } from '../../src/data/csv.ts';
import { tableDefinitions, type Tables } from '../../src/data/tables/index.ts';
import { collectErrors, type DataError, throwIfAny } from '../data/data-error.ts';
import { parseTable } from '../data/parse-table.ts';
import { checkAnswers, countAnswers, parseAnswers } from './answers.ts';
import { parseOptions, type SurveyOptions } from './parse-options.ts';
import { tabulate, tabulateRounded } from './tabulate.ts';
import { toResponseRows } from './write-rows.ts';

/** The rows for data/responses.csv, and what was merged. Throws DataErrors with all that is wrong with options or answers. */
export function publishSurvey(args: string[], root: string): { csv: string; notes: string[] } {
  const tables = { surveys: loadTable('surveys', root), questions: loadTable('questions', root) };
  const options = parseOptions(args, tables, root);
  const answers = parseAnswers(readFileSync(options.path, 'utf8'));
  throwIfAny([
    ...checkAnswers(answers, options.asked, options.file),
    ...checkSize(answers.people.length, options),
  ]);
  const tabulateAll = options.rounds ? tabulateRounded : tabulate;
  const { cells, notes } = tabulateAll(countAnswers(answers, options.asked), options.threshold);
  const rows = toResponseRows(cells, options);
  return { csv: writeCsv(rows, Object.keys(tableDefinitions.responses.columns)), notes };
}

function loadTable<Name extends 'surveys' | 'questions'>(name: Name, root: string): Tables[Name] {
  const { rows, errors } = parseTable(tableDefinitions[name], readFileSync(join(root, `data/${name}.csv`)));
  throwIfAny(errors);
  return rows as unknown as Tables[Name];
}

const checkSize = (people: number, { file, threshold, invitation }: SurveyOptions): DataError[] =>
  collectErrors((report) => {
    if (people < threshold)
      report(file, {
        received: `fewer than ${threshold} people`,
        expected: `answers of ${threshold} people or more`,
        fix: 'so few cannot be published without showing who they are',
      });
    if (invitation.kind === 'open' && people > invitation.members)
      report(file, {
        received: `${people} people`,
        expected: `${invitation.members} at most, who could answer`,
        fix: 'look at --open-to, and whether somebody could answer twice',
      });
  });
