import { expect, test } from 'vitest';
import { tableDefinitions } from '../../src/data/tables/index.ts';
import { parseTable } from '../data/parse-table.ts';
import { findBrokenTexts, findMisread } from './find-wrong.ts';

test('a cell that is misread is found', () => {
  const definition = tableDefinitions['survey-counts'];
  const cells = [
    Object.keys(definition.columns),
    ['MPF2017', 'respondents', '11000', 'just under, it says', '1', 'S01;S02'],
    ['MPF2017', 'members', '32000', '', '0', 'S03'],
  ];
  const text = cells.map((record) => `${record.map((cell) => `"${cell}"`).join()}\n`).join('');
  const { rows } = parseTable(definition, Buffer.from(text));
  const [first, second] = rows;
  if (!first || !second) throw new Error('no rows');
  const misread = (rows: object[], read = text) =>
    findMisread(definition, read, cells, { rows: rows as (typeof first)[] })[0];
  expect([
    misread(rows),
    misread([{ ...first, value: 1100 }, second]),
    misread([first, { ...second, qualifier: 0 }]),
    misread([{ ...first, qualifier: 'just under' }, second]),
    misread([{ ...first, source_id: ['S01'] }, second]),
    misread([first, { ...second, preferred: true }]),
    misread([first]),
    misread(rows, `${text}"torn`),
  ]).toMatchInlineSnapshot(`
    [
      undefined,
      "2:value is 1100, its cell "11000"",
      "3:qualifier is 0, its cell """,
      "2:qualifier is "just under", its cell "just under, it says"",
      "2:source_id is ["S01"], its cell "S01;S02"",
      "3:preferred is true, its cell "0"",
      "1 rows of 2 records",
      "a misplaced quotation mark was accepted",
    ]
  `);
});

test('a page that prints what is not known is found, and a row without a value is not', () => {
  const before = { surrey: '["Surrey (null)"]' };
  const pages = { ...before, kent: '[{"value":null},"Kent (null)"]', gwent: '[null,{"value":null}]' };
  const prose = { numbers: [], claims: [], lengths: [] };
  expect(findBrokenTexts(prose, pages, before)).toEqual(['[{"value":},"Kent (null)"]']);
});
