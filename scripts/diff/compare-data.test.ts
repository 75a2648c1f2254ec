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

test('a figure that reverses a finding is followed to claims, charts, numbers and pinned embeds', () => {
  const answer = 'MPF2017 | arming_view | all_routinely_armed | all respondents |  | ';
  const rows = [26, 50].map((percent) => `${answer} | ${percent} | S01`).join(';');
  const corrections = [
    `turned-round,2999-01-01,2026-11-23,It was turned round.,It is right.,responses,${rows},,,`,
    'no-chart,2999-01-01,2026-11-23,a,b,,,no-such-chart,,',
  ];
  const diff = compare({
    'data/responses.csv': (text) =>
      text.replace(/(?<=MPF2017,arming_view,all_routinely_armed,option,)[\d.]+/, '50'),
    'data/corrections.csv': (text) => `${text}${corrections.join('\n')}\n`,
  });
  const sections = describeDiff(diff);
  const titles = 'Claims that now fail, Errors, Figures, Charts, Numbers in the article, Pages of forces';
  expect(sections.map(({ title }) => title)).toEqual([...titles.split(', '), 'Pinned embeds']);
  const items = sections.map(({ groups }) => groups.flatMap(({ items }) => items));
  const [claims, errors, figures, charts, numbers, , notices] = items;
  const named = (name: string) => ({ name: expect.stringContaining(name) as string });
  expect(claims).toContainEqual(named('received "A minority of the 11,000 wanted guns for all."'));
  expect(errors).toContainEqual(named('received "no-such-chart"'));
  expect(figures).toMatchObject([named('turned-round'), named('no-chart'), { before: '26', after: '50' }]);
  expect(numbers).toContainEqual({
    name: expect.stringMatching(/^mpf-everyone-armed, src\/article\/.+:\d+$/) as string,
    before: loadProse().numbers.find(({ id }) => id === 'mpf-everyone-armed')?.text,
    after: '50%',
    note: '50% wanted every officer routinely armed.',
  });
  expect(charts).toContainEqual(
    expect.objectContaining({
      name: 'survey-bounds',
      after: expect.stringMatching(/^another picture in all \d+ states$/) as string,
    }),
  );
  expect(charts?.map(({ name }) => name)).not.toContain('timeline');
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

test('other words for the Taser strip are another page of each force', () => {
  const { shown } = compare({
    'src/charts/taser-strip/text.md': (text) => text.replaceAll('A strip of', 'A row of'),
  });
  const pages = typeof shown === 'string' ? [] : shown.filter(({ title }) => title === 'Pages of forces');
  expect(pages[0]?.groups[0]?.title).toMatch(/^\d\d pages will read differently$/);
});
