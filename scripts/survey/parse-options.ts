import { realpathSync, statSync } from 'node:fs';
import { basename, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import type { Tables } from '../../src/data/tables/index.ts';
import { collectErrors } from '../data/data-error.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
/** No smaller count is printed. */
const threshold = 10;
const toWhole = (value: string) => (/^\d+$/.test(value) ? Number(value) : Number.NaN);

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
      by: text,
      'open-to': text,
      sample: flag,
    },
  });
  const { survey: id = '', by, sample, 'open-to': openTo } = values;
  const path = positionals.join(' ');
  const file = basename(path) || 'survey';
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  const survey = tables.surveys.find(({ survey_id }) => survey_id === id);
  const questions = tables.questions
    .filter(({ survey_id, choice }) => survey_id === id && choice === 'single')
    .map(({ question_id }) => question_id);
  const members = toWhole(openTo ?? '');
  const seeHelp = 'npm run survey -- --help lists the options';

  const errors = collectErrors((report) => {
    if (!isFile)
      report(file, {
        received: 'no such file',
        expected: 'the path of one file',
        fix: 'look at the path; quote it if it holds spaces',
      });
    else if (isInside(path, root)) {
      const fix = 'move the file away, and look whether it was ever committed';
      report(file, { received: 'a file in this repository', expected: 'answers kept outside it', fix });
    }
    if (!survey) {
      const fix = 'add a row that says who asked whom, when and how';
      report('--survey', { received: id, expected: 'the id of a survey in data/surveys.csv', fix });
    }
    if (by === '' || questions.includes(by ?? ''))
      report('--by', {
        received: by ?? '',
        expected: 'a column that is none of the questions',
        fix: seeHelp,
      });
    if (sample === (openTo !== undefined))
      report('--open-to or --sample', {
        received: sample ? 'both' : 'neither',
        expected: 'one of them',
        fix: 'give --sample only if chance chose who was asked; else give --open-to with how many could answer',
      });
    if (openTo !== undefined && !(members > 0))
      report('--open-to', { received: openTo, expected: 'a whole number of people', fix: seeHelp });
    if (sample && survey?.self_selected === true)
      report('--sample', {
        received: id,
        expected: 'a survey that chance drew; data/surveys.csv says of this one that it is self-selected',
        fix: 'give --open-to with how many could answer',
      });
  });
  return {
    options: {
      path,
      /** The file’s name, for messages. */
      file,
      asked: { questions, by },
      /** So many were free to answer; undefined where chance drew who was asked. */
      members: sample ? undefined : members,
      threshold,
      survey: { survey_id: id, source_id: survey?.source_id ?? [] },
    },
    errors,
  };
}

export type SurveyOptions = ReturnType<typeof parseOptions>['options'];
