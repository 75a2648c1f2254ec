import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { build, copyProject, remove } from './site/copy.ts';

const temporary = mkdtempSync(join(tmpdir(), 'same-bytes-'));
afterAll(() => {
  remove(temporary);
});

/** Path and hash of every file below a folder. */
const fingerprints = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => `${relative(folder, file)} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)
    .toSorted();

test('two builds in different folders, time zones and languages are the same, byte for byte', async () => {
  const here = join(temporary, 'a');
  const there = join(temporary, 'another-with-a-much-longer-name');
  for (const folder of [here, there]) copyProject(folder);
  const first = fingerprints(await build(here, { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' }));
  const second = fingerprints(await build(there, { TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }));
  expect(first.length).toBeGreaterThan(50);
  expect(second).toEqual(first);
});
