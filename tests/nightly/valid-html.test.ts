import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dist } from '../support/pages.ts';

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
