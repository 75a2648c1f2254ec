import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** A copy of what the run reads; the scripts themselves are the project’s. */
const root = mkdtempSync(join(tmpdir(), 'data-'));
beforeAll(() => {
  for (const folder of ['data', 'src/article', 'src/charts', 'src/data', 'src/forces', 'src/what-if'])
    cpSync(folder, join(root, folder), { recursive: true });
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

const loadData = ({ killAt = 0 } = {}) =>
  spawnSync(
    process.execPath,
    ['--import', resolve('scripts/data/testing/kill-at-step.ts'), resolve('scripts/data.ts')],
    {
      cwd: root,
      env: { ...process.env, KILL_AT: String(killAt) },
      encoding: 'utf8',
    },
  );

function readOutput() {
  const folder = join(root, 'src/generated');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return {
    folder: readlinkSync(folder),
    files: Object.fromEntries(
      files.map(({ parentPath, name }) => [
        join(parentPath, name),
        readFileSync(join(parentPath, name), 'utf8'),
      ]),
    ),
  };
}

test('npm run data writes the output; with a broken cell it names the fault, fails, and leaves that output byte for byte', () => {
  expect(loadData()).toMatchObject({ status: 0, stderr: '' });
  const before = readOutput();
  expect(Object.keys(before.files).length).toBeGreaterThan(30);

  const counts = join(root, 'data/survey-counts.csv');
  writeFileSync(counts, readFileSync(counts, 'utf8').replace('11000', '11 000'));
  const { status, stderr } = loadData();
  expect(status).toBe(1);
  expect(stderr).toMatchInlineSnapshot(`
    "data/survey-counts.csv:2:value — received "11 000", expected a whole number, 0 or more; write digits alone, without commas, spaces or signs
    1 fault; nothing was written.
    "
  `);
  expect(readOutput()).toEqual(before);
});

test('a run that is killed while it writes leaves the earlier output whole', () => {
  cpSync('data/survey-counts.csv', join(root, 'data/survey-counts.csv'));
  const before = readOutput();
  expect(loadData({ killAt: 20 }).signal).toBe('SIGKILL');
  expect(readdirSync(join(root, 'src')).filter((name) => name.startsWith('.generated-'))).toHaveLength(2);
  expect(readOutput()).toEqual(before);
});
