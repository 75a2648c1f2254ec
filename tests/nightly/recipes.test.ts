import { parseHTML } from 'linkedom';
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, onTestFinished } from 'vitest';
import { build, copyProject, editTable, firstEdition } from '../support/copy.ts';
import { makeFolder } from '../support/folders.ts';

/** The recipes of README.md, walked in a copy of the project: what they write passes every check as it is. */

let folder: string;
beforeEach(() => {
  folder = makeFolder(onTestFinished);
  copyProject(folder);
});

/** Throws with what the command printed where it fails. */
function run(command: string): void {
  const [file = '', ...args] = command.split(' ');
  try {
    execFileSync(file, args, { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command}\n${stdout}\n${stderr}`, { cause: error });
  }
}

test('“Add a chart”, “Add a table” and “Add a number” make what passes every check', () => {
  run('npm run new:chart -- a-trial');
  run('npm run new:table -- a-trial-table');
  const article = join(folder, 'src/article');
  appendFileSync(join(article, 'numbers.csv'), 'a-trial,people killed,timeline[event_id=paris].killed,,,,\n');
  appendFileSync(join(article, 'claims.csv'), 'a-claim,a-trial > 100\n');
  const sentence = '<Figure of="a-trial" /> is <Claim that="a-claim">more than a hundred</Claim>.';
  appendFileSync(join(article, 'the-question.mdx'), `\n${sentence}\n`);
  run('npm run data');
  run('npx prettier --check src docs data');
  run('npx eslint src/charts/a-trial src/charts/index.ts src/data/tables src/article');
  // The first run writes the pictures of the chart, and the second holds them to what is drawn.
  run('npx vitest run --project unit src/charts/charts.test.ts -t as.they.were -u');
  run('npx vitest run --project unit src/charts scripts/data');
});

/** What CONTRIBUTING.md asks of an editor whose figure breaks a claim, in a copy of the project. */

function replace(path: string, from: string, to: string): void {
  const text = readFileSync(join(folder, path), 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not hold “${from}”`);
  writeFileSync(join(folder, path), text.replace(from, to));
}

const titleOf = (dist: string, path: string) =>
  parseHTML(readFileSync(join(dist, path, 'index.html'), 'utf8')).document.querySelector('h1, .title')
    ?.textContent;

test('a figure that breaks claims is brought in by a row and by sentences, without code', async () => {
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
  const failed = await build(folder).catch((error: unknown) => String(error));
  const chapter = 'src/article/those-who-carry.mdx';
  const titles = 'src/charts/armed-officers/text.md';
  expect(failed).toContain(
    `${chapter}:8 — received "Each later count of that kind was lower.", expected that the figures bear out the claim fewer-every-year: `,
  );
  expect(failed).toContain(
    `${titles}:7:title, now — received "Nearly a thousand more armed officers in three years, then fewer every year", expected that the figures bear out “fewer every year”`,
  );
  expect(failed).toContain('{last} for 5,953');
  expect(failed).toContain('3 errors; nothing was written.');

  replace(chapter, ' Each later count of that kind was <Claim that="fewer-every-year">lower</Claim>.', '');
  replace(
    titles,
    '|fewer every year}\n',
    '|fewer every year}\n\n{peak} armed officers in {peak-year}; {last} deployable in {last-year}\n',
  );
  const note = 'no line joins them to the count before.\n';
  replace(titles, note, `${note}\nThe counts since July 2022 are others; ${note}`);
  const dist = await build(folder);
  expect(titleOf(dist, 'charts/armed-officers')).toBe(
    '6,621 armed officers in 2019; 5,953 deployable in 2025',
  );
  // The embed that was pinned before says what was true of its figures.
  expect(titleOf(dist, `embed/armed-officers/edition/${firstEdition}`)).toMatch(
    /^Nearly a thousand more .+ fewer every year$/,
  );
});
