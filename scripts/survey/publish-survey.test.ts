import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { randomLcg } from 'd3';
import { expect, test } from 'vitest';
import { writeCsv } from '../../src/data/csv.ts';
import { tableDefinitions } from '../../src/data/tables/index.ts';
import { makeFolder, writeFiles } from '../../tests/support/folders.ts';
import { parseTable } from '../data/parse-table.ts';
import { publishSurvey } from './publish-survey.ts';

/** A repository with one survey, and a folder outside it. */
const root = makeFolder();
const folder = makeFolder();
const questions = Object.entries({ arming_view: 'single', taser_all: 'single', carry_never: 'multiple' });
const survey2017 = { survey_id: 'MPF2017', name: 'A', population: 'B', sponsor: 'C', source_id: 'S1;S2' };
const csvOf = (name: 'surveys' | 'questions', rows: Record<string, string>[]) =>
  writeCsv(rows, Object.keys(tableDefinitions[name].columns));
writeFiles(root, {
  'data/surveys.csv': csvOf('surveys', [{ ...survey2017, method: 'online', self_selected: '1' }]),
  'data/questions.csv': csvOf(
    'questions',
    questions.map(([id, choice]) => ({ survey_id: 'MPF2017', question_id: id, paraphrase: 'D', choice })),
  ),
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

test('rows are published that responses.csv takes as they are, and what was merged is listed', () => {
  const random = randomLcg(0.42);
  const pick = (values: string[]) => values[Math.floor(values.length * random() ** 3)] ?? '';
  const grades = ['constable', 'sergeant', 'inspector', 'chief_inspector', 'superintendent'];
  const views = ['adequate_now', 'more_specialists_not_all', 'all_routinely_armed', 'none_of_these', ''];
  const people = Array.from(
    { length: 5000 },
    () => `${pick(grades)},${pick(views)},${pick(['yes', 'no', 'not_sure', ''])}\r\n`,
  );
  const { csv, notes } = publish(
    write('answers.csv', `\uFEFFgrade,arming_view,taser_all\r\n${people.join('')}`),
    `${open} --by grade --threshold 30`,
  );
  expect(csv.split('\n').slice(0, 3)).toMatchInlineSnapshot(`
      [
        "survey_id,question_id,option_id,kind,percent,qualifier,base,sample_size,subgroup,wave,preferred,printed_word,printed_alike_by,source_id,note",
        "MPF2017,arming_view,adequate_now,option,58.5,,all respondents,,,,1,,,S1;S2,2923 of 5000; bounds 9.1 to 94.6 of 32000 who could answer",
        "MPF2017,arming_view,more_specialists_not_all,option,15.4,,all respondents,,,,1,,,S1;S2,772 of 5000; bounds 2.4 to 87.9 of 32000 who could answer",
      ]
    `);
  expect(notes).toEqual([
    'groups: chief_inspector and superintendent are merged, because separately they would show a count below 30',
  ]);
  const { rows, errors } = parseTable(tableDefinitions.responses, Buffer.from(csv));
  expect(errors).toEqual([]);
  const counts = rows
    .filter(({ question_id, subgroup }) => question_id === 'arming_view' && subgroup !== null)
    .map(({ note }) => Number(String(note).split(' of ')[0]));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5000);
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

test('a threshold from 5 to 9 is taken only where that is allowed, and counts are rounded where that is asked for', () => {
  const people = [
    ...Array<string>(30).fill('yes,no'),
    ...Array<string>(7).fill('no,no'),
    ...Array<string>(40).fill(',yes'),
  ];
  const path = write('few.csv', ['arming_view,taser_all', ...people].join('\n'));
  expect(refusalOf(path, `${open} --threshold 7`)).toContain('--allow-low-threshold');
  const { csv } = publish(path, `${open} --threshold 7 --allow-low-threshold`);
  expect(csv).toContain('arming_view,no,option,9.1');
  expect(publish(path, `${open} --round`).csv).toContain('arming_view,no,option,7,about');
});

test('answers that lie in the repository are refused, by whatever way', () => {
  const path = join(root, 'data/surveys.csv');
  expect(refusalOf(path, open)).toMatchInlineSnapshot(
    `"surveys.csv — received "a file in this repository", expected answers kept outside it; move the file away, and look whether it was ever committed"`,
  );
  symlinkSync(path, join(folder, 'linked.csv'));
  expect(refusalOf(join(folder, 'linked.csv'), open)).toContain('a file in this repository');
});

test('personal columns, torn quotation marks, too few people and more than could answer are refused', () => {
  const path = write(
    'private.csv',
    'name,arming_view,taser_all\nJo Example,adequate_now,yes\nSam "S" Example,"adequate"_now,no\n',
  );
  expect(refusalOf(path, open.replace('32000', '1'))).toMatchInlineSnapshot(`
    "private.csv:3:arming_view — received "another kind of name", expected letters, digits, spaces, hyphens and underscores alone; write each answer as a short name, such as strongly_agree
    private.csv:1:column 1 — received "a header of what identifies a person", expected names of questions and groups; remove the column from the copy that you count; this file is never to be published
    private.csv:3 — received "2 cells", expected 3, as in the header; look at the commas and quotation marks of this row and those below
    private.csv:3 — received "quotation marks that do not fit", expected cells with commas between, quoted where they hold a comma; look at this row and the one before it
    private.csv — received "fewer than 10 people", expected answers of 10 people or more; so few cannot be published without showing who they are
    private.csv — received "2 people", expected 1 at most, who could answer; look at --open-to, and whether somebody could answer twice"
  `);
});
