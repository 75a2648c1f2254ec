import { defineChart, type KeyEntry } from '../kit/define-chart.ts';
import { type Tile, tileMap } from '../kit/tile-map.ts';
import { asOf, lastDay } from '../../data/as-of.ts';
import { readHeadcounts } from '../kit/by-force.ts';
import { formatCount, formatDate, formatFinancialYear, formatList, formatPeriod } from '../../data/format.ts';
import { rate } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { claim, text } from '../../data/checked-text.ts';

/** The first year of the present collection. Before it one model was counted, and January to March 2017 is a quarter. */
const firstYear = '2017-04/2018-03';

const base = 1000;

/** Where each class begins, in uses recorded per 1,000 officers. */
const classFloors = [0, 150, 200, 250, 350];

export interface Row extends Tile {
  period: string;
  year: string;
  force: string;
  uses: number | null;
  /** Headcount on the last day of the period. */
  officers: number | null;
  per_1000: number | null;
  /** From the rounded figure, so that a tile’s colour agrees with the number printed on it. */
  class: number | null;
  source_id: string;
}

const lastDayOf = (period: string) => lastDay(period.split('/')[1] ?? '');
const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A row a force, for each year of the present collection, newest first. */
export function readTaserByForce(tables: Tables): Row[] {
  const forces = tables['police-forces'];
  const uses = asOf(
    tables['taser-use'].filter(
      (row) => row.geography_type === 'force' && row.measure === 'total' && row.period >= firstYear,
    ),
    null,
    (row) => `${row.geography} · ${row.period}`,
  );
  const officers = readHeadcounts(tables);
  // Figures of one or two forces, as a newspaper gives them, make no map; and without officers there is no rate.
  const periods = [...new Set(uses.map((row) => row.period))]
    .filter((period) => uses.filter((row) => row.period === period).length > forces.length / 2)
    .filter((period) => officers.some((row) => row.date === lastDayOf(period)))
    .toSorted((a, b) => inOrder(b, a));
  return periods.flatMap((period) =>
    forces
      .map((force): Row => {
        const used = uses.find((row) => row.geography === force.geography && row.period === period);
        const employed = officers.find(
          (row) => row.geography === force.geography && row.date === lastDayOf(period),
        );
        const known =
          used?.value != null && employed ? Math.round(rate(used.value, employed.value, base)) : null;
        return {
          period,
          year: formatFinancialYear(period),
          force: force.force_name,
          geography: force.geography,
          tile_name: force.tile_name,
          tile_column: force.tile_column,
          tile_row: force.tile_row,
          nation: force.nation,
          uses: used?.value ?? null,
          officers: employed?.value ?? null,
          per_1000: known,
          class: known === null ? null : classFloors.filter((floor) => known >= floor).length,
          source_id: [...new Set([...(used?.source_id ?? []), ...(employed?.source_id ?? [])])].join(';'),
        };
      })
      .toSorted((a, b) => inOrder(a.force, b.force)),
  );
}

const stateOf = (row: Row) => row.year.replace('/', '-');

const inState = (rows: Row[], state = rows[0] && stateOf(rows[0])) =>
  rows.filter((row) => stateOf(row) === state);

const periodOf = (rows: Row[]) => rows[0]?.period ?? '';

const orNotGiven = (value: number | null) => (value === null ? 'not given' : formatCount(value));

/** The known figures of a state, in order of size. */
const ratesOf = (rows: Row[]) => rows.flatMap((row) => row.per_1000 ?? []).toSorted((a, b) => a - b);

/** The Met’s figure and the median, as printed. Of an even number of forces no force is the middle one. */
function compared(rows: Row[]) {
  const met = rows.find((row) => row.geography === 'Metropolitan')?.per_1000 ?? null;
  const rates = ratesOf(rows);
  const half = rates.length / 2;
  const median = ((rates[Math.ceil(half) - 1] ?? NaN) + (rates[Math.floor(half)] ?? NaN)) / 2;
  return {
    metRecorded: claim('The Met recorded', met !== null, { year: rows[0]?.year ?? '', Met: 'not given' }),
    met: orNotGiven(met),
    middleRecorded: Number.isInteger(half) ? 'the middle of the forces is' : 'the middle force recorded',
    median: formatCount(median),
  };
}

function className(index: number): string {
  const floor = classFloors[index] ?? 0;
  const next = classFloors[index + 1];
  if (next === undefined) return `${formatCount(floor)} and over`;
  return index === 0 ? `under ${formatCount(next)}` : `${formatCount(floor)} to ${formatCount(next - 1)}`;
}

export const taserByForce = defineChart<Row>({
  id: 'taser-by-force',
  name: 'Taser by force',
  tables: ['taser-use', 'police-officers', 'police-forces'],
  spatialCoverage: () => 'England and Wales',
  rows: readTaserByForce,
  states: (rows) =>
    [...new Map(rows.map((row) => [stateOf(row), row.year]))].map(([id, label]) => ({ id, label })),
  title(rows, { state }) {
    const { metRecorded, met, middleRecorded, median } = compared(inState(rows, state));
    return text`${metRecorded} ${met} uses of Taser for every ${formatCount(base)} officers; ${middleRecorded} ${median}`;
  },
  subtitle: (rows, { state }) =>
    text`Uses of Taser recorded per ${formatCount(base)} police officers, by force, ${formatPeriod(periodOf(inState(rows, state)))}. Drawing a Taser counts as a use`,
  alt(rows, { state }) {
    const shown = inState(rows, state);
    const rates = ratesOf(shown);
    const { metRecorded, met, middleRecorded, median } = compared(shown);
    const unknown = shown.length - rates.length;
    return text`A map of ${formatCount(shown.length)} tiles of the same size, a tile for each police force of England and Wales, coloured in ${formatCount(classFloors.length)} classes by the uses of Taser recorded per ${formatCount(base)} officers, ${formatPeriod(periodOf(shown))}. ${metRecorded} ${met}; ${middleRecorded} ${median}; the figures run from ${orNotGiven(rates[0] ?? null)} to ${orNotGiven(rates.at(-1) ?? null)}. ${unknown > 0 ? `Forces without a figure, hatched: ${formatCount(unknown)}. ` : ''}The table has them all.`;
  },
  table: (rows, { state }) => ({
    columns: [
      { name: 'force', label: 'Force' },
      {
        name: 'uses',
        label: 'Uses recorded',
        align: 'right',
        format: (value: number) => formatCount(value),
        missing: () => 'not given',
      },
      {
        name: 'officers',
        label: 'Officers',
        align: 'right',
        format: (value: number) => formatCount(value),
        missing: () => 'not given',
      },
      {
        name: 'per_1000',
        label: `Uses per ${formatCount(base)} officers`,
        align: 'right',
        format: (value: number) => formatCount(value),
        missing: () => 'not given',
      },
    ],
    rows: inState(rows, state),
  }),
  draw: (rows, { width, state, bare }) => ({
    ...tileMap(width, inState(rows, state), {
      value: 'per_1000',
      format: formatCount,
      fill: 'class',
      onFill: (row) => `var(--on-taser-${row.class})`,
      bare,
    }),
    color: {
      type: 'ordinal',
      domain: classFloors.map((_, index) => index + 1),
      range: classFloors.map((_, index) => `var(--taser-${index + 1})`),
    },
  }),
  tooltip(row) {
    const period = formatPeriod(row.period);
    if (row.per_1000 === null)
      return `${row.force}: uses of Taser per ${formatCount(base)} officers not given, ${period}`;
    return `${row.force}: ${formatCount(row.per_1000)} uses of Taser recorded per ${formatCount(base)} officers, ${period} (${orNotGiven(row.uses)} uses, ${orNotGiven(row.officers)} officers)`;
  },
  series: (row) => String(row.tile_row),
  key(rows, { state }) {
    const shown = inState(rows, state);
    const countOf = (value: number | null) => shown.filter((row) => row.class === value).length;
    const classes = classFloors.map((_, index): KeyEntry => ({
      symbol: `taser-${index + 1}` as KeyEntry['symbol'],
      label: className(index),
      count: countOf(index + 1),
    }));
    const unknown: KeyEntry[] =
      countOf(null) > 0 ? [{ symbol: 'hatch', label: 'not given', count: countOf(null) }] : [];
    return [...classes.toReversed(), ...unknown];
  },
  notes(rows, { state }) {
    const shown = inState(rows, state);
    const unknown = shown.filter((row) => row.per_1000 === null).map((row) => row.force);
    return [
      text`Each force has a tile of the same size, whatever its own. The Met is outlined.`,
      text`Forces differ in what they write down: a high figure may mean that all is written down.`,
      text`A Taser that is drawn counts as used, whether or not it is fired.`,
      text`Officers: headcount on ${formatDate(lastDayOf(periodOf(shown)))}.`,
      ...(unknown.length > 0 ? [text`Not given: ${formatList(unknown)}.`] : []),
    ];
  },
  sources: (rows, { state }) =>
    [...new Set(inState(rows, state).flatMap((row) => row.source_id.split(';')))].filter(Boolean),
  referenceDate: (rows, { state }) => formatDate(periodOf(inState(rows, state)).split('/')[1] ?? ''),
});
