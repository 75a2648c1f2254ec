import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeCsv } from '../../src/data/csv.ts';
import { tableDefinitions } from '../../src/data/tables/index.ts';
import { makeFolder, writeFiles } from '../../tests/support/folders.ts';
import { parseTable } from '../data/parse-table.ts';
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
function publishAnswers(people: string, options: string): string[] {
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

test('open to 1,000, 100 answer: of the 90 who said yes or no, at least 30 and at most 940 of all say yes', () => {
  expect(publishAnswers('30 Yes, 60 no, 10', '--open-to 1000')).toMatchInlineSnapshot(`
    [
      "all respondents | no | option | 60 | 60 of 100; bounds 6 to 97 of 1000 who could answer",
      "all respondents | yes | option | 30 | 30 of 100; bounds 3 to 94 of 1000 who could answer",
      "all respondents | no_answer | option | 10 | 10 of 100",
    ]
  `);
});

test('a sample has Wilson’s 95% intervals and no bounds; small answers are merged, and no interval is given for them', () => {
  // By hand for 10 of 100, with 1.96² = 3.8415: (0.1 + 0.0192 ± 1.96 √(0.0009 + 0.000096)) / 1.0384.
  const people = '50 yes, 25 no, 10 some, 9 never, 6 unsure';
  expect(publishAnswers(people, '--sample')).toMatchInlineSnapshot(`
    [
      "view: never and unsure are merged, because separately they would show a count below 10",
      "all respondents | yes | option | 50 | 50 of 100; 95% interval 40.4 to 59.6 (Wilson)",
      "all respondents | no | option | 25 | 25 of 100; 95% interval 17.5 to 34.3 (Wilson)",
      "all respondents | never_or_unsure | net | 15 | 15 of 100; never and unsure are merged, because separately they would show a count below 10",
      "all respondents | some | option | 10 | 10 of 100; 95% interval 5.5 to 17.4 (Wilson)",
    ]
  `);
});

test('by groups: bounds stay with the whole; small groups are merged, and an answer small in one group is merged in all', () => {
  const people =
    '40 yes pc, 30 no pc, 20 unsure pc, 20 yes sgt, 15 no sgt, 3 unsure sgt, 8 yes insp, 1 no insp, 9 yes, 9 no, 5 unsure';
  expect(publishAnswers(people, '--open-to 1000 --by grade')).toMatchInlineSnapshot(`
    [
      "groups: insp and not_stated are merged, because separately they would show a count below 10",
      "view: by groups no and unsure are merged, because separately they would show a count below 10",
      "all respondents | yes | option | 48.1 | 77 of 160; bounds 7.7 to 91.7 of 1000 who could answer",
      "all respondents | no | option | 34.4 | 55 of 160; bounds 5.5 to 89.5 of 1000 who could answer",
      "all respondents | unsure | option | 17.5 | 28 of 160; bounds 2.8 to 86.8 of 1000 who could answer",
      "pc | no_or_unsure | net | 55.6 | 50 of 90; no and unsure are merged, because separately they would show a count below 10",
      "pc | yes | option | 44.4 | 40 of 90",
      "sgt | no_or_unsure | net | 47.4 | 18 of 38; no and unsure are merged, because separately they would show a count below 10",
      "sgt | yes | option | 52.6 | 20 of 38",
      "insp_or_not_stated | no_or_unsure | net | 46.9 | 15 of 32; no and unsure are merged, because separately they would show a count below 10; insp and not_stated are merged, because separately they would show a count below 10",
      "insp_or_not_stated | yes | option | 53.1 | 17 of 32; insp and not_stated are merged, because separately they would show a count below 10",
    ]
  `);
});

test('where only one answer or group would be left, it says so', () => {
  expect(publishAnswers('95 yes pc, 5 no sgt', '--sample --by grade')).toMatchInlineSnapshot(`
    [
      "view: left out, because no two answers or groups would be left if none had a count below 10",
      "view: by groups left out, because no two answers or groups would be left if none had a count below 10",
    ]
  `);
});

test('rounded counts are given as about so many, without decimals, and groups of few are left out', () => {
  const people = '41 yes pc, 32 no pc, 4 unsure pc, 22 yes sgt, 13 no sgt, 3 yes insp';
  expect(publishAnswers(people, '--sample --by grade --round').slice(0, 5)).toMatchInlineSnapshot(`
    [
      "view: insp left out, because its rounded counts come to fewer than 10",
      "all respondents | no | option | 39 | about | about 45 of about 115; counts rounded to the nearest 5; 95% interval 31 to 48 (Wilson)",
      "all respondents | unsure | option | 4 | about | about 5 of about 115; counts rounded to the nearest 5; 95% interval 2 to 10 (Wilson)",
      "all respondents | yes | option | 57 | about | about 65 of about 115; counts rounded to the nearest 5; 95% interval 47 to 65 (Wilson)",
      "pc | no | option | 40 | about | about 30 of about 75; counts rounded to the nearest 5; 95% interval 30 to 51 (Wilson)",
    ]
  `);
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

test('a threshold from 5 to 9 is taken where that is allowed', () => {
  const options = '--sample --threshold 7 --allow-low-threshold';
  expect(publishAnswers('30 yes, 7 no', options).join()).toContain('7 of 37');
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
