import { extent } from 'd3';
import { formatCount, formatInWords, formatList, formatPeriod } from '../../data/format.ts';
import { countColumn, textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { namedColumn, where } from '../kit/rows-and-phrases.ts';
import {
  addUpYears,
  deriveShotsFired,
  isKnownRow,
  knownIn,
  type ShotsFiredRow as Row,
  whoWereShot,
} from './rows.ts';
import { drawShots } from './strips.ts';

const names: Record<Row['panel'], string> = {
  operations: 'Firearms operations',
  incidents: 'Incidents in which police fired at a person',
  deaths: 'People shot dead by police',
  who: 'Who was shot dead',
};

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
  name: 'Shots',
  tables: ['operations', 'worked-out', 'discharges', 'fatal-shootings', 'fatal-shootings-who'],
  spatialCoverage: () => 'England and Wales',
  rows: deriveShotsFired,
  view,
  figures({ drawn, count, span, totals, low, high, rate, who }) {
    const [other] = drawn.filter((row) => row.also_reported !== null);
    const copied = where(drawn, { second_hand: 'yes', panel: 'incidents', standing: 'known' });
    const groups = [...who.groups].map(([group, value]) => [
      `who ${group}`,
      value === 0 ? 'none' : formatCount(value),
    ]);
    return {
      years: formatInWords(count),
      low: formatCount(low),
      high: formatCount(high),
      rate: formatCount(rate),
      one: formatInWords(1),
      span,
      'all-years': `${drawn[0]?.year} to ${drawn.at(-1)?.year}`,
      operations: formatCount(Math.round(totals.operations / 1000) * 1000),
      incidents: formatCount(totals.incidents),
      deaths: formatCount(totals.deaths),
      'other-year': other?.year,
      official: other && formatInWords(other.value ?? NaN),
      reported: other && formatInWords(other.also_reported ?? NaN),
      'also-reported':
        other && `${formatCount(other.value ?? NaN)} or ${formatCount(other.also_reported ?? NaN)}`,
      copied: copied.length > 0 ? formatYears(copied) : undefined,
      zeros: formatYears(where(drawn, { panel: 'deaths', value: 0 })),
      adult: '18',
      people: formatCount(who.people),
      'who-span': who.span,
      'who the Met': undefined,
      ...(Object.fromEntries(groups) as Record<string, string>),
    };
  },
  claims: ({ oneIn, rate, who }) => ({
    // To the nearest hundred, and no further from it than a fiftieth.
    about: { holds: Math.abs(oneIn - rate) < rate / 50, figures: { oneIn } },
    'same-people': { holds: who.addsUp, figures: { people: who.people } },
  }),
  table: ({ rows }) => ({
    columns: [
      namedColumn('panel', 'Counted', names),
      ...textColumns({ year: 'Year to March', group: 'Part' }),
      { ...countColumn('value', 'Number'), missing: (row) => row.standing },
      countColumn('also_reported', 'Also reported'),
    ],
    rows,
  }),
  draw: (shown, { width }, write) => drawShots(shown, width, write),
  tooltip(row) {
    if (!isKnownRow(row)) return `${names[row.panel]}, ${row.year}: ${row.standing}.`;
    const also =
      row.also_reported === null ? '' : ` A later press report says ${formatCount(row.also_reported)}.`;
    return `${formatCount(row.value)}: ${names[row.panel]}, England and Wales, ${row.year}.${also}`;
  },
  series: (row) => names[row.panel],
  sonification: () => 'value',
  referenceDate: ({ drawn }) => formatPeriod(drawn.at(-1)?.period ?? ''),
});
