import { max } from 'd3';
import { formatInWords } from '../../data/format.ts';
import { defineChart } from '../kit/define-chart.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { figuresInNotes, deriveRows, type Row, type View, viewYear } from './rows.ts';
import { drawStrokes } from './stroke-rows.ts';
import { strokeCount } from '../kit/strokes.ts';

function figures({ rows, kind, year, drawn, deployable }: View) {
  const [london] = where(drawn, { place: 'London' });
  const [country] = where(drawn, { place: 'England and Wales' });
  return {
    ...figuresInNotes(rows),
    whole: strokeCount,
    stroke: formatInWords(1),
    blocks: formatInWords(drawn.length),
    London: london?.per_1000,
    country: country?.per_1000,
    deployable: kind === 'single count' ? undefined : deployable?.per_1000,
    month: drawn[0]?.date.slice(0, 7) ?? '',
    day: country?.date ?? '',
    year: String(year),
  };
}

export const shareArmed = defineChart<Row, View>({
  id: 'share-armed',
  tables: ['armed-officers', 'police-officers', 'worked-out'],
  rows: deriveRows,
  states: {
    of: ({ year }) => String(year),
    label: ({ year }) => String(year),
    // The newest year of both places; else the newest.
    first(rows) {
      const isBoth = ({ year }: Row) => viewYear(where(rows, { year }), rows).kind === 'both';
      return String((rows.findLast(isBoth) ?? rows.at(-1))?.year);
    },
  },
  view: viewYear,
  section: ({ kind }) => kind,
  figures,
  columns: (_view, write) => ({
    measure: { format: write },
    // Two decimals, since a tenth of a percent is an officer in a thousand.
    percent: { format: (percent: number) => `${percent.toFixed(2)}%` },
  }),
  draw: drawStrokes,
  tooltip: ({ place, measure }, write) => ({
    whole: strokeCount,
    measure: write(measure),
    reported: place === 'London' ? write('reported') : undefined,
  }),
  referenceDate: ({ drawn }) => max(drawn, ({ date }) => date) ?? '',
});
