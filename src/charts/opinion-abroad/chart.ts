import { groups, max, min } from 'd3';
import { formatDate } from '../../data/format.ts';
import { defineChart } from '../kit/define-chart.ts';
import { figuresOfAnswers, formatPercentOf } from '../kit/opinion.ts';
import { endSentence, where } from '../kit/rows-and-phrases.ts';
import { drawCountries } from './panels.ts';
import { deriveRows, type Row } from './rows.ts';

const isUnion = ({ sponsor }: Row) => /Association|fellesforbund/i.test(sponsor);

const view = (rows: Row[]) => ({ rows, drawn: where(rows, { shown: 'in the picture' }) });

const shortMonth = (date: string) => formatDate(date.slice(0, 7)).replace(/^(\w{3})\w*/, '$1');

export const opinionAbroad = defineChart<Row, ReturnType<typeof view>>({
  id: 'opinion-abroad',
  tables: ['surveys', 'questions', 'responses', 'international-arming'],
  rows: deriveRows,
  view,
  figures({ rows, drawn }) {
    const armed = drawn.find(({ armed_from, armed_until }) => armed_from && armed_until);
    const police = where(drawn, { who: 'police' });
    /** What a country’s police answered first and last. */
    const ends = groups(police, ({ country }) => country).map(([country, answers]) => {
      return { country, first: answers[0] as Row, last: answers.at(-1) as Row };
    });
    const named = ends.flatMap(({ country, ...ofEnds }) =>
      Object.entries(ofEnds).flatMap(([end, row]): [string, string][] => [
        [`${end}, ${country}`, formatPercentOf(row)],
        [`${end} year, ${country}`, String(row.year)],
      ]),
    );
    const others = police.filter((row) => !isUnion(row));
    const paid = where(drawn, { country: 'New Zealand', who: 'public' }).filter((row) => !isUnion(row));
    return {
      ...Object.fromEntries(named),
      ...figuresOfAnswers(rows),
      from: min(drawn, ({ year }) => year)?.toString(),
      to: max(drawn, ({ year }) => year)?.toString(),
      'armed-from': shortMonth(armed?.armed_from ?? ''),
      'armed-until': shortMonth(armed?.armed_until ?? ''),
      'came-to-support': ends.every(({ first, last }) => first.percent < 50 && last.percent > 50),
      'but-one': others.map(({ country, year }) => `${country} ${year}`).join() === 'Norway 2017',
      'paid-too': paid.length === 0,
    };
  },
  columns: () => ({ answered: { align: 'right' } }),
  draw: ({ drawn }, { width }, write) => drawCountries(drawn, width, write),
  tooltip: ({ asked, year, question }) => ({ asked: asked ?? String(year), question: endSentence(question) }),
  series: (row) => row.country,
  sonification: () => 'percent',
  referenceDate: ({ drawn }) => String(max(drawn, ({ year }) => year)),
});
