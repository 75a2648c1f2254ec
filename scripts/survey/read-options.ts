import { realpathSync, statSync } from 'node:fs';
import { basename, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import type { Tables } from '../../src/data/tables/index.ts';
import type { DataError } from '../data/data-error.ts';
import type { Asked } from './count-answers.ts';
import type { Asking, Survey } from './write-rows.ts';

export const usage =
  'npm run survey -- <responses.csv> --survey <id> --questions <a,b> (--open-to <members> | --sample) [--by <column>] [--threshold <10>]';

export interface Options {
  path: string;
  /** The file’s name, for what is said of it. */
  file: string;
  asked: Asked;
  asking: Asking;
  survey: Survey;
  threshold: number;
}

const text = { type: 'string' } as const;
const whole = (value: string) => (/^\d+$/.test(value) ? Number(value) : Number.NaN);
const fewest = 5;

/** Where the file is, and the fault if answers must not lie there: in the repository they would be published with it. */
function findFile(path: string, root: string): DataError | undefined {
  const file = basename(path);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    return {
      file,
      received: 'no such file',
      expected: 'a file that is there',
      fix: 'look at the path; quote it if it holds spaces',
    };
  const isInside = [resolve(path), realpathSync(path)].some((place) =>
    [resolve(root), realpathSync(root)].some((folder) => place.startsWith(folder + sep)),
  );
  return isInside
    ? {
        file,
        received: 'a file in this repository',
        expected: 'answers kept outside it',
        fix: 'move the file away, and look whether it was ever committed',
      }
    : undefined;
}

/** The command line, checked against surveys.csv and questions.csv. Throws a TypeError for an option that is unknown. */
export function readOptions(
  args: string[],
  tables: Pick<Tables, 'surveys' | 'questions'>,
  root: string,
): { options: Options; errors: DataError[] } {
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
  const errors: DataError[] = [];
  const error = (file: string, received: string, expected: string, fix: string): void => {
    errors.push({ file, received, expected, fix });
  };

  const [path = '', ...others] = positionals;
  if (path === '' || others.length > 0)
    error('survey', `${positionals.length} paths`, 'the path of one file', usage);
  const misplaced = path === '' ? undefined : findFile(path, root);
  if (misplaced) errors.push(misplaced);

  const { survey: id = '', by, sample = false, 'open-to': openTo } = values;
  const survey = tables.surveys.find(({ survey_id }) => survey_id === id);
  if (!survey)
    error(
      '--survey',
      id,
      'the id of a survey in data/surveys.csv',
      'add a row that says who asked whom, when and how',
    );
  const questions = (values.questions ?? '').split(',').filter(Boolean);
  if (questions.length === 0 || new Set(questions).size < questions.length)
    error('--questions', values.questions ?? '', 'names of questions with commas between, each once', usage);
  for (const question of questions) {
    const known = tables.questions.find((row) => row.survey_id === id && row.question_id === question);
    if (survey && known?.choice !== 'single')
      error(
        '--questions',
        question,
        `a question of ${id} in data/questions.csv whose choice is single`,
        'add its row there; questions with several answers are not counted here',
      );
  }
  if (by !== undefined && (by === '' || questions.includes(by)))
    error('--by', by, 'a column that is none of the questions', usage);
  const members = openTo === undefined ? 0 : whole(openTo);
  if (sample === (openTo !== undefined))
    error(
      '--open-to or --sample',
      sample ? 'both' : 'neither',
      'one of them',
      'give --sample only if chance chose who was asked; else give --open-to with how many could answer',
    );
  if (!(members > 0) && openTo !== undefined) error('--open-to', openTo, 'a whole number of people', usage);
  if (sample && /self-selected/.test(survey?.method ?? ''))
    error(
      '--sample',
      id,
      'a survey that chance drew; data/surveys.csv says of this one “self-selected”',
      'give --open-to with how many could answer',
    );
  const threshold = whole(values.threshold ?? '10');
  if (!(threshold >= fewest))
    error('--threshold', values.threshold ?? '', `a whole number from ${fewest}`, usage);

  const asking: Asking = sample ? { kind: 'sample' } : { kind: 'open', members };
  return {
    options: {
      path,
      file: basename(path),
      asked: { questions, by },
      asking,
      threshold,
      survey: { survey_id: id, source_id: survey?.source_id ?? [] },
    },
    errors,
  };
}
