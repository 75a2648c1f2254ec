import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { charts } from '../../src/charts/index.ts';
import { tableNames } from '../../src/data/tables/index.ts';
import { DataErrors } from './data-error.ts';
import { loadData } from './load.ts';

type Change = (text: string) => string;

/** The data run on the project as it stands, with some files changed. */
const run = (changes: Record<string, Change> = {}) =>
  loadData(process.cwd(), {
    readFile(path) {
      const bytes = readFileSync(path);
      return changes[path] ? Buffer.from(changes[path](bytes.toString())) : bytes;
    },
  });

/** What an editor reads when the run fails; nothing where it does not. */
function errors(changes: Record<string, Change>): string[] {
  try {
    run(changes);
  } catch (error) {
    if (error instanceof DataErrors) return error.message.split('\n');
    throw error;
  }
  return [];
}

/** Only the rows of a table that hold this text, or only the others. */
const rows =
  (isKept: (line: string) => boolean): Change =>
  (text) =>
    text
      .split('\n')
      .filter((line, index) => index === 0 || isKept(line))
      .join('\n');

test('the project as it stands has no error, and comes back complete', () => {
  const { tables, charts: derived, prose, editions } = run();
  expect(Object.keys(tables)).toEqual(tableNames);
  expect(Object.keys(derived)).toEqual(charts.map((chart) => chart.id));
  expect(Object.values(derived).filter((ofChart) => ofChart.length === 0)).toEqual([]);
  expect(prose.numbers.length).toBeGreaterThan(0);
  const days = editions.editions.map(({ date }) => date);
  expect(days).toEqual(days.toSorted());
});

test('a table that the system does not give for another reason than that it is missing stops the run', () => {
  const refuse: Change = () => {
    throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
  };
  expect(() => errors({ 'data/notes.csv': refuse })).toThrow('EACCES');
});

test('figures that do not add up are named before what is written of them', () => {
  const found = errors({
    'data/taser-use.csv': (text) => text.replace(/,discharge,\d+,/, ',discharge,99999,'),
    'src/article/opening.mdx': (text) => `${text}\nIt rose.`,
  });
  expect([...new Set(found.map((line) => line.slice(0, 18)))]).toEqual(['data/taser-use.csv']);
});

test('all that charts, numbers and prose lack or claim without figures is named at once', () => {
  const found = errors({
    'data/survey-counts.csv': rows((line) => !line.startsWith('MPF2017,respondents,')),
    'src/article/opening.mdx': (text) => `${text}\nIt rose.`,
    'src/charts/threat-level/chart.ts': (text) => `${text}\ntext\`It fell\`;`,
    'src/charts/timeline/chart.ts': (text) => `${text}\nconst label = 'It grew';`,
    'src/charts/timeline/text.md': (text) => `${text}\nMost of {events`,
    'src/forces/sentences.md': (text) => `${text}\nIt doubled.`,
  });
  expect(found.map((line) => line.replace(/:\d+ /, ' ').replace(/,? expected.*/, ''))).toEqual(
    expect.arrayContaining([
      'src/article/opening.mdx — received "rose"',
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
