import { index, max, pairs } from 'd3';
import { asOf, seriesKeyOf, sortForces } from '../../data/as-of.ts';
import { formatCount, formatInWords } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { country } from '../../data/schema.ts';
import { defineChart } from '../kit/define-chart.ts';
import { cellsOf, formatKnown, joinSources, turningPoints, valuesOf } from '../kit/rows-and-phrases.ts';
import { timeChart, valueScale } from '../kit/time-chart.ts';

type Row = ReturnType<typeof deriveRows>[number];
type Known = Row & { headcount: number };

const englandAndWales = {
  geography: country,
  force_name: country,
  force_id: 'england-and-wales',
};

/**
 * Home Office, police workforce: officers on 31 March, headcount and full-time equivalents, summed from the open data
 * tables. There is one release for each year, so revisions cannot be shown. England and Wales come first, then the forces
 * by name.
 */
function deriveRows(tables: Tables) {
  const published = asOf(tables['police-officers'], null, seriesKeyOf);
  const officers = index(published, seriesKeyOf);
  const dates = valuesOf(published, 'date').toSorted();
  return [englandAndWales, ...sortForces(tables)].flatMap(({ geography, force_name, force_id }) =>
    dates.map((date) => {
      const [headcount, fte] = ['police_officers_headcount', 'police_officers_fte'].map((measure) =>
        officers.get(seriesKeyOf({ geography, date, measure })),
      );
      return {
        force: force_name,
        force_id,
        geography,
        date,
        year: Number(date.slice(0, 4)),
        headcount: headcount?.value ?? null,
        fte: fte?.value ?? null,
        release: headcount?.release ?? null,
        released: headcount?.released ?? null,
        source_id: joinSources([headcount, fte]) || null,
      };
    }),
  );
}

/** Earlier years stand in the table. */
const firstDrawn = 2010;

const isKnown = (row: Row): row is Known => row.headcount !== null;

function view(shown: Row[], rows: Row[]) {
  const known = shown.filter(isKnown).filter(({ year }) => year >= firstDrawn);
  const turns = turningPoints(known, ({ headcount }) => headcount);
  // After the last headcount a force may have full-time equivalents, which are no headcount and are not drawn.
  const drawn = shown.filter(({ year }) => year >= firstDrawn && year <= turns.last.year);
  const isWhole = shown[0] === rows[0];
  const forces = isWhole ? rows.filter((row) => !shown.includes(row)) : [];
  return { drawn, known, forces, ...turns, isWhole };
}

export const officersByForce = defineChart<Row, ReturnType<typeof view>>({
  id: 'officers-by-force',
  tables: ['police-officers', 'police-forces'],
  rows: deriveRows,
  states: { of: ({ force_id }) => force_id, label: ({ force }) => force },
  view,
  section: ({ isWhole }) => (isWhole ? undefined : 'force'),
  figures({ known, forces, first, last, low, peak }, write) {
    const [start = 0] = valueScale(known, ['headcount']).domain();
    const newest = (of: Row[]) => max(of, ({ year }) => year)?.toString();
    const ofForces = newest(forces.filter(isKnown));
    const fte = newest(forces.filter((row) => row.fte !== null));
    const falling = pairs(known.filter(({ year }) => year <= low.year)).every(
      ([before, after]) => after.headcount < before.headcount,
    );
    return {
      force: first.force,
      'scale-start': start,
      'not-at-zero': start > 0,
      ...cellsOf({ first, low, peak, last }, 'headcount'),
      // The last year may be the peak, too.
      turns: [...new Set([first, low, peak, last])]
        .map(({ headcount, year }) => write('turn', { officers: headcount, year: String(year) }))
        .join(', '),
      'fall-years': formatInWords(low.year - first.year),
      'forces-year': ofForces,
      'fte-year': fte === ofForces ? undefined : fte,
      fell: falling && low.year > first.year,
      past: peak.headcount > first.headcount,
      rose: peak.headcount > low.headcount,
      lowest: known.every(({ headcount }) => headcount >= low.headcount),
    };
  },
  columns: () => ({ fte: { format: formatCount } }),
  draw: ({ drawn, first, last, low, peak }, { width }, write) =>
    timeChart({
      width,
      height: 190,
      rows: drawn,
      y: 'headcount',
      colour: () => 'ink-2',
      ends: [{ row: last }],
      named: [{ row: low, text: write('low') }, { row: first }, { row: peak, text: write('peak') }],
    }),
  tooltip: ({ date, headcount, fte }) => ({
    gap: headcount === null ? date : undefined,
    fte: formatKnown(fte),
  }),
  sonification: () => 'headcount',
  referenceDate: ({ last }) => last.date,
});
