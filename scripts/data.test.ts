import { spawnSync } from 'node:child_process';
import { cpSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** A copy of what the run reads; the scripts themselves are the project’s. */
const root = mkdtempSync(join(tmpdir(), 'data-'));
const output = join(root, 'src/generated');
beforeAll(() => {
  for (const folder of ['data', 'src/article', 'src/charts', 'src/data', 'src/forces', 'src/what-if'])
    cpSync(folder, join(root, folder), { recursive: true });
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

const runData = () =>
  spawnSync(process.execPath, [resolve('scripts/data.ts')], { cwd: root, encoding: 'utf8' });

const readOutput = () =>
  Object.fromEntries(
    readdirSync(output, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => [name, readFileSync(join(output, name), 'utf8')]),
  );

test('npm run data writes plain files, clears what is left over, and ends with a line on the data', () => {
  const { status, stderr, stdout } = runData();
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^\d+ tables with /);
  const written = readOutput();
  const names = (folder: string, ending: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => name.replace(ending, ''));
  expect(Object.keys(written).toSorted()).toEqual(
    [
      ...names('data', '.csv'),
      ...['editions', 'prose', 'version'],
      ...readdirSync('src/charts', { withFileTypes: true })
        .filter(
          (entry) => entry.isDirectory() && readdirSync(join('src/charts', entry.name)).includes('chart.ts'),
        )
        .map(({ name }) => `charts/${name}`),
    ]
      .map((name) => `${name}.json`)
      .toSorted(),
  );
  expect(lstatSync(output).isSymbolicLink()).toBe(false);

  writeFileSync(join(output, 'left-over.json'), '');
  writeFileSync(join(output, 'charts/left-over.json'), '');
  runData();
  expect(readOutput()).toEqual(written);
});

test('npm run data with a broken cell and a stray table names both, fails, and leaves the output byte for byte', () => {
  const before = readOutput();
  const counts = join(root, 'data/survey-counts.csv');
  writeFileSync(counts, readFileSync(counts, 'utf8').replace(/\n(\w+,\w+,)\d+,/, '\n$111 000,'));
  writeFileSync(join(root, 'data/armed-officers (1).csv'), '');
  const { status, stderr } = runData();
  expect(status).toBe(1);
  expect(stderr).toMatchInlineSnapshot(`
    "data/armed-officers (1).csv — received "a file that nothing reads", expected the tables that data/README.md lists, and no others; take over into its table what is new in it, and delete it
    data/survey-counts.csv:2:value — received "11 000", expected a whole number, 0 or more; write digits alone, without commas, spaces or signs
    2 errors; nothing was written.
    "
  `);
  expect(readOutput()).toEqual(before);
});
