import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, test } from 'vitest';
import { copyProject, remove } from '../support/copy.ts';

/** The recipes of README.md, walked in a copy of the project: what they write passes every check as it is. */

const folder = mkdtempSync(join(tmpdir(), 'recipes-'));
afterAll(() => {
  remove(folder);
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
  copyProject(folder);
  run('npm run new:chart -- a-trial');
  run('npm run new:table -- a-trial-table');
  const chapter = join(folder, 'src/article/the-question');
  const number = "  'a-trial': deaths('paris', 'Paris'),\n";
  const code = readFileSync(`${chapter}.ts`, 'utf8');
  writeFileSync(`${chapter}.ts`, code.replace(/(?<=numbers: Numbers = \{\n)/, number));
  appendFileSync(`${chapter}.mdx`, '\nIt was <Figure of="a-trial" />.\n');
  run('npm run data');
  run('npx prettier --check src docs data');
  run('npx eslint src/charts/a-trial src/charts/index.ts src/data/tables src/article');
  // The first run writes the pictures of the chart, and the second holds them to what is drawn.
  run('npx vitest run --project unit src/charts/charts.test.ts -t as.they.were -u');
  run('npx vitest run --project unit src/charts scripts/data');
});
