import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadProse } from '../../src/data/generated.ts';
import { listEditions } from '../data/frozen-editions.ts';
import type { ReadFile } from '../data/load.ts';
import { compareData, describeDiff } from './compare-data.ts';

const compare = (
  changes: Record<string, (text: string) => string>,
  readEarlier: ReadFile = (path) => readFileSync(path),
) => {
  const readPresent = (path: string) =>
    Buffer.from(changes[path]?.(readFileSync(path, 'utf8')) ?? readFileSync(path));
  return compareData(process.cwd(), readEarlier, { readFile: readPresent });
};

test('figures that reverse a finding are followed to claims, charts, numbers and pinned embeds', () => {
  const wrong = [
    'all_routinely_armed/26',
    'all_routinely_armed/55',
    'more_specialists_not_all/43.6',
    'more_specialists_not_all/39',
  ]
    .map((answer) => answer.replace('/', ' | all respondents | | | '))
    .map((answer) => `MPF2017 | arming_view | ${answer} | S01`);
  const diff = compare({
    'data/responses.csv': (text) =>
      text
        .replace(/(?<=MPF2017,arming_view,all_routinely_armed,option,)[\d.]+/, '55')
        .replace(/(?<=MPF2017,arming_view,more_specialists_not_all,option,)[\d.]+/, '39'),
    'data/corrections.csv': (text) =>
      [
        text.trimEnd(),
        `turned-round,2999-01-01,2026-11-23,It was turned round.,It is right.,responses,${wrong.join(';')},,,`,
        'no-chart,2999-01-01,2026-11-23,a,b,,,no-such-chart,,\n',
      ].join('\n'),
  });
  expect(describeDiff(diff).map(({ title }) => title)).toEqual([
    'Claims that now fail',
    'Errors',
    'Figures',
    'Charts',
    'Numbers in the article',
    'Pages of forces',
    'Pinned embeds',
  ]);
  const { errors, tables, shown } = diff;
  expect(
    errors.filter(({ received }) => received === 'A minority of the 11,000 wanted guns for all.'),
  ).toHaveLength(1);
  expect(
    errors
      .filter(({ file }) => file === 'data/corrections.csv')
      .map(({ received, expected }) => [received, expected.replace(/(ids of charts): .*/, '$1')]),
  ).toEqual([['no-such-chart', 'ids of charts']]);
  expect(tables.map(({ table, changes }) => [table, ...changes.map(({ kind }) => kind)])).toEqual([
    ['corrections', 'added', 'added'],
    ['responses', 'overwritten', 'overwritten'],
  ]);
  if (typeof shown === 'string') throw new Error(shown);
  const [charts = [], numbers = [], , , notices = []] = shown
    .flatMap(({ groups }) => groups)
    .map(({ items }) => items);
  expect(numbers).toContainEqual({
    name: expect.stringMatching(/^mpf-everyone-armed, src\/article\/.+:\d+$/) as string,
    before: loadProse().numbers.find(({ id }) => id === 'mpf-everyone-armed')?.text,
    after: '55%',
    note: '55% wanted every officer routinely armed.',
  });
  expect(charts.find(({ name }) => name === 'survey-bounds')?.after).toMatch(
    /^another picture in all \d+ states$/,
  );
  expect(charts.map(({ name }) => name)).not.toContain('timeline');
  const [edition] = listEditions(process.cwd());
  for (const chart of ['arming-view', 'survey-bounds'])
    expect(notices).toContainEqual({
      name: `${chart}, edition of ${edition}`,
      after: expect.stringMatching(/^\d+ embeds? will show what was corrected/) as string,
    });
});

test('a table that cannot be read does not hide the changes of others', () => {
  const { errors, tables, shown } = compare({
    'data/notes.csv': (text) => text.replaceAll(',', ';'),
    'data/armed-officers.csv': (text) => `${text}Kent,force,2999-03-31,armed_officers,many,,R,,,,S01,,\n`,
  });
  expect(errors.map(({ file, received }) => [file, received])).toEqual([
    ['data/armed-officers.csv', 'many'],
    ['data/notes.csv', 'cells with semicolons between'],
  ]);
  expect(tables).toMatchObject([
    { table: 'armed-officers', changes: [{ kind: 'added', row: { cells: { value: 'many' } } }] },
  ]);
  expect(shown).toMatchInlineSnapshot(
    `"What follows for charts, numbers and embeds can be described once these errors are fixed."`,
  );
});

test('earlier figures that do not fit the present tables are compared row by row, with a sentence that says so', () => {
  const readEarlier = (path: string) =>
    path === 'data/notes.csv' ? Buffer.from('tables,note,source_id\n') : readFileSync(path);
  const { shown, tables } = compare(
    {
      // Figures that do not add up, so that no chart is drawn.
      'data/taser-use.csv': (text) => text.replace(/,discharge,\d+,/, ',discharge,99999,'),
      'data/threat-levels.csv': (text) => text.replace(/\n.*\n$/, '\n'),
    },
    readEarlier,
  );
  expect(tables.map(({ table, changes }) => `${table} ${changes[0]?.kind}`)).toEqual([
    'notes added',
    'taser-use overwritten',
    'threat-levels removed',
  ]);
  expect(shown).toMatchInlineSnapshot(
    `"The earlier figures do not fit the present tables, so only their rows are compared, not charts, numbers and embeds. The first error: data/notes.csv:1:charts — received "no such column", expected a column named charts; put it back, spelt the same way."`,
  );
});
