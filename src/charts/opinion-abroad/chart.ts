import { max, min } from 'd3';
import { formatDate, formatPercent } from '../../data/format.ts';
import { percentColumn, textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { drawnOf, sharesOf } from '../kit/opinion.ts';
import { endSentence, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { drawCountries } from './panels.ts';
import { deriveRows, type Row, answersInText } from './rows.ts';

const isUnion = ({ sponsor }: Row) => /Association|fellesforbund/i.test(sponsor);

function view(rows: Row[]) {
  const drawn = drawnOf(rows);
  /** What a country’s police answered first and last. */
  const ends = valuesOf(drawn, 'country').map((country) => {
    const police = where(drawn, { country, who: 'police' });
    return { country, first: police[0], last: police.at(-1) };
  });
  return { rows, drawn, ends };
}

const shortMonth = (date: string) => formatDate(date.slice(0, 7)).replace(/^(\w{3})\w*/, '$1');

export const opinionAbroad = defineChart<Row, ReturnType<typeof view>>({
  id: 'opinion-abroad',
  name: 'Other unarmed countries',
  tables: ['surveys', 'questions', 'responses', 'international-arming'],
  spatialCoverage: () => 'New Zealand and Norway',
  rows: deriveRows,
  view,
  figures({ rows, drawn, ends }) {
    const armed = drawn.find(({ armed_from, armed_until }) => armed_from && armed_until);
    const ofEnds = ends.flatMap(({ country, first, last }) =>
      Object.entries({
        [`first, ${country}`]: first && formatPercent(first.percent),
        [`last, ${country}`]: last && formatPercent(last.percent),
        [`first year, ${country}`]: first?.year.toString(),
        [`last year, ${country}`]: last?.year.toString(),
      }),
    );
    return {
      ...Object.fromEntries(ofEnds),
      ...sharesOf(rows, answersInText),
      from: min(drawn, ({ year }) => year)?.toString(),
      to: max(drawn, ({ year }) => year)?.toString(),
      'armed-from': shortMonth(armed?.armed_from ?? ''),
      'armed-until': shortMonth(armed?.armed_until ?? ''),
    };
  },
  claims({ drawn, ends }) {
    const shares = ends.map(({ first, last }) => [first?.percent ?? 100, last?.percent ?? 0] as const);
    const others = where(drawn, { who: 'police' }).filter((row) => !isUnion(row));
    const paid = where(drawn, { country: 'New Zealand', who: 'public' }).filter((row) => !isUnion(row));
    return {
      'came-to-support': {
        holds: shares.every(([first, last]) => first < 50 && last > 50),
        figures: { shares: shares.join(' ') },
      },
      'but-one': {
        holds: others.map(({ country, year }) => `${country} ${year}`).join() === 'Norway 2017',
        figures: { others: others.length },
      },
      'paid-too': { holds: paid.length === 0, figures: { paid: paid.length } },
    };
  },
  table: ({ rows }) => ({
    columns: [
      ...textColumns({ country: 'Country', asked: 'When', who: 'Who answered' }),
      ...textColumns({ question: 'Question, in our words', answer: 'Answer, as labelled' }),
      percentColumn('percent', 'Percent'),
      { name: 'answered', label: 'Answered', align: 'right' },
      ...textColumns({ sponsor: 'Paid for or run by', shown: 'Shown' }),
    ],
    rows,
  }),
  draw: ({ drawn }, { width }, write) => drawCountries(drawn, width, write),
  tooltip: (row) =>
    `${row.country}, ${row.who}, ${row.asked ?? row.year}. ${endSentence(row.question)} ${formatPercent(row.percent)} of those who answered (${row.answer}). Paid for or run by ${row.sponsor}.`,
  series: (row) => row.country,
  sonification: () => 'percent',
  referenceDate: ({ drawn }) => String(max(drawn, ({ year }) => year)),
});
