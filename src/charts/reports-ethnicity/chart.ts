import { formatEnd, formatList, formatPercent } from '../../data/format.ts';
import { defineChart } from '../kit/define-chart.ts';
import { capitalise, compact, formatGiven, formatKnown, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { drawPlaces, formatIn, type ShownReports, view } from './report-panels.ts';
import { deriveRows, leastBase, leftOut, type Row } from './rows.ts';

const nameOf = (place: string) => place.replace(/^the /, '');
const inText = ({ group }: { group: string }) =>
  /^Not |^Other$|ale$/.test(group) ? group.toLowerCase() : group;

const formatWhole = (percent: number) => formatPercent(Math.round(percent));
/** Of the newest year’s reports, in the country and of the Met. */
const black = (rows: Row[], place: string) =>
  formatKnown(where(rows, { place, group: 'Black' })[0]?.percent, formatWhole);

export const reportsEthnicity = defineChart<Row, ShownReports>({
  id: 'reports-ethnicity',
  tables: ['firearms-reports', 'population-ethnicity'],
  rows: deriveRows,
  states: {
    of: ({ state }) => state,
    label: ({ dimension, place }) => (dimension === 'ethnicity' ? nameOf(place) : capitalise(dimension)),
  },
  view,
  section: ({ newest }) => newest.state,
  figures({ rows, shown, newest, earlier, now, census, column }, write) {
    const { state, place, dimension } = newest;
    const derived = shown.filter((row) => row.worked_out && row.place === place);
    const notes = compact(valuesOf(where(shown, { kind: 'reports' }), 'note'));
    const baseOf = (place: string) => where(rows, { place })[0]?.base ?? NaN;
    const shareOfMet = baseOf('the Met') / baseOf('England and Wales');
    return {
      black: black(rows, 'the Met'),
      outside: state === 'met' ? black(rows, 'all other forces') : undefined,
      dimension,
      Dimension: capitalise(dimension),
      place,
      where: nameOf(place),
      whose: `${place}’${place.endsWith('s') ? '' : 's'}`,
      n: formatGiven(newest.base, write),
      'n-before': formatGiven(earlier.base, write),
      year: newest.period,
      'year-before': earlier.period,
      'short-year': newest.counted,
      'short-year-before': earlier.counted,
      Unit: write(column),
      list: formatList(where(now, { place }).map((row) => `${inText(row)} ${formatIn(column, write)(row)}`)),
      census: census[0]?.period,
      sums: derived.map((row) => `${inText(row)} ${row.worked_out}`).join('; '),
      'least-base': leastBase,
      counts: column === 'reports' ? write('counts') : undefined,
      'left-out': dimension === 'age' ? leftOut.replace(' years', '').toLowerCase() : undefined,
      'not-given': notes.join('. '),
      'over-a-third': shareOfMet > 1 / 3 && shareOfMet < 0.4,
    };
  },
  columns({ shown, newest }, write) {
    // A census row counts no reports.
    const missing = ({ kind }: Row) => (kind === 'census' ? undefined : write('not given'));
    return {
      place: { isHidden: newest.state !== 'met' },
      reports: { missing },
      base: { missing },
      percent: { format: formatPercent },
      worked_out: { isHidden: !shown.some((row) => row.worked_out), format: String },
    };
  },
  draw: drawPlaces,
  tooltip: ({ kind, period, ...row }, write) => ({
    census: kind === 'census' ? period : undefined,
    year: kind === 'reports' ? period : undefined,
    part: inText(row),
    Place: capitalise(row.place),
    reports: formatGiven(row.reports, write),
    base: formatGiven(row.base, write),
  }),
  series: ({ place, counted }) => `${place} ${counted}`,
  key: ({ census }, write) => (census.length > 0 ? [{ symbol: 'diamond', label: write('census') }] : []),
  referenceDate: ({ newest }) => formatEnd(newest.period),
});
