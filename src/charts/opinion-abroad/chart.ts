import * as Plot from '@observablehq/plot';
import { defineChart } from '../kit/define-chart.ts';
import { axisLabel, isWide, label, presentDot, remark, valueLabel } from '../kit/marks.ts';
import { interactive, legendTarget } from '../kit/points.ts';
import { formatCount, formatDate, formatList, formatPercent, formatTenths } from '../../data/format.ts';
import { type OpinionAbroadRow, placeInTime, readOpinionAbroad } from './rows.ts';
import { claim, text } from '../../data/checked-text.ts';

type Row = OpinionAbroadRow;

const sponsors: Record<string, string> = {
  'NZ Police Association': 'the New Zealand Police Association, the officers’ union',
  'Politiets Fellesforbund': 'Politiets Fellesforbund, the officers’ union',
  Politihøgskolen: 'the Norwegian Police University College',
};

const drawnOf = (rows: Row[]) => rows.filter(({ shown }) => shown === 'in the picture');
const countriesOf = (rows: Row[]) => [...new Set(drawnOf(rows).map(({ country }) => country))];

/** What a country’s officers answered first and last, to the question that every survey of them asked. */
function endsOf(rows: Row[], country: string): [Row, Row] {
  const officers = drawnOf(rows).filter(
    (row) => row.country === country && row.who === 'officers' && row.answer !== 'favour it most',
  );
  const [first, last] = [officers[0], officers.at(-1)];
  if (!first || !last) throw new Error(`opinion-abroad: no officers of ${country}`);
  return [first, last];
}

const find = (rows: Row[], survey: string, answer: string) => {
  const row = rows.find((row) => row.survey_id === survey && row.answer === answer);
  if (!row) throw new Error(`opinion-abroad: no ${survey} ${answer}`);
  return row;
};

const paidBy = ({ sponsor }: Row) => sponsors[sponsor] ?? sponsor;

/** Where the figures stand beside their marks, clear of one another; at the right if not named here. Those on the line stand above it. */
const places: Record<string, 'left' | 'below' | 'below, bare' | 'right, bare'> = {
  NZPA2008: 'below',
  'NZPUB 2018': 'below, bare',
  'NZPUB 2019': 'right, bare',
  NOPF2011: 'left',
  NONRK2014: 'left',
  NOTV2_2021: 'left',
};

const sideOf = (row: Row) =>
  row.line ? 'above, bare' : (places[row.survey_id] ?? places[`${row.survey_id} ${row.year}`] ?? 'right');

const sides: Record<ReturnType<typeof sideOf>, Plot.TextOptions> = {
  right: { textAnchor: 'start', dx: 9 },
  left: { textAnchor: 'end', dx: -9 },
  'right, bare': { textAnchor: 'start', dx: 9, dy: 3 },
  'above, bare': { dy: -14 },
  below: { dy: 16 },
  'below, bare': { dy: 16 },
};

const shortMonth = (date: string | null) => formatDate((date ?? '').slice(0, 7)).replace(/^(\w{3})\w*/, '$1');
const sentence = (text: string) => (/[?.]$/.test(text) ? text : `${text}.`);

export const opinionAbroad = defineChart<Row>({
  id: 'opinion-abroad',
  name: 'Opinion abroad',
  tables: ['surveys', 'questions', 'responses', 'international-arming'],
  spatialCoverage: () => 'New Zealand and Norway',
  rows: readOpinionAbroad,
  title(rows) {
    const between = find(rows, 'NZPA2010', 'support it');
    const told = (answers: Row[]) =>
      answers.map(({ percent, year }) => `${formatPercent(percent)} (${year})`).join(', ');
    const [first, last] = endsOf(rows, 'New Zealand');
    return text`For arming all, of officers who answered: New Zealand ${told([first, between, last])}; Norway ${told(endsOf(rows, 'Norway'))}`;
  },
  subtitle: () =>
    text`For arming all officers, in percent of those who answered. Dots are officers, squares the public; a line joins what was asked in the same way`,
  alt(rows) {
    const told = countriesOf(rows).flatMap((country) =>
      (['officers', 'public'] as const).map((who) => {
        const found = drawnOf(rows).filter((row) => row.country === country && row.who === who);
        return `${country}, ${who}: ${found.map((row) => `${row.year} ${formatPercent(row.percent)}${row.answer === who ? '' : ` ${row.answer}`}`).join(', ')}`;
      }),
    );
    const armed = drawnOf(rows).find(({ armed_from }) => armed_from);
    return text`Panels for New Zealand and Norway, with years across and percent upwards from ${formatCount(0)} to ${formatCount(100)}. ${told.join('. ')}. ${armed?.country ?? ''}’s police were armed for a time, from ${formatDate(armed?.armed_from ?? '')} to ${formatDate(armed?.armed_until ?? '')}.`;
  },
  table: (rows) => ({
    columns: [
      { name: 'country', label: 'Country' },
      { name: 'asked', label: 'When' },
      { name: 'who', label: 'Who answered' },
      { name: 'question', label: 'Question, in our words' },
      { name: 'answer', label: 'Answer, as labelled' },
      { name: 'percent', label: 'Percent', align: 'right', format: (value: number) => formatTenths(value) },
      { name: 'answered', label: 'Answered', align: 'right' },
      { name: 'sponsor', label: 'Paid for or run by' },
      { name: 'shown', label: 'Shown' },
    ],
    rows,
  }),
  draw(rows, { width }) {
    const wide = isWide(width);
    const drawn = drawnOf(rows);
    const countries = countriesOf(rows);
    const years = {
      from: Math.min(...drawn.map(({ year }) => year)),
      to: Math.max(...drawn.map(({ year }) => year)) + 1,
    };
    const size = wide ? { across: 364, down: 300, plot: 216 } : { across: 328, down: 286, plot: 204 };
    const left = 36;
    // The countries stand side by side on a desk, and one above the other on a phone. All in pixels.
    const panel = (country: string) => ({
      x: wide ? countries.indexOf(country) * (width - size.across) : 0,
      y: wide ? 0 : countries.indexOf(country) * size.down,
    });
    const xOf = (country: string, at: number) =>
      panel(country).x + left + ((at - years.from) / (years.to - years.from)) * (size.across - left - 6);
    const yOf = (country: string, percent: number) => panel(country).y + 44 + (1 - percent / 100) * size.plot;
    const at = { x: (row: Row) => xOf(row.country, row.at), y: (row: Row) => yOf(row.country, row.percent) };
    const height = wide ? size.down : size.down * countries.length;
    const ticks = Array.from({ length: years.to - years.from }, (_, index) => years.from + index);
    const armed = drawn.filter(
      (row, index, all) =>
        row.armed_from && all.findIndex(({ country }) => country === row.country) === index,
    );
    const edge = (name: 'armed_from' | 'armed_until') => (row: Row) =>
      xOf(row.country, placeInTime(row[name] ?? ''));
    return {
      height,
      marginLeft: 0,
      marginRight: 0,
      marginTop: 0,
      marginBottom: 0,
      x: { domain: [0, width], range: [0, width], axis: null },
      y: { domain: [0, height], range: [0, height], axis: null },
      marks: [
        Plot.rect(armed, {
          x1: edge('armed_from'),
          x2: edge('armed_until'),
          y1: (row: Row) => yOf(row.country, 100),
          y2: (row: Row) => yOf(row.country, 0),
          fill: 'var(--paper-2)',
        }),
        (['armed_from', 'armed_until'] as const).map((name) =>
          Plot.ruleX(armed, {
            x: edge(name),
            y1: (row: Row) => yOf(row.country, 100),
            y2: (row: Row) => yOf(row.country, 0),
            stroke: 'var(--rule-2)',
          }),
        ),
        countries.map((country) => [
          [0, 25, 50, 75, 100].map((percent) => [
            Plot.ruleY([percent], {
              y: () => yOf(country, percent),
              x1: () => panel(country).x,
              x2: () => panel(country).x + size.across,
              stroke: percent === 0 ? 'var(--ink)' : 'var(--rule)',
            }),
            axisLabel([percent], {
              x: () => panel(country).x,
              y: () => yOf(country, percent) - 8,
              text: () => (percent === 100 ? `${percent}%` : `${percent}`),
              textAnchor: 'start',
            }),
          ]),
          Plot.ruleX(ticks, {
            x: (year: number) => xOf(country, year),
            y1: () => yOf(country, 0),
            y2: () => yOf(country, 0) + 5,
            stroke: 'var(--muted)',
          }),
          axisLabel(
            ticks.filter((year) => year % 4 === 0),
            {
              x: (year: number) => xOf(country, year),
              y: () => yOf(country, 0) + 18,
              text: (year: number) => `${year}`,
            },
          ),
          legendTarget(
            label(width, [country], {
              x: () => panel(country).x,
              y: () => panel(country).y + 10,
              text: () => country,
              textAnchor: 'start',
              fontWeight: 600,
            }),
          ),
        ]),
        remark(armed, {
          x: edge('armed_from'),
          y: (row: Row) => yOf(row.country, 87),
          dx: -7,
          textAnchor: 'end',
          text: (row: Row) =>
            `police armed,\n${shortMonth(row.armed_from)} to\n${shortMonth(row.armed_until)}`,
        }),
        Plot.line(
          drawn.filter(({ line }) => line),
          { ...at, z: 'line', stroke: 'var(--armed)', strokeWidth: 2 },
        ),
        interactive(
          Plot.dot(
            drawn.filter(({ who }) => who === 'public'),
            { ...at, symbol: 'square', r: 5, fill: 'var(--armed)', stroke: 'var(--paper)', strokeWidth: 1 },
          ),
        ),
        interactive(
          presentDot(
            drawn.filter(({ who }) => who === 'officers'),
            { ...at, r: 4.5 },
          ),
        ),
        Object.entries(sides).map(([side, options]) =>
          valueLabel(
            width,
            drawn.filter((row) => sideOf(row) === side),
            {
              ...at,
              ...options,
              text: (row: Row) => formatTenths(row.percent) + (side.endsWith('bare') ? '' : ` ${row.answer}`),
            },
          ),
        ),
      ],
    };
  },
  tooltip: (row) =>
    `${row.country}, ${row.who}, ${row.asked ?? row.year}. ${sentence(row.question)} ${formatPercent(row.percent)} ${row.answer === row.who ? 'for' : row.answer}, of those who answered. Paid for or run by ${paidBy(row)}.`,
  series: (row) => row.country,
  sonification: () => ({ along: 'year', height: 'percent' }),
  list(rows) {
    const groups = [...new Set(rows.map(({ country, who }) => `${country}, ${who}`))].map((head) =>
      rows.filter((row) => `${row.country}, ${row.who}` === head),
    );
    return groups.flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const shared = group.every(({ sponsor }) => sponsor === first.sponsor);
      const item = (row: Row) => {
        const figure = `${formatPercent(row.percent)}${row.answer === row.who ? '' : ` ${row.answer}`}`;
        const size = row.answered ? `Answered: ${row.answered}.` : 'How many answered was not found.';
        return {
          mark: `${row.year}`,
          words: `${figure}. ${sentence(row.question)} ${size}${shared ? '' : ` Paid for or run by ${paidBy(row)}.`}`,
        };
      };
      return [
        {
          head: `${first.country}, ${first.who}${shared ? `; paid for or run by ${paidBy(first)}` : ''}`,
          items: group.map(item),
        },
      ];
    });
  },
  notes(rows) {
    const inCar = find(rows, 'NOTV2_2021', 'public');
    const officers = drawnOf(rows).filter(({ who }) => who === 'officers');
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
      text`${claim('The officers were asked as members of their unions', members === officers.length, { members, officers: officers.length })}, which ran the surveys, but for ${formatList(lent)}.`,
      text`In ${String(support.year)} ${formatPercent(support.percent)} of the New Zealand officers who answered supported arming all. Asked what they favoured above the rest, ${formatPercent(most.percent)} of them named it and ${formatPercent(better.percent)} named better availability. The line begins after that year.`,
      text`Norway’s surveys of officers were separate fieldworks, so they are not joined; nor are polls of the public. The choice in the poll for ${inCar.sponsor} was between carrying and having weapons in the car.`,
      text`Questions are in our words. Where the year alone is known, a mark stands in its middle. Nothing found says that those who answered stand for all officers.`,
    ];
  },
  sources: (rows) => [...new Set(rows.flatMap((row) => row.source_id.split(';')))],
  referenceDate: (rows) => String(Math.max(...drawnOf(rows).map(({ year }) => year))),
});
