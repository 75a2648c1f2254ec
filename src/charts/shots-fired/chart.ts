import { extent } from 'd3';
import { formatCount, formatInWords, formatList, formatPeriod } from '../../data/format.ts';
import { countColumn, plainColumns, wordColumn } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { formatKnown, where } from '../kit/rows-and-phrases.ts';
import { addUpYears, deriveShotsFired, knownIn, type ShotsFiredRow as Row, whoWereShot } from './rows.ts';
import { drawShots } from './strips.ts';

const formatYears = (rows: Row[]) => formatList(rows.map((row) => row.year));

function view(rows: Row[]) {
  const sums = addUpYears(rows);
  const inYears = knownIn(rows, 'incidents').filter(({ period }) => sums.periods.includes(period));
  const [low = 0, high = 0] = extent(inYears, ({ value }) => value);
  const drawn = rows.filter((row) => row.panel !== 'who');
  const rate = Math.round(sums.oneIn / 100) * 100;
  return { rows, drawn, ...sums, low, high, rate, who: whoWereShot(rows) };
}

export const shotsFired = defineChart<Row, ReturnType<typeof view>>({
  id: 'shots-fired',
  tables: ['operations', 'worked-out', 'discharges', 'fatal-shootings', 'fatal-shootings-who'],
  spatialCoverage: () => 'England and Wales',
  rows: deriveShotsFired,
  view,
  figures({ drawn, count, span, totals, low, high, rate, who }, write) {
    const [other] = drawn.filter((row) => row.also_reported !== null);
    const copied = where(drawn, { second_hand: 'yes', panel: 'incidents', standing: 'known' });
    const groups = who.groups.map(({ group, value }): [string, string] => {
      return [`who ${group}`, value === 0 ? write('none') : formatCount(value)];
    });
    return {
      years: formatInWords(count),
      low: formatCount(low),
      high: formatCount(high),
      rate: formatCount(rate),
      one: formatInWords(1),
      span,
      'first-year': drawn[0]?.year,
      'last-year': drawn.at(-1)?.year,
      operations: formatCount(Math.round(totals.operations / 1000) * 1000),
      incidents: formatCount(totals.incidents),
      deaths: formatCount(totals.deaths),
      'other-year': other?.year,
      official: other && formatInWords(other.value ?? NaN),
      reported: other && formatInWords(other.also_reported ?? NaN),
      'official-count': other && formatCount(other.value ?? NaN),
      'reported-count': other && formatCount(other.also_reported ?? NaN),
      copied: formatYears(copied),
      zeros: formatYears(where(drawn, { panel: 'deaths', value: 0 })),
      adult: '18',
      people: formatCount(who.people),
      'who-span': who.span,
      'who the Met': undefined,
      ...Object.fromEntries(groups),
    };
  },
  claims: ({ oneIn, rate, who }) => ({
    // To the nearest hundred, and no further from it than a fiftieth.
    about: { holds: Math.abs(oneIn - rate) < rate / 50, figures: { oneIn } },
    'same-people': { holds: who.addsUp, figures: { people: who.people } },
  }),
  table: ({ rows }, write) => ({
    columns: [
      wordColumn('panel', (panel) => write(`panel ${panel}`)),
      ...plainColumns('year', 'group'),
      { ...countColumn('value'), missing: ({ standing }) => write(standing) },
      countColumn('also_reported'),
    ],
    rows,
  }),
  draw: (shown, { width }, write) => drawShots(shown, width, write),
  tooltip: ({ panel, year, value, standing, also_reported }, write) => ({
    counted: write(`panel ${panel}`),
    year,
    value: formatKnown(value),
    missing: value === null ? write(standing) : undefined,
    also: formatKnown(also_reported),
  }),
  series: ({ panel }, write) => write(`panel ${panel}`),
  sonification: () => 'value',
  referenceDate: ({ drawn }) => formatPeriod(drawn.at(-1)?.period ?? ''),
});
