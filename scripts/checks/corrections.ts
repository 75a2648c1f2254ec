import type { Chart, ChartRow } from '../../src/drawing/chart.ts';
import { listFrozen } from '../../src/drawing/pin-chart.ts';
import type { Editions } from '../../src/figures/editions.ts';
import { stepOf } from '../../src/figures/pinned.ts';
import type { Tables } from '../../src/figures/tables/index.ts';
import type { Fault } from '../fault.ts';

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
export function checkCorrections(corrections: Tables['corrections'], known: Known): Fault[] {
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

function checkDates(correction: Correction, editions: string[]): Fault[] {
  const { corrected, wrong_since } = correction;
  if (!editions.includes(wrong_since)) {
    return [
      {
        ...placeOf(correction, 'wrong_since'),
        got: wrong_since,
        expected: `the day of an edition: ${editions.join(', ')}`,
        mend: 'write that of the first edition in which it stood; what was never released needs no correction',
      },
    ];
  }
  if (corrected.length === 10 && corrected > wrong_since) return [];
  return [
    {
      ...placeOf(correction, 'corrected'),
      got: corrected,
      expected: `a day after that of wrong_since, ${wrong_since}`,
      mend: 'write the day on which it was put right',
    },
  ];
}

const checkNumbers = (correction: Correction, known: readonly string[]): Fault[] =>
  (correction.numbers ?? [])
    .filter((id) => !known.includes(id))
    .map((got) => ({
      ...placeOf(correction, 'numbers'),
      got,
      expected: 'ids of numbers in the prose, as the addresses on the page /numbers/ end',
      mend: 'correct the id, or take it out where no sentence holds the number any more',
    }));

function checkChart(correction: Correction, got: string, { charts, rows, editions }: Known): Fault[] {
  const place = placeOf(correction, 'charts');
  const chart = charts.find((other) => other.id === got);
  if (!chart)
    return [
      {
        ...place,
        got,
        expected: `ids of charts: ${charts.map((other) => other.id).join(', ')}`,
        mend: 'correct the id',
      },
    ];
  const frozen = listFrozen(chart, editions);
  const present = rows[got];
  const isConcerned = frozen.some(
    ({ date }) => correction.wrong_since <= date && date < correction.corrected,
  );
  if (!present || !isConcerned || stepOf(correction, [...frozen, { date: null, rows: present }])) return [];
  return [
    {
      ...place,
      got,
      expected: `a chart whose rows the correction of ${correction.corrected} changed`,
      mend: 'change the wrong figure in its table too, or take the chart out of this cell',
    },
  ];
}
