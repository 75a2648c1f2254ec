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

const publish = (path: string, options: string) => publishSurvey([path, ...options.split(' ')], root);

function write(name: string, text: string): string {
  writeFiles(folder, { [name]: text });
  return join(folder, name);
}

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

test('all that is wrong with the options is listed; too few people, more than could answer, and a file that says who they are, are refused', async () => {
  write('few.csv', 'name,arming_view,taser_all\nJo,yes,yes\nSam,yes,no\n');
  await expectAnswers('scripts/survey/testing/refused-surveys.txt', (text) => {
    const [, file = '', options = ''] = /^(\S+) (.*)/.exec(text) ?? [];
    return publish(join(folder, file), options).notes;
  });
});

test('answers that lie in the repository are refused, by whatever way', () => {
  const path = join(root, 'data/surveys.csv');
  const open = '--survey MPF2017 --questions arming_view --open-to 32000';
  const linked = join(folder, 'linked.csv');
  symlinkSync(path, linked);
  const refusal =
    'csv — received "a file in this repository", expected answers kept outside it; move the file';
  for (const inside of [path, linked]) expect(() => publish(inside, open)).toThrow(refusal);
});
