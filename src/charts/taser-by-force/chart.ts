import { extent, median, range } from 'd3';
import { asOf, lastDay } from '../../data/as-of.ts';
import { text } from '../../data/checked-text.ts';
import { formatCount, formatDate, formatPeriod } from '../../data/format.ts';
import { rate } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import {
  deriveForceYears,
  describeHatched,
  forceYearMembers,
  hatchedKey,
  noteNotGiven,
  readHeadcounts,
  tileMap,
  tileNote,
  viewYear,
} from '../kit/maps.ts';
import { textColumns } from '../kit/columns.ts';
import { type KeyEntry, defineView } from '../kit/define-chart.ts';
import { formatGiven, givenColumn, joinSources, unique, where } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';

export type Row = ReturnType<typeof deriveTaserByForce>[number];

/** The first year of the present collection. Before it one model was counted, and January to March 2017 is a quarter. */
const firstYear = '2017-04/2018-03';

const base = 1000;

/** Where each class begins, in uses recorded per 1,000 officers. */
const classFloors = [0, 150, 200, 250, 350];
const classes = range(1, classFloors.length + 1);

const lastDayOf = (period: string) => lastDay(period.split('/')[1] ?? '');

/** Uses of Taser, the headcount of officers on the last day of the period, and the rate, for each year of the present collection. */
export function deriveTaserByForce(tables: Tables) {
  const counted = tables['taser-use'].filter(
    (row) => row.geography_type === 'force' && row.measure === 'total' && row.period >= firstYear,
  );
  const uses = asOf(counted, null, (row) => `${row.geography} · ${row.period}`);
  const given = uses.filter(({ value }) => value !== null);
  const officers = readHeadcounts(tables);
  // Figures of one or two forces, as a newspaper gives them, make no map; and without officers there is no rate.
  const periods = unique(uses.map((row) => row.period)).filter(
    (period) =>
      where(given, { period }).length > tables['police-forces'].length / 2 &&
      officers.some((row) => row.date === lastDayOf(period)),
  );
  return deriveForceYears(tables, periods, (geography, period) => {
    const [used] = where(uses, { geography, period });
    const [employed] = where(officers, { geography, date: lastDayOf(period) });
    const per_1000 =
      used?.value != null && employed ? Math.round(rate(used.value, employed.value, base)) : null;
    return {
      uses: used?.value ?? null,
      officers: employed?.value ?? null,
      per_1000,
      // From the rounded figure, so that a tile’s colour agrees with the number printed on it.
      class: per_1000 === null ? null : classFloors.filter((floor) => per_1000 >= floor).length,
      source_id: joinSources([used, employed]),
    };
  });
}

/** The known figures of a state: the Met’s, the median and the ends, as printed. */
function compare(shown: Row[]) {
  const met = shown.find((row) => row.geography === 'Metropolitan')?.per_1000 ?? null;
  const rates = shown.flatMap((row) => row.per_1000 ?? []);
  const [least, greatest] = extent(rates);
  const isKnown = { holds: met !== null, figures: { year: shown[0]?.year ?? '', Met: 'not given' } };
  return {
    // Of an even number of forces no force is the middle one.
    count: rates.length % 2 === 0 ? 'even' : 'odd',
    rates: { met: formatGiven(met), median: formatCount(median(rates) ?? NaN), base: formatCount(base) },
    ends: { least: formatGiven(least ?? null), greatest: formatGiven(greatest ?? null) },
    claims: { 'the-met-is-known': isKnown },
  };
}

function className(index: number): string {
  const floor = classFloors[index - 1] ?? 0;
  const next = classFloors[index];
  if (next === undefined) return `${formatCount(floor)} and over`;
  return index === 1 ? `under ${formatCount(next)}` : `${formatCount(floor)} to ${formatCount(next - 1)}`;
}

function view(rows: Row[], state?: string) {
  const inYear = viewYear(rows, 'per_1000', state);
  return { ...inYear, ...compare(inYear.shown) };
}

export const taserByForce = defineView<Row, ReturnType<typeof view>>({
  id: 'taser-by-force',
  name: 'Taser by force',
  tables: ['taser-use', 'police-officers', 'police-forces'],
  keyColumns: ['period', 'force'],
  rows: deriveTaserByForce,
  ...forceYearMembers,
  view,
  title: ({ count, rates, claims }) =>
    sentence('taser-by-force', `Title, ${count} number of forces`, rates, claims),
  subtitle: ({ period }) =>
    sentence('taser-by-force', 'Subtitle', { base: formatCount(base), period: formatPeriod(period) }),
  alt: ({ shown, period, count, rates, ends, claims, unknown }) =>
    sentence(
      'taser-by-force',
      `Description, ${count} number of forces`,
      {
        forces: formatCount(shown.length),
        classes: formatCount(classes.length),
        period: formatPeriod(period),
        ...rates,
        ...ends,
        hatched: describeHatched(unknown),
      },
      claims,
    ),
  table: ({ shown }) => ({
    columns: [
      ...textColumns({ force: 'Force' }),
      givenColumn('uses', 'Uses recorded'),
      givenColumn('officers', 'Officers'),
      givenColumn('per_1000', `Uses per ${formatCount(base)} officers`),
    ],
    rows: shown,
  }),
  draw: ({ shown }, { width, bare }) => ({
    ...tileMap(width, shown, {
      value: 'per_1000',
      format: formatCount,
      fill: 'class',
      onFill: (row) => `var(--on-taser-${row.class})`,
      bare,
    }),
    color: { type: 'ordinal', domain: classes, range: classes.map((index) => `var(--taser-${index})`) },
  }),
  tooltip({ force, uses, officers, per_1000, period }) {
    const about = `uses of Taser ${per_1000 === null ? '' : 'recorded '}per ${formatCount(base)} officers`;
    if (per_1000 === null) return `${force}: ${about} not given, ${formatPeriod(period)}`;
    return `${force}: ${formatCount(per_1000)} ${about}, ${formatPeriod(period)} (${formatGiven(uses)} uses, ${formatGiven(officers)} officers)`;
  },
  key({ shown, unknown }) {
    const entries = classes.map((index) => ({
      symbol: `taser-${index}` as KeyEntry['symbol'],
      label: className(index),
      count: where(shown, { class: index }).length,
    }));
    return [...entries.toReversed(), ...hatchedKey(unknown)];
  },
  notes: ({ period, unknown }) => [
    tileNote,
    text`Forces differ in what they write down: a high figure may mean that all is written down.`,
    text`A Taser that is drawn counts as used, whether or not it is fired.`,
    text`Officers: headcount on ${formatDate(lastDayOf(period))}.`,
    noteNotGiven(unknown),
  ],
});
