import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, onTestFinished } from 'vitest';
import { copyProject, editTable } from '../support/copy.ts';
import { makeFolder } from '../support/folders.ts';

/** The recipes of README.md and CONTRIBUTING.md, walked in a copy of the project. */

let folder: string;
beforeEach(() => {
  folder = makeFolder(onTestFinished);
  copyProject(folder);
});

function run(command: string) {
  const [file = '', ...args] = command.split(' ');
  const { status, stdout, stderr } = spawnSync(file, args, { cwd: folder, encoding: 'utf8' });
  return { isRight: status === 0, printed: `${command}\n${stdout}\n${stderr}` };
}

test('“Add a chart”, “Add a table” and “Add a number” make what passes every check', () => {
  const runAll = (...commands: string[]) => {
    for (const command of commands) {
      const { isRight, printed } = run(command);
      expect(isRight, printed).toBe(true);
    }
  };
  runAll('npm run new:chart -- a-trial', 'npm run new:table -- a-trial-table');
  const article = join(folder, 'src/article');
  appendFileSync(join(article, 'numbers.csv'), 'a-trial,people killed,timeline[event_id=paris].killed,,,,\n');
  appendFileSync(join(article, 'claims.csv'), 'a-claim,a-trial > 100\n');
  const sentence = '<Figure of="a-trial" /> is <Claim that="a-claim">more than a hundred</Claim>.';
  appendFileSync(join(article, 'the-question.mdx'), `\n${sentence}\n`);
  runAll(
    'npm run data',
    'npx prettier --check src docs data',
    'npx eslint src/charts/a-trial src/charts/index.ts src/data/tables src/article',
    // The first run writes the pictures of the chart, and the second holds them to what is drawn.
    'npx vitest run --project unit src/charts/charts.test.ts -t as.they.were -u',
    'npx vitest run --project unit src/charts src/data scripts/data',
  );
});

function replace(path: string, from: string, to: string): void {
  const text = readFileSync(join(folder, path), 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not hold “${from}”`);
  writeFileSync(join(folder, path), text.replace(from, to));
}

test('a figure that breaks claims is brought in by a row and by sentences, without code', () => {
  editTable(folder, 'sources', (rows) => [
    ...rows,
    { ...rows.find(({ source_id }) => source_id === 'HO2024'), source_id: 'HO2026', published: '2026-07-09' },
  ]);
  editTable(folder, 'armed-officers', (rows) => [
    ...rows,
    {
      geography: 'England and Wales',
      geography_type: 'england_wales',
      date: '2025-03-31',
      measure: 'operationally_deployable',
      value: '5953',
      release: 'HO 2026 as quoted',
      source_id: 'HO2026',
    },
  ]);
  const chapter = 'src/article/those-who-carry.mdx';
  const titles = 'src/charts/armed-officers/text.md';
  const { printed } = run('npm run data');
  for (const error of [
    `${chapter}:8 — received "Each later count of that kind was lower.", expected that the figures bear out the claim fewer-every-year: `,
    `${titles}:11:title, now — received "Nearly a thousand more armed officers in three years, then fewer every year", expected that the figures bear out “fewer every year”`,
    '{last} for 5,953',
    '3 errors; nothing was written.',
  ])
    expect(printed).toContain(error);

  replace(chapter, ' Each later count of that kind was <Claim that="fewer-every-year">lower</Claim>.', '');
  const title = '{peak} armed officers in {peak-year}; {last} deployable in {last-year}';
  replace(titles, '|fewer every year}\n', `|fewer every year}\n\n${title}\n`);
  const note = 'no line joins them to the count before.\n';
  replace(titles, note, `${note}\nThe counts since July 2022 are others; ${note}`);
  const mended = run('npm run data');
  expect(mended.isRight, mended.printed).toBe(true);
});
