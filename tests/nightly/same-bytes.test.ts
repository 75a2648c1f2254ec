import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { build, copyProject } from '../support/copy.ts';
import { dist } from '../support/pages.ts';
import { makeFolder } from '../support/folders.ts';

const sameAddress = process.env['SITE_URL'] ? { SITE_URL: process.env['SITE_URL'] } : {};

/** Path and hash of every file below a folder, as the build has written them. */
const fingerprints = (folder: string) => readFileSync(join(folder, 'SHA256SUMS'), 'utf8').split('\n');

test('two builds in different folders, time zones and languages are the same, byte for byte', async () => {
  const elsewhere = join(makeFolder(onTestFinished), 'another-with-a-much-longer-name');
  copyProject(elsewhere, { makesImages: true });
  const places = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
  const other = fingerprints(await build(elsewhere, { ...places, ...sameAddress }));
  expect(other.length).toBeGreaterThan(50);
  expect(other).toEqual(fingerprints(dist));
});
