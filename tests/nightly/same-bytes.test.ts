import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { build, copyProject } from '../support/copy.ts';
import { dist } from '../support/pages.ts';
import { makeFolder } from '../support/folders.ts';

const temporary = makeFolder();

const sameAddress = process.env['SITE_URL'] ? { SITE_URL: process.env['SITE_URL'] } : {};

/** Path and hash of every file below a folder. */
const fingerprints = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map(
      (file) => `${relative(folder, file)} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`,
    )
    .toSorted();

test('two builds in different folders, time zones and languages are the same, byte for byte', async () => {
  const elsewhere = join(temporary, 'another-with-a-much-longer-name');
  copyProject(elsewhere, { makesImages: true });
  const other = fingerprints(
    await build(elsewhere, {
      TZ: 'Pacific/Kiritimati',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
      ...sameAddress,
    }),
  );
  expect(other.length).toBeGreaterThan(50);
  expect(other).toEqual(fingerprints(dist));
});
