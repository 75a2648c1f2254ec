import { max, median, min } from 'd3';
import { lastDay } from '../../data/as-of.ts';
import { formatCount, formatDate, formatInWords, formatList, formatPeriod } from '../../data/format.ts';
import { textColumns } from '../kit/columns.ts';
import { defineChart, type KeyEntry } from '../kit/define-chart.ts';
import { forceYearMembers, viewForceYear } from '../kit/force-years.ts';
import { compact, formatGiven, givenColumn, where } from '../kit/rows-and-phrases.ts';
import { classes, classFloors, classOf, deriveTaserByForce, ratePer, type Row } from './rows.ts';
import { tileMap } from './tile-map.ts';

function className(index: number): string {
  const floor = classFloors[index - 1] ?? 0;
  const next = classFloors[index];
  if (next === undefined) return `${formatCount(floor)} and over`;
  return index === 1 ? `under ${formatCount(next)}` : `${formatCount(floor)} to ${formatCount(next - 1)}`;
}

function view(rows: Row[], state?: string) {
  const inYear = viewForceYear(rows, 'per_1000', state);
  const rates = inYear.shown.flatMap((row) => row.per_1000 ?? []);
  const met = where(inYear.shown, { geography: 'Metropolitan' })[0]?.per_1000 ?? null;
  return { ...inYear, rates, met, middle: Math.round(median(rates) ?? NaN) };
}

export const taserByForce = defineChart<Row, ReturnType<typeof view>>({
  id: 'taser-by-force',
  name: 'Taser, force by force',
  tables: ['taser-use', 'police-officers', 'police-forces'],
  rows: deriveTaserByForce,
  ...forceYearMembers,
  view,
  // Of an even number of forces no force is the middle one.
  section: ({ rates }) => (rates.length % 2 === 0 ? 'even' : 'odd'),
  figures: ({ shown, period, rates, met, middle, unknown }) => ({
    met: formatGiven(met),
    base: formatCount(ratePer),
    forces: formatCount(shown.length),
    known: formatCount(rates.length),
    period: formatPeriod(period),
    classes: formatInWords(classes.length),
    middle: formatCount(middle),
    least: formatGiven(min(rates) ?? null),
    greatest: formatGiven(max(rates) ?? null),
    counted: formatDate(lastDay(period)),
    unknown: unknown.length > 0 ? formatList(unknown.map(({ force }) => force)) : undefined,
  }),
  claims: ({ met, period }) => ({
    'the-met-is-known': { holds: met !== null, figures: { period, Met: 'not given' } },
  }),
  table: ({ shown }) => ({
    columns: [
      ...textColumns({ force: 'Force' }),
      givenColumn('uses', 'Uses recorded'),
      givenColumn('officers', 'Officers'),
      givenColumn('per_1000', `Uses per ${formatCount(ratePer)} officers`),
    ],
    rows: shown,
  }),
  draw: ({ shown }, { width, bare }) => tileMap(width, shown, bare),
  tooltip({ force, uses, officers, per_1000, period }) {
    const about = `uses of Taser ${per_1000 === null ? '' : 'recorded '}per ${formatCount(ratePer)} officers`;
    if (per_1000 === null) return `${force}: ${about} not given, ${formatPeriod(period)}`;
    return `${force}: ${formatCount(per_1000)} ${about}, ${formatPeriod(period)} (${formatGiven(uses)} uses, ${formatGiven(officers)} officers)`;
  },
  key({ shown, unknown, middle, rates }) {
    const named = rates.length % 2 === 0 ? 'the middle of the forces' : 'the middle force';
    const entries = classes.map((index) => ({
      symbol: `taser-${index}` as KeyEntry['symbol'],
      label: compact([className(index), classOf(middle) === index && `${named} ${formatCount(middle)}`]).join(
        ', ',
      ),
      count: where(shown, { class: index }).length,
    }));
    const hatched = { symbol: 'hatch', label: 'not given', count: unknown.length } as const;
    return compact([...entries.toReversed(), unknown.length > 0 && hatched]);
  },
});
