import {
  formatCount,
  formatDate,
  formatEnd,
  formatList,
  formatPercent,
  formatPeriod,
} from '../../data/format.ts';
import { countColumn, percentColumn, textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { capitalise, compact, firstOfEach, formatGiven, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { drawPlaces, formatIn, type Shown, view } from './report-panels.ts';
import { deriveRows, leastBase, leftOut, type Row } from './rows.ts';

const nameOf = (place: string) => place.replace(/^the /, '');
const inText = ({ group }: Row) =>
  group.startsWith('Not ') || group === 'Other' || group.endsWith('ale') ? group.toLowerCase() : group;

/** Of the newest year’s reports, in the country and of the Met. */
const black = (rows: Row[], place: string) => {
  const percent = where(rows, { place, group: 'Black' })[0]?.percent;
  return percent == null ? undefined : formatPercent(Math.round(percent));
};

export const reportsEthnicity = defineChart<Row, Shown>({
  id: 'reports-ethnicity',
  name: 'Officers’ reports',
  tables: ['firearms-reports', 'population-ethnicity'],
  spatialCoverage: ({ place }) => nameOf(place),
  rows: deriveRows,
  states: (rows) =>
    firstOfEach(rows, 'state').map(({ state, dimension, place }) => ({
      id: state,
      label: dimension === 'ethnicity' ? nameOf(place) : capitalise(dimension),
    })),
  view,
  section: ({ state }) => state,
  figures({ rows, shown, state, newest, earlier, now, census, place, dimension, column }) {
    const derived = shown.filter((row) => row.worked_out && row.place === place);
    const notes = compact(valuesOf(where(shown, { kind: 'reports' }), 'note'));
    return {
      black: black(rows, 'the Met'),
      outside: state === 'met' ? black(rows, 'all other forces') : undefined,
      dimension,
      Dimension: capitalise(dimension),
      place,
      whose: `${place}’${place.endsWith('s') ? '' : 's'}`,
      n: formatGiven(newest.base),
      'n-before': formatGiven(earlier.base),
      year: formatPeriod(newest.period),
      'year-before': formatPeriod(earlier.period),
      'short-year': newest.counted,
      'short-year-before': earlier.counted,
      Unit: column === 'percent' ? 'Percent of reports' : 'Counts of reports',
      list: formatList(where(now, { place }).map((row) => `${inText(row)} ${formatIn(column)(row)}`)),
      census: census[0] && formatDate(census[0].period),
      sums: derived.map((row) => `${inText(row)} ${row.worked_out}`).join('; '),
      'least-base': formatCount(leastBase),
      counts: column === 'reports' ? 'counts' : undefined,
      'left-out': dimension === 'age' ? leftOut.replace(' years', '').toLowerCase() : undefined,
      'not-given': notes.join('. '),
    };
  },
  claims({ rows }) {
    const [whole, met] = ['England and Wales', 'the Met'].map(
      (place) => where(rows, { place })[0]?.base ?? NaN,
    );
    const part = (met ?? NaN) / (whole ?? NaN);
    return { 'over-a-third': { holds: part > 1 / 3 && part < 0.4, figures: { part } } };
  },
  table({ shown, dimension, state }) {
    // A census row counts no reports.
    const missing = (row: Row) => (row.kind === 'census' ? undefined : 'not given');
    return {
      columns: [
        ...(state === 'met' ? textColumns({ place: 'Place' }) : []),
        ...textColumns({ group: `${capitalise(dimension)} as the officer perceived it`, counted: 'Counted' }),
        { ...countColumn('reports', 'Officers’ reports'), missing },
        { ...countColumn('base', 'Of all'), missing },
        percentColumn('percent', 'Percent', formatPercent),
        ...(shown.some((row) => row.worked_out) ? textColumns({ worked_out: 'Worked out as' }) : []),
      ],
      rows: shown,
    };
  },
  draw: drawPlaces,
  tooltip(row) {
    const { group, place, period, reports, base, percent, dimension } = row;
    if (row.kind === 'census')
      return `${group}: ${formatPercent(percent ?? NaN)} of the population of ${place}, census of ${formatDate(period)}. Context, not a base for reports.`;
    const amount = `${formatGiven(reports)} of ${formatGiven(base)}${percent === null ? '' : ` (${formatPercent(percent)})`}`;
    return `${capitalise(place)}, ${dimension} as the officer perceived it, ${inText(row)}: ${amount} officers’ reports of aiming or firing a gun, ${formatPeriod(period)}.`;
  },
  referenceDate: ({ newest }) => formatEnd(newest.period),
});
