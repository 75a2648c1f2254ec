import { expect, test } from 'vitest';
import { tableDefinitions } from '../../src/data/tables/index.ts';
import { parseTable } from '../data/parse-table.ts';
import { findUntrue } from './find-untrue.ts';

const definition = tableDefinitions['survey-counts'];
const text =
  'survey_id,measure,value,qualifier,preferred,source_id\nMPF2017,respondents,11000,"just under, it says",1,S01;S02\nMPF2017,members,32000,,0,S03\n';
const bytes = Buffer.from(text);
const read = () => parseTable(definition, bytes);
const [first, second] = read().rows;
if (!first || !second) throw new Error('two rows');

test('a table that is read as it stands', () => {
  expect(findUntrue(definition, bytes, read())).toEqual([]);
});

test.each([
  ['another number', [{ ...first, value: 1100 }, second], '2:value is 1100'],
  ['a zero for an empty cell', [first, { ...second, qualifier: 0 }], '3:qualifier is 0'],
  ['another text', [{ ...first, qualifier: 'just under' }, second], '2:qualifier is "just under"'],
  ['a source less', [{ ...first, source_id: ['S01'] }, second], '2:source_id is ["S01"]'],
  ['a yes for a no', [first, { ...second, preferred: true }], '3:preferred is true'],
  ['a row less', [first], '1 rows of 2 records'],
  ['another row', [first, { ...second, row: 4 }], 'row 3 is called 4'],
])('%s is found', (_, rows, told) => {
  expect(findUntrue(definition, bytes, { rows, errors: [] }).join('\n')).toContain(told);
});

test('a fault that names another cell is found', () => {
  const place = {
    file: 'data/survey-counts.csv',
    row: 3,
    column: 'value',
    expected: 'a whole number',
    fix: 'write it',
  };
  expect(findUntrue(definition, bytes, { rows: [], errors: [{ ...place, received: '32000' }] })).toEqual([]);
  expect(findUntrue(definition, bytes, { rows: [], errors: [{ ...place, received: '11000' }] })).toEqual([
    '3:value holds "32000", not "11000"',
  ]);
});

test('a number that no computer number holds is not read as its neighbour', () => {
  const long = Buffer.from(text.replace('32000', '9007199254740993'));
  const rows = [first, { ...second, value: Number('9007199254740993') }];
  expect(findUntrue(definition, long, { rows, errors: [] }).join('\n')).toContain(
    '3:value is 9007199254740992',
  );
});
