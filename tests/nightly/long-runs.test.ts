import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findAccessibilityErrors } from '../support/browser.ts';
import { build, copyProject } from '../support/copy.ts';
import { makeFolder } from '../support/folders.ts';
import { openSite, templates } from '../support/open-site.ts';
import { dist } from '../support/pages.ts';

const site = openSite();

test.for([
  { width: 390, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const)('axe finds nothing wrong at $width in $colorScheme', async (options) => {
  for (const path of templates) {
    const page = await site.open(path, options);
    expect.soft(await findAccessibilityErrors(page), path).toEqual([]);
  }
});

const jar = join(import.meta.dirname, '../../node_modules/vnu-jar/build/dist/vnu.jar');
const hasJava = spawnSync('java', ['-version']).status === 0;

/** What is newer than the checker: container queries, subgrid, trusted types, speculation rules. */
const newer =
  /error: CSS: |Unrecognised directive-name: \S*trusted-types|Bad value “speculationrules” for attribute “type”/;

// The W3C’s checker runs on Java, which a machine may lack: then the test says that it was skipped.
test.skipIf(!hasJava)('every page is valid HTML by the W3C’s own checker', () => {
  const { stderr } = spawnSync('java', ['-jar', jar, '--errors-only', '--skip-non-html', dist], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect(stderr).not.toContain('Exception');
  // What a script fetches is a part of a page, and no page.
  const isOfPage = (line: string) => line !== '' && !line.includes('/parts/');
  const errors = stderr.split('\n').filter((line) => isOfPage(line) && !newer.test(line));
  expect(errors.slice(0, 20)).toEqual([]);
});

test.for(['1', '7'])(
  'changed tables are read as they stand, or refused with errors that help: seed %s',
  { timeout: 1_800_000 },
  (seed) => {
    const printed = execFileSync(process.execPath, ['scripts/fuzz.ts', '--runs', '10000', '--seed', seed]);
    expect(printed.toString()).toMatch(/refused: [1-9]\d*, accepted: [1-9]/);
  },
);

test('two builds in different folders, time zones and languages are the same, byte for byte', async () => {
  const elsewhere = join(makeFolder(onTestFinished), 'another-with-a-much-longer-name');
  copyProject(elsewhere, { makesImages: true });
  const places = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
  const address = process.env['SITE_URL'];
  const other = await build(elsewhere, { ...places, ...(address && { SITE_URL: address }) });
  /** Path and hash of every file, as the build has written them. */
  const fingerprints = (folder: string) => readFileSync(join(folder, 'SHA256SUMS'), 'utf8').split('\n');
  expect(fingerprints(other).length).toBeGreaterThan(50);
  expect(fingerprints(other)).toEqual(fingerprints(dist));
});
