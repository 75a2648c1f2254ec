import { max } from 'd3';
import { formatCount, formatDate, formatInWords } from '../../data/format.ts';
import { countColumn, dateColumn, percentColumn, textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { namedColumn, unique } from '../kit/rows-and-phrases.ts';
import { deriveRows, figuresInNotes, measureNames, type Row, type View, viewYear } from './rows.ts';
import { drawStrokes } from './stroke-rows.ts';
import { strokeCount } from '../kit/strokes.ts';

/** The newest year of both places; else the newest. */
const firstYear = (rows: Row[]) =>
  unique(rows.map(({ year }) => year)).findLast((year) => viewYear(rows, year).kind === 'both') ??
  rows.at(-1)?.year;

function figures({ rows, kind, year, drawn, deployable }: View) {
  const count = (row?: Row) => row && formatCount(row.per_1000);
  const [london, country] = ['London', 'England and Wales'].map((place) =>
    drawn.find((row) => row.place === place),
  );
  return {
    ...figuresInNotes(rows),
    whole: formatCount(strokeCount),
    stroke: formatInWords(1),
    blocks: formatInWords(drawn.length),
    London: count(london),
    country: count(country),
    deployable: kind === 'single count' ? undefined : count(deployable),
    month: formatDate(drawn[0]?.date.slice(0, 7) ?? ''),
    day: formatDate(country?.date ?? ''),
    year: String(year),
  };
}

export const shareArmed = defineChart<Row, View>({
  id: 'share-armed',
  name: 'Who is armed',
  tables: ['armed-officers', 'police-officers', 'worked-out'],
  spatialCoverage: ({ kind }) => (kind === 'London' ? 'London' : 'England and Wales'),
  rows: deriveRows,
  states(rows) {
    const years = new Set([firstYear(rows), ...rows.map(({ year }) => year)]);
    return [...years].map((year) => ({ id: String(year), label: String(year) }));
  },
  view: (rows, state) => viewYear(rows, Number(state ?? firstYear(rows))),
  section: ({ kind }) => kind,
  figures,
  table: ({ shown }) => ({
    columns: [
      ...textColumns({ place: 'Place' }),
      dateColumn('date', 'Date'),
      countColumn('armed', 'Armed'),
      namedColumn('measure', 'Counted as', measureNames),
      ...textColumns({ worked_out: 'Worked out as' }),
      countColumn('officers', 'Police officers'),
      dateColumn('officers_date', 'Counted on'),
      // Two decimals, since a tenth of a percent is an officer in a thousand.
      percentColumn('percent', 'Share', (percent) => `${percent.toFixed(2)}%`),
      countColumn('per_1000', `Of every ${formatCount(strokeCount)}`),
    ],
    rows: shown,
  }),
  draw: drawStrokes,
  tooltip: ({ per_1000, place, date, measure, armed, officers }) =>
    `${formatCount(per_1000)} of every ${formatCount(strokeCount)} police officers, ${place}, ${formatDate(date)} (${measureNames[measure]}): ${formatCount(armed)} of ${formatCount(officers)}${place === 'London' ? ', as reported' : ''}.`,
  referenceDate: ({ drawn }) => formatDate(max(drawn, ({ date }) => date) ?? ''),
});
