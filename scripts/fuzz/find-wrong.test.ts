import { expect, test } from 'vitest';
import { tableDefinitions } from '../../src/data/tables/index.ts';
import { parseTable } from '../data/parse-table.ts';
import { findBrokenTexts, findMisread, findUseless } from './find-wrong.ts';

test('a cell that is misread is found', () => {
  const definition = tableDefinitions['survey-counts'];
  const cells = [
    Object.keys(definition.columns),
    ['MPF2017', 'respondents', '11000', 'just under, it says', '1', 'S01;S02'],
    ['MPF2017', 'members', '32000', '', '0', 'S03'],
  ];
  const text = cells.map((record) => `${record.map((cell) => `"${cell}"`).join()}\n`).join('');
  const { rows } = parseTable(definition, Buffer.from(text));
  const find = (read: typeof rows, from = text) => findMisread(definition, from, cells, { rows: read });
  const findIn = (index: number, changes: object) =>
    find(rows.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  expect(find(rows)).toEqual([]);
  expect([
    ...findIn(0, { value: 1100, qualifier: 'just under', source_id: ['S01'] }),
    ...findIn(1, { qualifier: 0, preferred: true }),
    ...find(rows.slice(0, 1)),
    ...find(rows, `${text}"torn`),
  ]).toMatchInlineSnapshot(`
    [
      "2:value is 1100, its cell "11000"",
      "2:qualifier is "just under", its cell "just under, it says"",
      "2:source_id is ["S01"], its cell "S01;S02"",
      "3:qualifier is 0, its cell """,
      "3:preferred is true, its cell "0"",
      "1 rows of 2 records",
      "a misplaced quotation mark was accepted",
    ]
  `);
});

test('an error that helps no editor is found', () => {
  const error = { file: 'data/surveys.csv', row: 2, received: 'x', expected: 'a date', fix: 'write it' };
  const wrong = [{ fix: '' }, { expected: '' }, { file: 'load.ts' }, { received: 'Cannot read properties' }];
  expect(findUseless([error])).toEqual([]);
  expect(findUseless(wrong.map((change) => ({ ...error, ...change })))).toHaveLength(wrong.length);
});

test('a page that prints what is not known is found, and a row without a value is not', () => {
  const before = { surrey: '["Surrey (null)"]' };
  const pages = { ...before, kent: '[{"value":null},"Kent (null)"]', gwent: '[null,{"value":null}]' };
  const prose = { numbers: [], claims: [], lengths: [] };
  expect(findBrokenTexts(prose, pages, before)).toEqual(['[{"value":},"Kent (null)"]']);
});
