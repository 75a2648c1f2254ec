import { readFileSync } from 'node:fs';
import { writeCsv } from '../src/data/csv.ts';
import { tableDefinitions } from '../src/data/tables/index.ts';
import type { Tables } from '../src/data/tables/index.ts';
import { DataErrors } from './data/data-error.ts';
import { parseTable } from './data/parse-table.ts';
import { answerCounter } from './survey/count-answers.ts';
import { doubtsOf } from './survey/doubts-of.ts';
import { readOptions, usage } from './survey/read-options.ts';
import { readRows } from './survey/read-rows.ts';
import { tabulate } from './survey/tabulate.ts';
import { rowsOf } from './survey/write-rows.ts';

/**
 * `npm run survey -- <responses.csv>`: from a file of people’s answers to rows of data/responses.csv, on standard output.
 * What was merged, and why, goes to standard error. docs/survey.md says what it does and why.
 */
function readOwn<Name extends 'surveys' | 'questions'>(name: Name): Tables[Name] {
  const { rows, errors } = parseTable(tableDefinitions[name], readFileSync(`data/${name}.csv`));
  if (errors.length > 0) throw new DataErrors(errors);
  return rows as unknown as Tables[Name];
}

async function main(args: string[]): Promise<void> {
  const tables = { surveys: readOwn('surveys'), questions: readOwn('questions') };
  const { options, errors } = readOptions(args, tables, process.cwd());
  if (errors.length > 0) throw new DataErrors(errors);

  const counter = answerCounter(options.file, options.asked);
  const misquoted = await readRows(options.path, counter.take);
  const counted = counter.finish();
  const found = [...counted.errors, ...doubtsOf(counted.counts, misquoted, options)];
  if (found.length > 0) throw new DataErrors(found);

  const { cells, told } = tabulate(counted.counts, options.threshold);
  for (const words of told) console.error(words);
  process.stdout.write(
    writeCsv(rowsOf(cells, options.survey, options.asking), Object.keys(tableDefinitions.responses.columns)),
  );
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const isUsage =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!(error instanceof DataErrors) && !isUsage) throw error;
  console.error(error instanceof DataErrors ? error.message : `${error.message}\n${usage}`);
  console.error('Nothing was counted.');
  process.exitCode = 1;
}
