import { realpathSync, statSync } from 'node:fs';
import { basename, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import type { Tables } from '../../src/data/tables/index.ts';
import type { DataError } from '../data/data-error.ts';
import type { Invitation } from './write-rows.ts';

export const usage =
  'npm run survey -- <responses.csv> --survey <id> --questions <a,b> (--open-to <members> | --sample) [--by <column>] [--threshold <10>]';

const text = { type: 'string' } as const;
const toWhole = (value: string) => (/^\d+$/.test(value) ? Number(value) : Number.NaN);
const leastThreshold = 5;

/** Answers in the repository would be published with it, so a file there is refused, also behind a link. */
const isInside = (path: string, root: string) =>
  [resolve(path), realpathSync(path)].some((file) => file.startsWith(realpathSync(root) + sep));

/** The command line, checked against surveys.csv and questions.csv. Throws a TypeError for an option that is unknown. */
export function parseOptions(args: string[], tables: Pick<Tables, 'surveys' | 'questions'>, root: string) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      survey: text,
      questions: text,
      by: text,
      'open-to': text,
      sample: { type: 'boolean' },
      threshold: text,
    },
  });
  const { survey: id = '', by, sample = false, 'open-to': openTo } = values;
  const errors: DataError[] = [];
  const demand = (isRight: boolean, file: string, received: string, expected: string, fix = usage): void => {
    if (!isRight) errors.push({ file, received, expected, fix });
  };

  const path = positionals.join(' ');
  const file = basename(path) || 'survey';
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  demand(
    isFile,
    file,
    'no such file',
    'the path of one file',
    'look at the path; quote it if it holds spaces',
  );
  demand(
    !isFile || !isInside(path, root),
    file,
    'a file in this repository',
    'answers kept outside it',
    'move the file away, and look whether it was ever committed',
  );

  const survey = tables.surveys.find(({ survey_id }) => survey_id === id);
  demand(
    survey !== undefined,
    '--survey',
    id,
    'the id of a survey in data/surveys.csv',
    'add a row that says who asked whom, when and how',
  );
  const questions = (values.questions ?? '').split(',').filter(Boolean);
  demand(
    questions.length > 0 && new Set(questions).size === questions.length,
    '--questions',
    values.questions ?? '',
    'names of questions with commas between, each once',
  );
  for (const question of questions) {
    const known = tables.questions.find((row) => row.survey_id === id && row.question_id === question);
    demand(
      !survey || known?.choice === 'single',
      '--questions',
      question,
      `a question of ${id} in data/questions.csv whose choice is single`,
      'add its row there; questions with several answers are not counted here',
    );
  }
  demand(
    by !== '' && !questions.includes(by ?? ''),
    '--by',
    by ?? '',
    'a column that is none of the questions',
  );
  demand(
    sample === (openTo === undefined),
    '--open-to or --sample',
    sample ? 'both' : 'neither',
    'one of them',
    'give --sample only if chance chose who was asked; else give --open-to with how many could answer',
  );
  const members = toWhole(openTo ?? '');
  demand(openTo === undefined || members > 0, '--open-to', openTo ?? '', 'a whole number of people');
  demand(
    !sample || !survey?.self_selected,
    '--sample',
    id,
    'a survey that chance drew; data/surveys.csv says of this one that it is self-selected',
    'give --open-to with how many could answer',
  );
  const { threshold = '10' } = values;
  demand(
    toWhole(threshold) >= leastThreshold,
    '--threshold',
    threshold,
    `a whole number from ${leastThreshold}`,
  );

  const invitation: Invitation = sample ? { kind: 'sample' } : { kind: 'open', members };
  return {
    options: {
      path,
      /** The file’s name, for messages. */
      file,
      asked: { questions, by },
      invitation,
      threshold: toWhole(threshold),
      survey: { survey_id: id, source_id: survey?.source_id ?? [] },
    },
    errors,
  };
}

export type SurveyOptions = ReturnType<typeof parseOptions>['options'];
