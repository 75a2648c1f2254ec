import { max } from 'd3';
import { formatCount, formatDate, formatFormula, formatInWords } from '../../data/format.ts';
import { countColumn, dateColumn, percentColumn, plainColumns, wordColumn } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { formatKnown, unique, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { figuresInNotes, deriveRows, type Row, type View, viewYear } from './rows.ts';
import { drawStrokes } from './stroke-rows.ts';
import { strokeCount } from '../kit/strokes.ts';

/** The newest year of both places; else the newest. */
const firstYear = (rows: Row[]) =>
  valuesOf(rows, 'year').findLast((year) => viewYear(rows, year).kind === 'both') ?? rows.at(-1)?.year;

function figures({ rows, kind, year, drawn, deployable }: View) {
  const [london] = where(drawn, { place: 'London' });
  const [country] = where(drawn, { place: 'England and Wales' });
  return {
    ...figuresInNotes(rows),
    whole: formatCount(strokeCount),
    stroke: formatInWords(1),
    blocks: formatInWords(drawn.length),
    London: formatKnown(london?.per_1000),
    country: formatKnown(country?.per_1000),
    deployable: kind === 'single count' ? undefined : formatKnown(deployable?.per_1000),
    month: formatDate(drawn[0]?.date.slice(0, 7) ?? ''),
    day: formatDate(country?.date ?? ''),
    year: String(year),
  };
}

export const shareArmed = defineChart<Row, View>({
  id: 'share-armed',
  tables: ['armed-officers', 'police-officers', 'worked-out'],
  spatialCoverage: ({ kind }) => (kind === 'London' ? 'London' : 'England and Wales'),
  rows: deriveRows,
  states: (rows) =>
    unique([firstYear(rows), ...valuesOf(rows, 'year')])
      .map(String)
      .map((year) => ({ id: year, label: year })),
  view: (rows, state) => viewYear(rows, Number(state ?? firstYear(rows))),
  section: ({ kind }) => kind,
  figures,
  table: ({ shown }, write) => ({
    columns: [
      ...plainColumns('place'),
      dateColumn('date'),
      countColumn('armed'),
      wordColumn('measure', write),
      { name: 'worked_out', format: formatFormula },
      countColumn('officers'),
      dateColumn('officers_date'),
      // Two decimals, since a tenth of a percent is an officer in a thousand.
      percentColumn('percent', (percent) => `${percent.toFixed(2)}%`),
      countColumn('per_1000'),
    ],
    rows: shown,
  }),
  draw: drawStrokes,
  tooltip: ({ place, measure }, write) => ({
    whole: formatCount(strokeCount),
    measure: write(measure),
    reported: place === 'London' ? write('reported') : undefined,
  }),
  referenceDate: ({ drawn }) => formatDate(max(drawn, ({ date }) => date) ?? ''),
});
