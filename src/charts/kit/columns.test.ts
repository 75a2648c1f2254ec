import { expect, test } from 'vitest';
import { fixtureChart } from '../testing/fixture-chart.ts';
import { columnsIn, completeColumn, formatTableCell, type ColumnForms } from './columns.ts';
import { defineChart } from './define-chart.ts';

const rows = [
  { year: 2017, period: '2017-04/2018-03', percent: null, count: 6621, place: 'London', status: '2016' },
  { year: 2018, period: '2018-04', percent: 43.64, count: null, place: null, status: '2016-17, as reported' },
];

test('a column is shown by what it holds, unless it is given otherwise', () => {
  type Row = (typeof rows)[number];
  const shown = (name: keyof Row, form?: ColumnForms<Row>[keyof Row]) => {
    const { unit, align, ...column } = completeColumn(name, rows, { label: name, form });
    return [unit, align, ...rows.map((row) => formatTableCell(row, column as never))];
  };
  expect(shown('year')).toEqual([undefined, undefined, '2017', '2018']);
  expect(shown('period')).toEqual([undefined, undefined, 'April 2017 to March 2018', 'April 2018']);
  expect(shown('percent')).toEqual(['%', 'right', undefined, '43.6']);
  expect(shown('count')).toEqual([undefined, 'right', '6,621', undefined]);
  expect(shown('count', { format: String })).toEqual([undefined, 'right', '6621', undefined]);
  expect(shown('place')).toEqual([undefined, undefined, 'London', undefined]);
  expect(shown('status')).toEqual([undefined, undefined, '2016', '2016-17, as reported']);
});

test('the columns are those that text.md names; a name that rows lack is an error, but in the text of an edition, which comes first', () => {
  const source = '# Columns\n\n- place: Place\n- place, past: Place then\n- cuont: Count';
  expect(columnsIn({ file: 'data/editions/2026-11-28/texts/fixture.md', source }, rows)).toEqual(['place']);
  expect(() => columnsIn({ file: 'text.md', source }, rows)).toThrow('text.md: “cuont”');
  const chart = defineChart({ ...fixtureChart, text: () => ({ file: 'text.md', source }), rows: () => rows });
  const frozen = chart.withText({ file: 'frozen.md', source: '# Columns\n\n- count: People' });
  expect(frozen.table(rows, {}).columns.map(({ label }) => label)).toEqual(['People']);
});

test('a column of figures stands to the right in a state where none of them is known, too', () => {
  const chart = defineChart({
    ...fixtureChart,
    text: () => ({ file: 'text.md', source: '# Columns\n\n- count: Count' }),
    rows: () => rows,
    states: { of: ({ year }) => String(year), label: ({ year }) => String(year) },
  });
  expect(chart.table(rows, { state: '2018' }).columns[0]?.align).toBe('right');
});
