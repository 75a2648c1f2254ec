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

/** A correction says which edition was wrong, names numbers and charts that there are, and put those charts right: a pinned embed of another could not say what was wrong in it. */
export function checkCorrections(corrections: Tables['corrections'], known: Known): DataError[] {
  return corrections.flatMap((correction) => [
    ...checkDates(
      correction,
      known.editions.editions.map(({ date }) => date),
    ),
    ...checkNumbers(correction, known.numbers),
    ...(correction.charts ?? []).flatMap((id) => checkChart(correction, id, known)),
  ]);
}

const placeOf = ({ row }: Correction, column: keyof Correction) => ({
  file: 'data/corrections.csv',
  row,
  column,
});

function checkDates(correction: Correction, editions: string[]): DataError[] {
  const { corrected, wrong_since } = correction;
  if (!editions.includes(wrong_since)) {
    return [
      {
        ...placeOf(correction, 'wrong_since'),
        received: wrong_since,
        expected: `the day of an edition: ${editions.join(', ')}`,
        fix: 'write that of the first edition in which it stood; what was never released needs no correction',
      },
    ];
  }
  if (corrected.length === 10 && corrected > wrong_since) return [];
  return [
    {
      ...placeOf(correction, 'corrected'),
      received: corrected,
      expected: `a day after that of wrong_since, ${wrong_since}`,
      fix: 'write the day on which it was put right',
    },
  ];
}

const checkNumbers = (correction: Correction, known: readonly string[]): DataError[] =>
  (correction.numbers ?? [])
    .filter((id) => !known.includes(id))
    .map((received) => ({
      ...placeOf(correction, 'numbers'),
      received,
      expected: 'ids of numbers in the prose, as the addresses on the page /numbers/ end',
      fix: 'correct the id, or take it out where no sentence holds the number any more',
    }));

function checkChart(correction: Correction, received: string, { charts, rows, editions }: Known): DataError[] {
  const place = placeOf(correction, 'charts');
  const chart = charts.find((other) => other.id === received);
  if (!chart)
    return [
      {
        ...place,
        received,
        expected: `ids of charts: ${charts.map((other) => other.id).join(', ')}`,
        fix: 'correct the id',
      },
    ];
  const frozen = listFrozen(chart, editions);
  const present = rows[received];
  const isConcerned = frozen.some(
    ({ date }) => correction.wrong_since <= date && date < correction.corrected,
  );
  if (!present || !isConcerned || stepOf(correction, [...frozen, { date: null, rows: present }])) return [];
  return [
    {
      ...place,
      received,
      expected: `a chart whose rows the correction of ${correction.corrected} changed`,
      fix: 'change the wrong figure in its table too, or take the chart out of this cell',
    },
  ];
}
