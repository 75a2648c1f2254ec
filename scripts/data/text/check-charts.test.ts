import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defineChart } from '../../../src/charts/kit/define-chart.ts';
import { claim, text } from '../../../src/data/checked-text.ts';
import { print } from '../testing/real-tables.ts';
import { checkChartClaims, checkChartSource } from './check-charts.ts';

interface Row extends Record<string, string | number> {
  year: string;
  officers: number;
}

const chart = defineChart<Row>({
  id: 'officers',
  name: 'Officers',
  tables: ['police-officers'],
  spatialCoverage: () => '',
  rows: () => [],
  states: (rows) => rows.map(({ year }) => ({ id: year, label: `March ${year}` })),
  title(rows, { state }) {
    const officers = rows.find((row) => row.year === state)?.officers ?? 0;
    return text`There were ${claim('more than before', officers > 100, { officers, before: 100 })}`;
  },
  subtitle: () => text`Officers`,
  alt: () => text`A dot`,
  table: (rows) => ({ columns: [], rows }),
  draw: () => ({ marks: [] }),
  tooltip: () => '',
  notes: (rows) => [
    text`They are ${claim(
      'few',
      rows.every((row) => row.officers < 1000),
      { all: rows.map((row) => row.officers).join(' and ') },
    )}`,
  ],
  sources: () => [],
  referenceDate: () => '',
});

describe('what a chart says', () => {
  test('is no fault while the figures bear it out, in every state', () => {
    expect(
      checkChartClaims(chart, [
        { year: '2019', officers: 101 },
        { year: '2020', officers: 102 },
      ]),
    ).toEqual([]);
  });

  test('is a fault in the state in which they do not, with the part, the words and the figures', () => {
    expect(
      print(
        checkChartClaims(chart, [
          { year: '2019', officers: 101 },
          { year: '2020', officers: 99 },
        ]),
      ).join('\n'),
    ).toMatchInlineSnapshot(
      `"src/charts/officers/chart.ts:title, March 2020 — received "more than before", expected that the figures bear it out: they are officers 99, before 100; write what the figures now say"`,
    );
  });

  test('is looked at in every part', () => {
    const errors = checkChartClaims(chart, [{ year: '2019', officers: 1001 }]);
    expect(errors.map((error) => [error.column, error.received])).toEqual([['notes, March 2019', 'few']]);
  });

  test('that fails because a row is gone is told as a fault, with what it missed', () => {
    const broken = {
      ...chart,
      alt: () => {
        throw new Error('officers: no row');
      },
    };
    expect(
      print(checkChartClaims(broken, [{ year: '2019', officers: 101 }])).join('\n'),
    ).toMatchInlineSnapshot(
      `"src/charts/officers/chart.ts:alt, March 2019 — received "officers: no row", expected rows that the chart can be drawn from, in data/police-officers.csv; bring back the row that it names, or change the chart"`,
    );
  });

  test('that fails in the language’s own words is told as figures that it was not made for', () => {
    const broken = {
      ...chart,
      alt: () => {
        throw new RangeError('Invalid time value');
      },
    };
    expect(
      print(checkChartClaims(broken, [{ year: '2019', officers: 101 }])).join('\n'),
    ).toMatchInlineSnapshot(
      `"src/charts/officers/chart.ts:alt, March 2019 — received "figures that this was not made for (Invalid time value)", expected rows that the chart can be drawn from, in data/police-officers.csv; look at what was changed last in these tables, or change the chart"`,
    );
  });

  test('is a fault where there is nothing to choose from, as in an empty table', () => {
    expect(print(checkChartClaims(chart, [])).join('\n')).toMatchInlineSnapshot(
      `"src/charts/officers/chart.ts:states — received "nothing to choose from", expected rows for one state or more, in data/police-officers.csv; bring back the rows that it was drawn from"`,
    );
  });
});

describe('the source of a chart', () => {
  const errors = (source: string) => print(checkChartSource('src/charts/officers.ts', source)).join('\n');

  test('may hold figures and claims that are put in, dates, and anything outside of words', () => {
    expect(
      errors(
        "const width = 640;\nconst title = text`On 31 March 2019 ${formatCount(armed)} ${claim('more than half', armed > 1, { armed })} were armed`;\nconst says = `most`;",
      ),
    ).toBe('');
  });

  test('has each figure and claim that is typed named with its line', () => {
    expect(
      errors(
        'const title = text`Most officers`;\nconst alt = text`There were\n6,621 ${formatCount(armed)} or nearly so`;',
      ),
    ).toMatchInlineSnapshot(`
      "src/charts/officers.ts:1 — received "Most", expected no loose claim word; put it in as \${a formatted figure} or \${claim(…)}
      src/charts/officers.ts:2 — received "6,621", expected no loose numeral; put it in as \${a formatted figure} or \${claim(…)}
      src/charts/officers.ts:3 — received "nearly", expected no loose claim word; put it in as \${a formatted figure} or \${claim(…)}"
    `);
  });

  test('cannot hide words in a string that is put in', () => {
    expect(errors("const title = text`Of officers ${armed > 1 ? 'more than half' : `half`} were armed`;"))
      .toMatchInlineSnapshot(`
        "src/charts/officers.ts:1 — received "more than", expected no loose claim word; put it in as \${a formatted figure} or \${claim(…)}
        src/charts/officers.ts:1 — received "half", expected no loose number word; put it in as \${a formatted figure} or \${claim(…)}
        src/charts/officers.ts:1 — received "half", expected no loose number word; put it in as \${a formatted figure} or \${claim(…)}"
      `);
  });
});

test('the sums of “what if” hold to the same rule as a chart', () => {
  const file = 'src/what-if/what-if-text.ts';
  expect(print(checkChartSource(file, readFileSync(file, 'utf8')))).toEqual([]);
});
