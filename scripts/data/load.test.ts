import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatError } from './data-error.ts';
import { checkData, examine } from './load.ts';

const root = process.cwd();

type Change = (text: string) => string;

/** How the project is read with some files changed. */
const withChanges = (changes: Record<string, Change>) => ({
  readFile(path: string) {
    const bytes = readFileSync(path);
    return changes[path] ? Buffer.from(changes[path](bytes.toString())) : bytes;
  },
});

test('a table that the system does not give for another reason than that it is missing stops the run', () => {
  const refuse: Change = () => {
    throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
  };
  expect(() => examine(root, withChanges({ 'data/notes.csv': refuse }))).toThrow('EACCES');
});

test('figures that do not add up, and that they were changed in place, are named before what is written of them', () => {
  const changes = {
    'data/taser-use.csv': (text: string) => text.replace(/,discharge,\d+,/, ',discharge,99999,'),
    'src/article/opening.mdx': (text: string) => `${text}\nIt rose.`,
  };
  const { errors } = checkData(root, withChanges(changes));
  expect([...new Set(errors.map(({ file }) => file))]).toEqual(['data/taser-use.csv']);
  expect(errors[0]?.expected).toMatch(/, as released on \d/);
});

test('all that charts, numbers and prose lack or claim without figures is named at once', () => {
  const changes: Record<string, Change> = {
    'data/survey-counts.csv': (text) => text.replaceAll(/^MPF2017,respondents,.*\n/gm, ''),
    'src/article/opening.mdx': (text) => `${text}\nIt rose.`,
    'src/article/numbers.csv': (text) => text.replace('officers', 'of\uFFFDcers'),
    'src/charts/threat-level/chart.ts': (text) => `${text}\ntext\`It fell\`;`,
    'src/charts/timeline/chart.ts': (text) => `${text}\nconst label = 'It grew';`,
    'src/charts/timeline/text.md': (text) => `${text}\nMost of {events`,
    'src/forces/sentences.md': (text) => `${text}\nIt doubled.`,
  };
  const { examined } = examine(root, withChanges(changes));
  const found = [...(examined?.findTextErrors([]) ?? []), ...(examined?.findCodeErrors() ?? [])];
  expect(
    found.map(formatError).map((line) => line.replace(/:\d+ /, ' ').replace(/,? expected.*/, '')),
  ).toEqual(
    expect.arrayContaining([
      'src/article/opening.mdx — received "rose"',
      'src/article/numbers.csv — received "of⟨U+FFFD⟩cers"',
      'src/charts/threat-level/chart.ts — received "fell"',
      'src/charts/timeline/chart.ts — received "grew"',
      'src/charts/timeline/text.md — received "Most"',
      'src/forces/sentences.md — received "doubled"',
      'src/charts/timeline/text.md — received "{events"',
      expect.stringMatching(/^src\/charts\/survey-bounds\/chart\.ts:rows — /),
      expect.stringMatching(/^src\/article\/claims\.csv:\d+:mpf-a-third-answered — /),
    ]),
  );
});
