import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatCitationFile } from './citation-file.ts';
import { listEditions, parseEditionVersion } from './frozen-editions.ts';

test('CITATION.cff is as the newest release wrote it', () => {
  const newest = listEditions('.').at(-1) ?? '';
  expect(readFileSync('CITATION.cff', 'utf8')).toBe(
    formatCitationFile(newest, parseEditionVersion('.', newest)),
  );
});

test('it names title, makers, version and day', () => {
  expect(formatCitationFile('2027-01-02', '1.1.0')).toMatchInlineSnapshot(`
    "# Written by npm run release.
    cff-version: 1.2.0
    message: "If you use a figure, please cite the source that published it, and this work as the place where you found it."
    type: dataset
    title: "Routinely Unarmed: should London’s police carry guns?"
    authors:
      - name: "Routinely Unarmed project"
    version: 1.1.0
    date-released: 2027-01-02
    abstract: "The code is under the MIT licence. The figures are not ours: each is as its source says."
    "
  `);
});
