import { group, max } from 'd3';
import { formatCount, formatDate, formatList, formatPercent, formatPeriod } from '../../data/format.ts';
import { barRows, ticksAcross } from '../kit/bar-rows.ts';
import { countColumn, figureColumn, textColumns } from '../kit/columns.ts';
import { defineView } from '../kit/define-chart.ts';
import type { Label } from '../kit/labels.ts';
import { isWide } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { capitalise, firstOfEach, formatGiven, rowWhere, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { sharedNote } from '../kit/sentence.ts';
import { drawDiamonds, filled, middleOf, notPublished, picture } from '../kit/shapes.ts';
import { deriveReportsEthnicity, leastBase, leftOut, type ReportsEthnicityRow as Row } from './rows.ts';

/** The rows of a state, its places, the newest year of each place and the year before; the country’s and the Met’s for the notes. */
function view(rows: Row[], state = String(rows[0]?.state)) {
  const shown = where(rows, { state });
  const [newest, earlier] = firstOfEach(where(shown, { kind: 'reports' }), 'period');
  if (!newest || !earlier) throw new Error(`reports-ethnicity: no reports in ${state}`);
  const [now, before] = [newest, earlier].map(({ period }) => where(shown, { kind: 'reports', period }));
  // A percentage of a few reports would jump with each of them.
  const isInPercent = [newest, earlier].every(({ base }) => (base ?? 0) >= leastBase);
  const { place, dimension } = newest;
  return {
    ...{ rows, state, shown, newest, earlier, now: now ?? [], before: before ?? [], place, dimension },
    column: isInPercent ? ('percent' as const) : ('reports' as const),
    census: where(shown, { kind: 'census' }),
  };
}

type Shown = ReturnType<typeof view>;

const nameOf = (place: string) => place.replace(/^the /, '');
const formatIn = (column: Shown['column']) => (row: Row) =>
  column === 'percent' && row.percent !== null ? formatPercent(row.percent) : formatGiven(row.reports);
const inText = ({ group }: Row) =>
  group.startsWith('Not ') || group === 'Other' || group.endsWith('ale') ? group.toLowerCase() : group;

/** Of the newest year’s reports, in the country and of the Met. */
const black = (rows: Row[], place: string) => {
  const row = where(rows, { place, group: 'Black' })[0];
  return row?.percent === undefined || row.percent === null
    ? undefined
    : formatPercent(Math.round(row.percent));
};

export const reportsEthnicity = defineView<Row, Shown>({
  id: 'reports-ethnicity',
  name: 'Officers’ reports',
  tables: ['firearms-reports', 'population-ethnicity'],
  spatialCoverage: ({ place }) => nameOf(place),
  keyColumns: ['state', 'place', 'dimension', 'group', 'period'],
  rows: deriveReportsEthnicity,
  states: (rows) =>
    firstOfEach(rows, 'state').map(({ state, dimension, place }) => ({
      id: state,
      label: dimension === 'ethnicity' ? nameOf(place) : capitalise(dimension),
    })),
  view,
  section: ({ state }) => state,
  figures({ rows, shown, state, newest, earlier, now, census, place, dimension, column }) {
    const derived = shown.filter((row) => row.worked_out && row.place === place);
    const isOfAges = dimension === 'age';
    const notes = valuesOf(shown, 'note').filter(
      (note) => note !== null && !census.some((row) => row.note === note),
    );
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
      'about-reports': sharedNote('officers-reports'),
      census: census[0] && formatDate(census[0].period),
      sums:
        derived.length > 0 ? derived.map((row) => `${inText(row)} ${row.worked_out}`).join('; ') : undefined,
      'least-base': formatCount(leastBase),
      counts: column === 'reports' ? 'counts' : undefined,
      'left-out': isOfAges ? leftOut.replace(' years', '').toLowerCase() : undefined,
      'not-given': notes.length > 0 ? notes.join('. ') : undefined,
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
        figureColumn('percent', 'Percent', formatPercent),
        ...(shown.some((row) => row.worked_out) ? textColumns({ worked_out: 'Worked out as' }) : []),
      ],
      rows: shown,
    };
  },
  draw({ now, before, census, column }, { width }, write) {
    const wide = isWide(width);
    const end = max([...now, ...before, ...census], (row) => Number(row[column])) ?? 1;
    const places = [...group(now, ({ place }) => place)];
    const [left, apart] = wide ? [170, 330] : [138, 0];
    const long = places.length > 1 && wide ? 210 : width - left - 14;
    let top = 0;
    const panels = places.map(([place, rows], index) => {
      const from = left + index * apart;
      const bars = barRows({
        ...{ width, rows, bar: 'group', name: 'group', to: column, end, top: top + 28 },
        ...{ stacked: false, nameless: wide && index > 0, left: from, right: from + long },
        value: formatIn(column),
        look: (row) =>
          row.reports === null || row.group.startsWith('Not ') ? notPublished : filled('event'),
      });
      const at = (row: Row) => ({
        x: bars.x(Number(row[column])),
        bar: bars.boxOf(rowWhere(rows, { group: row.group })),
      });
      const ticks = where(before, { place }).filter((row) => row[column] !== null);
      const y = top + 9;
      const base = write('On the picture, base', { base: formatGiven(rows[0]?.base ?? null) });
      const labels: Label[] = [
        ...bars.labels,
        { text: capitalise(place), kind: 'heading', x: wide ? from : 0, y },
        { text: base, kind: 'remark', x: from + long, y, anchor: 'end' },
      ];
      // Named once, on the first bar with room for it.
      const named = ticks.map(at).find(({ bar, x }) => Math.max(x, bar.x2) < from + long - 55);
      if (named && index === 0) {
        const { bar, x } = named;
        const text = write('On the picture, tick').replace(/ (?=\S+$)/, '\n');
        labels.push({ text, kind: 'remark', x: Math.max(x, bar.x2) + 7, y: middleOf(bar) });
      }
      const context = interactive(
        drawDiamonds(census, (row) => ({ x: at(row).x, y: middleOf(at(row).bar) })),
      );
      // On a phone the places stand one under the other.
      if (!wide) top = bars.bottom + 30;
      return { bottom: bars.bottom, labels, marks: [...bars.marks, ...ticksAcross(ticks, at), context] };
    });
    const [marks, labels] = [panels.flatMap((panel) => panel.marks), panels.flatMap((panel) => panel.labels)];
    return picture(width, (max(panels, ({ bottom }) => bottom) ?? 0) + 6, marks, labels);
  },
  tooltip(row) {
    const { group, place, period, reports, base, percent, dimension } = row;
    if (row.kind === 'census')
      return `${group}: ${formatPercent(percent ?? NaN)} of the population of ${place}, census of ${formatDate(period)}. Context, not a base for reports.`;
    const amount = `${formatGiven(reports)} of ${formatGiven(base)}${percent === null ? '' : ` (${formatPercent(percent)})`}`;
    return `${capitalise(place)}, ${dimension} as the officer perceived it, ${inText(row)}: ${amount} officers’ reports of aiming or firing a gun, ${formatPeriod(period)}.`;
  },
  referenceDate: ({ newest }) => formatDate(newest.period.split('/')[1] ?? ''),
});
