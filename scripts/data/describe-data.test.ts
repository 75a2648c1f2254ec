import { expect, test } from 'vitest';
import { findOverdue, findUnusedRows, isWeak } from './describe-data.ts';
import { fixtureTables } from './testing/fixture-tables.ts';

test('a row is used where something reads what it says; to find it by key, kind or flag is not to use it', () => {
  const tables = fixtureTables({
    surveys: 'survey_id | population\nOLD | all officers\nNEW | all officers',
    responses: `survey_id | percent | preferred | kind
      OLD | 26 | 1 | option
      OLD | 27 | 0 | option
      NEW | 28 | 1 | option`,
    sources: 'source_id | title\nS01 | a title',
  });
  const unused = findUnusedRows(tables, ({ surveys, responses }) =>
    JSON.stringify([
      responses
        .filter((row) => row.survey_id === 'OLD' && row.kind === 'option' && row.preferred)
        .map((row) => row.percent),
      surveys.find(({ survey_id }) => survey_id === 'OLD')?.population,
    ]),
  );
  expect(unused).toEqual([
    { table: 'responses', rows: [3, 4] },
    { table: 'surveys', rows: [3] },
  ]);
});

test('a release of July is overdue once July is over, and one of winter counts for the July before it', () => {
  const [publisher, title] = ['Home Office', 'Police use of firearms statistics: April to March'];
  const dueOn = (today: string, ...days: string[]) =>
    findOverdue(
      days.map((published) => ({ publisher, title, published })),
      today,
    ).join();
  expect(dueOn('2025-07-31', '2023-07-13', '2024-07-11')).toBe('');
  expect(dueOn('2025-08-01', '2023-07-13', '2024-07-11')).toBe(
    'Firearms statistics of Home Office since July 2025',
  );
  expect(dueOn('2026-11-24', '2024-07-11')).toContain('since July 2025');
  expect(dueOn('2022-07-31', '2022-02-03')).toBe('');
  expect(dueOn('2022-08-01', '2022-02-03')).toContain('since July 2022');
  expect(dueOn('2026-11-24')).toBe('');
});

test('a source is weak without a sure licence or the address of a page', () => {
  const cases: [licence: string | null, url: string | null, weak: boolean][] = [
    [null, 'https://example.org/page', true],
    ['IOPC (check)', 'https://example.org/page', true],
    ['OGL v3', null, true],
    ['OGL v3', 'https://example.org/', true],
    ['OGL v3', 'https://example.org/news/…/armed', true],
    ['OGL v3', 'https://www.gov.uk/government/statistics/armed', false],
    ['© publisher', 'https://example.org/?p=291', false],
  ];
  expect(cases.filter(([licence, url, weak]) => isWeak({ licence, url }) !== weak)).toEqual([]);
});
