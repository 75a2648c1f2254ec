import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeCsv } from '../../src/data/csv.ts';
import { tableDefinitions } from '../../src/data/tables/index.ts';
import { makeFolder, writeFiles } from '../../tests/support/folders.ts';
import { parseTable } from '../data/parse-table.ts';
import { expectAnswers } from '../data/testing/expect-answers.ts';
import { publishSurvey } from './publish-survey.ts';

/** A repository with two surveys, and a folder outside it. */
const root = makeFolder();
const folder = makeFolder();
const questions = Object.entries({ arming_view: 'single', taser_all: 'single', carry_never: 'multiple' });
const survey2017 = { survey_id: 'MPF2017', name: 'A', population: 'B', sponsor: 'C', source_id: 'S1;S2' };
const csvOf = (name: 'surveys' | 'questions', rows: Record<string, string>[]) =>
  writeCsv(rows, Object.keys(tableDefinitions[name].columns));
writeFiles(root, {
  'data/surveys.csv': csvOf('surveys', [
    { ...survey2017, method: 'online', self_selected: '1' },
    { ...survey2017, survey_id: 'POLL' },
  ]),
  'data/questions.csv': csvOf('questions', [
    ...questions.map(([id, choice]) => ({ survey_id: 'MPF2017', question_id: id, paraphrase: 'D', choice })),
    { survey_id: 'POLL', question_id: 'view', paraphrase: 'D', choice: 'single' },
  ]),
});

/** What is published of a file, or what is wrong with it. */
const publish = (path: string, options: string) => publishSurvey([path, ...options.split(' ')], root);
const refusalOf = (path: string, options: string): string => {
  try {
    publish(path, options);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

function write(name: string, text: string): string {
  writeFiles(folder, { [name]: text });
  return join(folder, name);
}

const open = '--survey MPF2017 --questions arming_view,taser_all --open-to 32000';

/** What is published of `view`, from people such as `40 yes pc, 10 no`: how many, their answer, their grade. */
function publishAnswers(text: string): string[] {
  const [people = '', options = ''] = text.split('\n').filter((line) => !line.startsWith('#'));
  const lines = people.split(', ').flatMap((some) => {
    const [count, answer = '', grade = ''] = some.split(' ');
    return Array<string>(Number(count)).fill(`${answer},${grade},x`);
  });
  const path = write('answers.csv', `\uFEFF${['view,grade,other', ...lines].join('\r\n')}`);
  const { csv, notes } = publish(path, `--survey POLL --questions view ${options}`);
  const { rows, errors } = parseTable(tableDefinitions.responses, Buffer.from(csv));
  expect(errors).toEqual([]);
  for (const row of rows)
    expect(row).toMatchObject({ survey_id: 'POLL', question_id: 'view', source_id: ['S1', 'S2'] });
  const shown = rows.map(({ base, option_id, kind, percent, qualifier, note }) =>
    [base, option_id, kind, percent, qualifier, note].filter((cell) => cell !== null).join(' | '),
  );
  return [...notes, ...shown];
}

test('what is published of answers, what is merged and what is left out is as it was last looked at', async () => {
  await expectAnswers('scripts/survey/testing/published-answers.txt', publishAnswers);
});

test('all that is wrong with the options is listed', () => {
  const options = '--survey MPF2017 --questions carry_never,gun --sample --open-to 32,000 --threshold 2';
  expect(refusalOf('nowhere.csv', options)).toMatchInlineSnapshot(`
    "nowhere.csv — received "no such file", expected the path of one file; look at the path; quote it if it holds spaces
    --questions — received "carry_never", expected a question of MPF2017 in data/questions.csv whose choice is single; add its row there; questions with several answers are not counted here
    --questions — received "gun", expected a question of MPF2017 in data/questions.csv whose choice is single; add its row there; questions with several answers are not counted here
    --open-to or --sample — received "both", expected one of them; give --sample only if chance chose who was asked; else give --open-to with how many could answer
    --open-to — received "32,000", expected a whole number of people; npm run survey -- --help lists the options
    --sample — received "MPF2017", expected a survey that chance drew; data/surveys.csv says of this one that it is self-selected; give --open-to with how many could answer
    --threshold — received "2", expected a whole number from 10; the fewer there are, the easier they are recognised; --allow-low-threshold permits 5 to 9"
  `);
});

test('answers that lie in the repository are refused, by whatever way', () => {
  const path = join(root, 'data/surveys.csv');
  expect(refusalOf(path, open)).toMatchInlineSnapshot(
    `"surveys.csv — received "a file in this repository", expected answers kept outside it; move the file away, and look whether it was ever committed"`,
  );
  symlinkSync(path, join(folder, 'linked.csv'));
  expect(refusalOf(join(folder, 'linked.csv'), open)).toContain('a file in this repository');
});

test('too few people, more than could answer, and a file that says who they are, are refused', () => {
  const path = write('few.csv', 'name,arming_view,taser_all\nJo,yes,yes\nSam,yes,no\n');
  expect(refusalOf(path, open.replace('32000', '1'))).toMatchInlineSnapshot(`
    "few.csv:1:column 1 — received "a header of what identifies a person", expected names of questions and groups; remove the column from the copy that you count; this file is never to be published
    few.csv — received "fewer than 10 people", expected answers of 10 people or more; so few cannot be published without showing who they are
    few.csv — received "2 people", expected 1 at most, who could answer; look at --open-to, and whether somebody could answer twice"
  `);
});
