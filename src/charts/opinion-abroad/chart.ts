import * as Plot from '@observablehq/plot';
import { group, max, min, range, scaleLinear } from 'd3';
import { formatTick, inPixels, percentTicks } from '../kit/scales.ts';
import { percentColumn, textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import {
  after,
  axisLabel,
  before,
  isWide,
  label,
  presentDot,
  remark,
  tenths,
  valueLabel,
} from '../kit/marks.ts';
import { drawnOf } from '../kit/opinion.ts';
import { endSentence, firstOfEach, rowWhere, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { legendTarget } from '../kit/points.ts';
import { formatCount, formatDate, formatList, formatPercent, formatTenths } from '../../data/format.ts';
import { type OpinionAbroadRow as Row, placeInTime, readOpinionAbroad } from './rows.ts';
import { text } from '../../data/checked-text.ts';

const sponsors: Record<string, string> = {
  'NZ Police Association': 'the New Zealand Police Association, the officers’ union',
  'Politiets Fellesforbund': 'Politiets Fellesforbund, the officers’ union',
  Politihøgskolen: 'the Norwegian Police University College',
};

const countriesOf = (rows: Row[]) => valuesOf(drawnOf(rows), 'country');

/** What a country’s officers answered first and last, to the question that every survey of them asked. */
function endsOf(rows: Row[], country: string): [Row, Row] {
  const officers = where(drawnOf(rows), { country, who: 'officers' });
  const [first, ...others] = officers.filter((row) => row.answer !== 'favour it most');
  if (!first) throw new Error(`opinion-abroad: no officers of ${country}`);
  return [first, others.at(-1) ?? first];
}

const find = (rows: Row[], survey_id: string, answer: string) => rowWhere(rows, { survey_id, answer });

const paidBy = ({ sponsor }: Row) => sponsors[sponsor] ?? sponsor;

/** Where the figures stand beside their marks, clear of one another; at the right if not named here. Those on the line stand above it. */
const sides: Record<string, string> = {
  NZPA2008: 'below',
  'NZPUB 2018': 'below, bare',
  'NZPUB 2019': 'right, bare',
  NOPF2011: 'left',
  NONRK2014: 'left',
  NOTV2_2021: 'left',
};

const sideOf = ({ line, survey_id, year }: Row) =>
  line ? 'above, bare' : (sides[survey_id] ?? sides[`${survey_id} ${year}`] ?? 'right');

const sideOptions: Record<string, Plot.TextOptions> = {
  right: after(9),
  left: before(9),
  'right, bare': { ...after(9), dy: 3 },
  'above, bare': { dy: -14 },
  below: { dy: 16 },
  'below, bare': { dy: 16 },
};

const shortMonth = (date: string | null) => formatDate((date ?? '').slice(0, 7)).replace(/^(\w{3})\w*/, '$1');

/** 72% support it; of the plain question the figure alone. */
const formatAnswer = ({ percent, answer, who }: Row) =>
  `${formatPercent(percent)}${answer === who ? '' : ` ${answer}`}`;

/** Geometry in pixels: the countries stand side by side on a desk, and one above the other on a phone. */
function layOut(rows: Row[], width: number) {
  const wide = isWide(width);
  const size = wide ? { across: 364, down: 300, plot: 216 } : { across: 328, down: 286, plot: 204 };
  const countries = countriesOf(rows);
  const years = { from: min(rows, ({ year }) => year) ?? 0, to: (max(rows, ({ year }) => year) ?? 0) + 1 };
  const left = (country: string) => (wide ? countries.indexOf(country) * (width - size.across) : 0);
  const top = (country: string) => (wide ? 0 : countries.indexOf(country) * size.down);
  const across = scaleLinear([years.from, years.to], [36, size.across - 6]);
  const up = scaleLinear([0, 100], [44 + size.plot, 44]);
  return {
    countries,
    years: range(years.from, years.to),
    left,
    top,
    right: (country: string) => left(country) + size.across,
    xOf: (country: string, at: number) => left(country) + across(at),
    yOf: (country: string, percent: number) => top(country) + up(percent),
    height: wide ? size.down : size.down * countries.length,
  };
}

export const opinionAbroad = defineChart<Row>({
  id: 'opinion-abroad',
  name: 'Opinion abroad',
  tables: ['surveys', 'questions', 'responses', 'international-arming'],
  spatialCoverage: () => 'New Zealand and Norway',
  keyColumns: ['survey_id', 'answer', 'who', 'asked'],
  rows: readOpinionAbroad,
  title(rows) {
    const told = (answers: Row[]) =>
      answers.map(({ percent, year }) => `${formatPercent(percent)} (${year})`).join(', ');
    const [first, last] = endsOf(rows, 'New Zealand');
    const between = find(rows, 'NZPA2010', 'support it');
    return sentence('opinion-abroad', 'Title', {
      'new-zealand': told([first, between, last]),
      norway: told(endsOf(rows, 'Norway')),
    });
  },
  subtitle: () => sentence('opinion-abroad', 'Subtitle'),
  alt(rows) {
    const told = countriesOf(rows).flatMap((country) =>
      (['officers', 'public'] as const).map((who) => {
        const found = where(drawnOf(rows), { country, who });
        return `${country}, ${who}: ${found.map((row) => `${row.year} ${formatAnswer(row)}`).join(', ')}`;
      }),
    );
    const armed = drawnOf(rows).find(({ armed_from }) => armed_from);
    return text`Panels for New Zealand and Norway, with years across and percent upwards from ${formatCount(0)} to ${formatCount(100)}. ${told.join('. ')}. ${armed?.country ?? ''}’s police were armed for a time, from ${formatDate(armed?.armed_from ?? '')} to ${formatDate(armed?.armed_until ?? '')}.`;
  },
  table: (rows) => ({
    columns: [
      ...textColumns({ country: 'Country', asked: 'When', who: 'Who answered' }),
      ...textColumns({ question: 'Question, in our words', answer: 'Answer, as labelled' }),
      percentColumn('percent', 'Percent'),
      { name: 'answered', label: 'Answered', align: 'right' },
      ...textColumns({ sponsor: 'Paid for or run by', shown: 'Shown' }),
    ],
    rows,
  }),
  draw(rows, { width }) {
    const drawn = drawnOf(rows);
    const { countries, years, left, right, top, xOf, yOf, height } = layOut(drawn, width);
    const at = { x: (row: Row) => xOf(row.country, row.at), y: (row: Row) => yOf(row.country, row.percent) };
    const armed = firstOfEach(drawn, 'country').filter(({ armed_from }) => armed_from);
    const joined = drawn.filter(({ line }) => line);
    const withAnswer = ({ percent, answer }: Row) => `${formatTenths(percent)} ${answer}`;
    const edge = (name: 'armed_from' | 'armed_until') => (row: Row) =>
      xOf(row.country, placeInTime(row[name] ?? ''));
    const [from, until] = [edge('armed_from'), edge('armed_until')];
    const sides = { y1: (row: Row) => yOf(row.country, 100), y2: (row: Row) => yOf(row.country, 0) };
    const armedText = (row: Row) =>
      `police armed,\n${shortMonth(row.armed_from)} to\n${shortMonth(row.armed_until)}`;
    const named = years.filter((year) => year % 4 === 0);
    const heading = { text: String, fontWeight: 600 };
    const axes = (country: string) => {
      const y = (percent: number) => yOf(country, percent);
      const zero = y(0);
      const x = (year: number) => xOf(country, year);
      const edges = { x1: () => left(country), x2: () => right(country) };
      const begin = { x: () => left(country), textAnchor: 'start' } as const;
      return [
        percentTicks.map((percent) => [
          Plot.ruleY([percent], { y, ...edges, stroke: percent === 0 ? 'var(--ink)' : 'var(--rule)' }),
          axisLabel([percent], { ...begin, y: () => y(percent) - 8, text: formatTick }),
        ]),
        Plot.ruleX(years, { x, y1: () => zero, y2: () => zero + 5, stroke: 'var(--muted)' }),
        axisLabel(named, { x, y: () => zero + 18, text: String }),
        legendTarget(label(width, [country], { ...begin, y: () => top(country) + 10, ...heading })),
      ];
    };
    return {
      ...inPixels,
      height,
      marks: [
        Plot.rect(armed, { x1: from, x2: until, ...sides, fill: 'var(--paper-2)' }),
        [from, until].map((x) => Plot.ruleX(armed, { x, ...sides, stroke: 'var(--rule-2)' })),
        countries.map(axes),
        remark(armed, { ...before(7), x: from, y: (row: Row) => yOf(row.country, 87), text: armedText }),
        Plot.line(joined, { ...at, z: 'line', stroke: 'var(--armed)', strokeWidth: 2 }),
        presentDot(where(drawn, { who: 'public' }), { ...at, symbol: 'square', r: 5 }),
        presentDot(where(drawn, { who: 'officers' }), { ...at, r: 4.5 }),
        Object.entries(sideOptions).map(([side, options]) => {
          const labelled = drawn.filter((row) => sideOf(row) === side);
          const text = side.endsWith('bare') ? tenths('percent') : withAnswer;
          return valueLabel(width, labelled, { ...at, ...options, text });
        }),
      ],
    };
  },
  tooltip: (row) =>
    `${row.country}, ${row.who}, ${row.asked ?? row.year}. ${endSentence(row.question)} ${formatPercent(row.percent)} ${row.answer === row.who ? 'for' : row.answer}, of those who answered. Paid for or run by ${paidBy(row)}.`,
  series: (row) => row.country,
  sonification: () => ({ along: 'year', height: 'percent' }),
  list: (rows) =>
    [...group(rows, ({ country, who }) => `${country}, ${who}`)].map(([head, answers]) => {
      const [payer, ...others] = new Set(answers.map(paidBy));
      const isShared = others.length === 0;
      const words = (row: Row) => {
        const size = row.answered ? `Answered: ${row.answered}.` : 'How many answered was not found.';
        const paid = isShared ? '' : ` Paid for or run by ${paidBy(row)}.`;
        return `${formatAnswer(row)}. ${endSentence(row.question)} ${size}${paid}`;
      };
      return {
        head: isShared ? `${head}; paid for or run by ${payer}` : head,
        items: answers.map((row) => ({ mark: `${row.year}`, words: words(row) })),
      };
    }),
  notes(rows) {
    const inCar = find(rows, 'NOTV2_2021', 'public');
    const officers = where(drawnOf(rows), { who: 'officers' });
    const lent = officers
      .filter((row) => !/union/.test(paidBy(row)))
      .map((row) => `${row.country}’s of ${row.year}, run by ${paidBy(row)}`);
    const members = officers.filter(({ population }) => population.endsWith('members')).length;
    // Unchecked: the answers as rows.ts names them.
    const [support, most, better] = [
      find(rows, 'NZPA2010', 'support it'),
      find(rows, 'NZPA2010', 'favour it most'),
      find(rows, 'NZPA2010', 'favour better availability most'),
    ];
    return [
      sentence(
        'opinion-abroad',
        'Note on unions',
        { others: formatList(lent) },
        {
          'all-members': {
            holds: members === officers.length,
            figures: { members, officers: officers.length },
          },
        },
      ),
      text`In ${String(support.year)} ${formatPercent(support.percent)} of the New Zealand police staff who answered supported arming all. Asked what they favoured above the rest, ${formatPercent(most.percent)} of them named it and ${formatPercent(better.percent)} named better availability. The line begins after that year.`,
      text`Norway’s surveys of officers were separate fieldworks, so they are not joined; nor are polls of the public. The choice in the poll for ${inCar.sponsor} was between carrying and having weapons in the car.`,
      text`The New Zealand surveys are of police staff, constables or not, who are members of their association.`,
      text`Questions are in our words. Where the year alone is known, a mark stands in its middle. Nothing found says that those who answered stand for all officers.`,
    ];
  },
  referenceDate: (rows) => String(max(drawnOf(rows), ({ year }) => year)),
});
