import type * as Plot from '@observablehq/plot';
import { max } from 'd3';
import { formatCount, formatInWords } from '../../data/format.ts';
import { defineChart, isWide } from '../kit/define-chart.ts';
import { endAt, labelAt, startAt, widest } from '../kit/labels.ts';
import { compact, where } from '../kit/rows-and-phrases.ts';
import { annotateBelow, dotsAt, drawPath, type Part, picture } from '../kit/shapes.ts';
import { layOutStrokes, strokeCount, strokes } from '../kit/strokes.ts';
import { figuresInNotes, deriveRows, type Row, type View, viewYear } from './rows.ts';

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
  figures({ rows, kind, year, drawn, deployable }) {
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
  },
  columns: (_view, write) => ({
    measure: { format: write },
    // Two decimals, since a tenth of a percent is an officer in a thousand.
    percent: { format: (percent: number) => `${percent.toFixed(2)}%` },
  }),
  /** A block of a thousand strokes for each place, with its labels above and below. */
  draw({ drawn, deployable }, { width, bare }, write) {
    const wide = isWide(width);
    const layout = layOutStrokes(width);
    // The article sets the words of a single row beside it.
    const isLabelled = !bare || drawn.length > 1;
    const [head, gap, foot] = isLabelled ? (wide ? [30, 30, 24] : [46, 24, 24]) : [0, 0, 0];
    const nameOf = (row: Row) => `${row.place} ${formatCount(row.per_1000)}`;
    const afterName = widest(drawn.map(nameOf), 'question', width);
    let bottom = -gap;
    const parts = drawn.flatMap((row): Part[] => {
      const top = bottom + gap + head;
      const fit = row.measure === 'total_authorised' ? deployable : undefined;
      const full = fit?.per_1000 ?? row.per_1000;
      const draw = (from: number, to: number, look: Parameters<typeof strokes>[3]) => {
        const { d, ...attributes } = strokes(layout, [from, to], top, look);
        return drawPath(d, attributes);
      };
      const pointAt = (row: Row, from: number, to: number, render: Plot.RenderFunction) => {
        const at = { x: layout.x((from + to - 1) / 2), y: top + layout.height / 2 };
        return dotsAt([row], () => at, { fill: 'var(--armed)', render });
      };
      bottom = top + layout.height + (fit ? foot : 0);
      const marks = compact([
        draw(row.per_1000, strokeCount, 'unarmed'),
        pointAt(row, fit ? full : 0, row.per_1000, draw(0, row.per_1000, 'armed')),
        fit && pointAt(fit, 0, full, draw(full, row.per_1000, 'hole')),
      ]);
      if (!isLabelled) return [{ marks }];
      const publisher = write(row.as_quoted === 'yes' ? 'quoted' : row.place);
      const y = top - (wide ? 18 : 36);
      const labels = [
        labelAt('question', nameOf(row), startAt(0, y)),
        labelAt('remark', publisher, wide ? startAt(afterName, y + 1) : startAt(0, top - 15)),
        labelAt('remark', write('not armed'), endAt(width, wide ? y + 1 : y)),
      ];
      if (!fit) return [{ marks, labels }];
      const right = layout.x(full - 1) + layout.thick / 2;
      return [{ marks, labels }, annotateBelow(top + layout.height + 5, 0, right, write('deployable'))];
    });
    return picture(width, bottom, parts);
  },
  tooltip: ({ place, measure }, write) => ({
    whole: strokeCount,
    measure: write(measure),
    reported: place === 'London' ? write('reported') : undefined,
  }),
  referenceDate: ({ drawn }) => max(drawn, ({ date }) => date) ?? '',
});
