import { max, pairs } from 'd3';
import { formatCount, formatDate, formatInWords } from '../../data/format.ts';
import { countColumn, dateColumn } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { countsByYear, firstOfEach, formatKnown, turningPoints, where } from '../kit/rows-and-phrases.ts';
import { timeChart, valueScale } from '../kit/time-chart.ts';
import { deriveRows, type Known, type Row, whole } from './rows.ts';

/** Earlier years stand in the table. */
const firstDrawn = 2010;

const isKnown = (row: Row): row is Known => row.headcount !== null;

function view(rows: Row[], state = whole.force_id) {
  const shown = where(rows, { force_id: state });
  const known = shown.filter(isKnown).filter(({ year }) => year >= firstDrawn);
  const turns = turningPoints(known, ({ headcount }) => headcount);
  const counts = known.map(({ headcount }) => headcount);
  // After the last headcount a force may have full-time equivalents, which are no headcount and are not drawn.
  const drawn = shown.filter(({ year }) => year >= firstDrawn && year <= turns.last.year);
  const isWhole = state === whole.force_id;
  const forces = isWhole ? rows.filter(({ force_id }) => force_id !== state) : [];
  return { shown, drawn, known, forces, ...turns, isWhole, scale: valueScale(counts, { zero: false }) };
}

export const officersByForce = defineChart<Row, ReturnType<typeof view>>({
  id: 'officers-by-force',
  tables: ['police-officers', 'police-forces'],
  spatialCoverage: ({ first }) => first.force,
  rows: deriveRows,
  states: (rows) =>
    firstOfEach(rows, 'force_id').map(({ force_id, force }) => ({ id: force_id, label: force })),
  view,
  section: ({ isWhole }) => (isWhole ? undefined : 'force'),
  figures({ forces, scale, first, last, low, peak }) {
    const newest = (of: Row[]) => max(of, ({ year }) => year)?.toString();
    const ofForces = newest(forces.filter(isKnown));
    const fte = newest(forces.filter((row) => row.fte !== null));
    return {
      force: first.force,
      'scale-start': formatCount(scale.domain()[0] ?? NaN),
      ...countsByYear({ first, low, peak, last }, 'headcount', 'year'),
      'last-month': formatDate(last.date.slice(0, 7)),
      'fall-years': formatInWords(low.year - first.year),
      'forces-year': ofForces,
      'fte-year': fte === ofForces ? undefined : fte,
    };
  },
  claims({ known, scale, first, low, peak }) {
    const [from = 0] = scale.domain();
    const falling = pairs(known.filter(({ year }) => year <= low.year)).every(
      ([before, after]) => after.headcount < before.headcount,
    );
    const figures = { first: first.headcount, low: low.headcount, peak: peak.headcount };
    return {
      fell: { holds: falling && low.year > first.year, figures },
      past: { holds: peak.headcount > first.headcount, figures },
      rose: { holds: peak.headcount > low.headcount, figures },
      'not-at-zero': { holds: from > 0, figures: { from } },
      lowest: { holds: known.every(({ headcount }) => headcount >= low.headcount), figures },
    };
  },
  table: ({ shown }) => ({
    columns: [dateColumn('date'), countColumn('headcount'), countColumn('fte')],
    rows: shown,
  }),
  draw: ({ drawn, scale, first, last, low, peak }, { width }, write) =>
    timeChart({
      width,
      height: 190,
      rows: drawn,
      x: 'year',
      y: 'headcount',
      colour: () => 'ink-2',
      years: [first.year, last.year],
      scale,
      ends: [{ row: last, text: formatCount(last.headcount) }],
      named: [
        { row: low, text: write('low') },
        { row: first, text: formatCount(first.headcount) },
        { row: peak, text: write('peak') },
      ].filter(({ row }, index) => row !== last && (index === 0 || row !== low)),
    }),
  tooltip: ({ date, headcount, fte }) => ({
    gap: headcount === null ? formatDate(date) : undefined,
    fte: formatKnown(fte),
  }),
  sonification: () => 'headcount',
  referenceDate: ({ last }) => formatDate(last.date),
});
