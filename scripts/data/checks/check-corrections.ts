import type { ChartRow } from '../../../src/data/chart-row.ts';
import type { Chart } from '../../../src/charts/kit/define-chart.ts';
import { listFrozen } from '../../../src/editions/pin-chart.ts';
import type { Editions } from '../../../src/data/editions.ts';
import { stepOf } from '../../../src/editions/pin-rows.ts';
import type { Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';

type Correction = Tables['corrections'][number];

interface Known {
  charts: readonly Chart[];
  /** Ids of the numbers in the prose. */
  numbers: readonly string[];
  /** Rows of each chart as they stand. */
  rows: Record<string, ChartRow[]>;
  editions: Editions;
}

/** An error in one correction. */
type RowError = Omit<DataError, 'file' | 'row'>;

/** A correction says which edition was wrong, names numbers and charts that there are, and put those charts right: a pinned embed of another could not say what was wrong in it. */
export const checkCorrections = (corrections: Correction[], known: Known): DataError[] =>
  corrections.flatMap((correction) =>
    [
      ...checkDates(correction, known),
      ...(correction.numbers ?? []).flatMap((id) => checkNumber(id, known)),
      ...(correction.charts ?? []).flatMap((id) => checkChart(correction, id, known)),
    ].map((error) => ({ file: 'data/corrections.csv', row: correction.row, ...error })),
  );

function checkDates({ corrected, wrong_since }: Correction, { editions: { editions } }: Known): RowError[] {
  const days = editions.map(({ date }) => date);
  if (!days.includes(wrong_since))
    return [
      {
        column: 'wrong_since',
        received: wrong_since,
        expected: `the day of an edition: ${days.join(', ')}`,
        fix: 'write that of the first edition in which it stood; what was never released needs no correction',
      },
    ];
  if (corrected.length === 10 && corrected > wrong_since) return [];
  return [
    {
      column: 'corrected',
      received: corrected,
      expected: `a day after that of wrong_since, ${wrong_since}`,
      fix: 'write the day on which it was put right',
    },
  ];
}

const checkNumber = (received: string, { numbers }: Known): RowError[] =>
  numbers.includes(received)
    ? []
    : [
        {
          column: 'numbers',
          received,
          expected: 'ids of numbers in the prose, as the addresses on the page /numbers/ end',
          fix: 'correct the id, or take it out where no sentence holds the number any more',
        },
      ];

function checkChart(correction: Correction, received: string, { charts, rows, editions }: Known): RowError[] {
  const chart = charts.find(({ id }) => id === received);
  if (!chart) {
    const ids = charts.map(({ id }) => id).join(', ');
    return [{ column: 'charts', received, expected: `ids of charts: ${ids}`, fix: 'correct the id' }];
  }
  const frozen = listFrozen(chart, editions);
  const present = rows[received];
  const wasWrong = frozen.some(({ date }) => correction.wrong_since <= date && date < correction.corrected);
  if (!present || !wasWrong || stepOf(correction, [...frozen, { date: null, rows: present }])) return [];
  return [
    {
      column: 'charts',
      received,
      expected: `a chart whose rows the correction of ${correction.corrected} changed`,
      fix: 'change the wrong figure in its table too, or take the chart out of this cell',
    },
  ];
}
