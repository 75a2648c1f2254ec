import { realpathSync, statSync } from 'node:fs';
import { basename, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import type { Tables } from '../../src/data/tables/index.ts';
import { collectErrors, throwIfAny } from '../data/data-error.ts';

export const usage = `npm run survey -- <responses.csv> --survey <id> --questions <a,b> (--open-to <members> | --sample) [options]

Counts a file of answers, one person a row, and prints rows for data/responses.csv. docs/survey.md says more.
  --survey <id>            a survey of data/surveys.csv
  --questions <a,b>        its questions, as in data/questions.csv
  --open-to <members>      so many could answer, and some chose to
  --sample                 chance drew who was asked
  --by <column>            also by the groups of this column
  --threshold <10>         no smaller count is printed
  --allow-low-threshold    lets it be from 5 to 9
  --round                  rounds counts to the nearest 5 instead of merging`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const toWhole = (value: string) => (/^\d+$/.test(value) ? Number(value) : Number.NaN);

/** Answers in the repository would be published with it, so a file there is refused, also behind a link. */
const isInside = (path: string, root: string) =>
  [resolve(path), realpathSync(path)].some((file) => file.startsWith(realpathSync(root) + sep));

/**
 * The command line, checked against surveys.csv and questions.csv. Throws a TypeError for an option that is unknown, and
 * DataErrors with all else that is wrong.
 */
export function parseOptions(args: string[], tables: Pick<Tables, 'surveys' | 'questions'>, root: string) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      survey: text,
      questions: { ...text, default: '' },
      by: text,
      'open-to': text,
      sample: flag,
      threshold: { ...text, default: '10' },
      'allow-low-threshold': flag,
      round: flag,
    },
  });
  const { survey: id = '', by, sample, 'open-to': openTo } = values;
  const path = positionals.join(' ');
  const file = basename(path) || 'survey';
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  const survey = tables.surveys.find(({ survey_id }) => survey_id === id);
  const questions = values.questions.split(',').filter(Boolean);
  const isSingle = (question: string) =>
    tables.questions.some(
      (row) => row.survey_id === id && row.question_id === question && row.choice === 'single',
    );
  const members = openTo === undefined ? undefined : toWhole(openTo);
  const threshold = toWhole(values.threshold);
  const leastThreshold = values['allow-low-threshold'] ? 5 : 10;
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
    if (questions.length === 0 || new Set(questions).size < questions.length)
      report('--questions', {
        received: values.questions,
        expected: 'names of questions with commas between, each once',
        fix: seeHelp,
      });
    for (const question of questions.filter((question) => survey && !isSingle(question)))
      report('--questions', {
        received: question,
        expected: `a question of ${id} in data/questions.csv whose choice is single`,
        fix: 'add its row there; questions with several answers are not counted here',
      });
    if (by === '' || questions.includes(by ?? ''))
      report('--by', {
        received: by ?? '',
        expected: 'a column that is none of the questions',
        fix: seeHelp,
      });
    if (sample === (members !== undefined))
      report('--open-to or --sample', {
        received: sample ? 'both' : 'neither',
        expected: 'one of them',
        fix: 'give --sample only if chance chose who was asked; else give --open-to with how many could answer',
      });
    if (members !== undefined && !(members > 0))
      report('--open-to', { received: openTo ?? '', expected: 'a whole number of people', fix: seeHelp });
    if (sample && survey?.self_selected === true)
      report('--sample', {
        received: id,
        expected: 'a survey that chance drew; data/surveys.csv says of this one that it is self-selected',
        fix: 'give --open-to with how many could answer',
      });
    if (!(threshold >= leastThreshold))
      report('--threshold', {
        received: values.threshold,
        expected: `a whole number from ${leastThreshold}`,
        fix: 'the fewer there are, the easier they are recognised; --allow-low-threshold permits 5 to 9',
      });
  });
  throwIfAny(errors);
  return {
    path,
    /** The file’s name, for messages. */
    file,
    asked: { questions, by },
    /** So many could answer, and some chose to; undefined where chance drew who was asked. */
    members,
    threshold,
    rounds: values.round,
    survey: { survey_id: id, source_id: survey?.source_id ?? [] },
  };
}

export type SurveyOptions = ReturnType<typeof parseOptions>;
