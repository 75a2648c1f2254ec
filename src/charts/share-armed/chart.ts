import * as Plot from '@observablehq/plot';
import { formatCount, formatDate, formatInWords } from '../../data/format.ts';
import { countColumn, dateColumn, figureColumn, textColumns } from '../kit/columns.ts';
import { defineView } from '../kit/define-chart.ts';
import { type Label, sizeOf } from '../kit/labels.ts';
import { isWide } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { namedColumn, unique } from '../kit/rows-and-phrases.ts';
import { annotateBelow, drawPath, picture } from '../kit/shapes.ts';
import { drawnOf, layOutStrokes, strokes } from '../kit/strokes.ts';
import { estimateWidth } from '../kit/svg-text.ts';
import { listFigures, measureNames, readRows, type Row, viewYear } from './rows.ts';

type View = ReturnType<typeof viewYear>;

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
    ...listFigures(rows),
    whole: formatCount(drawnOf),
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

export const shareArmed = defineView<Row, View>({
  id: 'share-armed',
  name: 'Who is armed',
  tables: ['armed-officers', 'police-officers', 'worked-out'],
  spatialCoverage: ({ kind }) => (kind === 'London' ? 'London' : 'England and Wales'),
  keyColumns: ['place', 'date', 'measure'],
  rows: readRows,
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
      figureColumn('percent', 'Share', (percent) => `${percent.toFixed(2)}%`),
      countColumn('per_1000', `Of every ${formatCount(drawnOf)}`),
    ],
    rows: shown,
  }),
  draw({ drawn, deployable }, { width, bare }, write) {
    const wide = isWide(width);
    const layout = layOutStrokes(width);
    // The article sets the words of a single row beside it.
    const isLabelled = !bare || drawn.length > 1;
    const [head, gap, foot] = isLabelled ? (wide ? [30, 30, 24] : [46, 24, 24]) : [0, 0, 0];
    const names = drawn.map((row) => `${row.place} ${formatCount(row.per_1000)}`);
    const afterName = Math.max(...names.map((name) => estimateWidth(name, sizeOf('question', width))));
    let bottom = -gap;
    const drawRow = (row: Row, index: number) => {
      const top = bottom + gap + head;
      const fit = row.measure === 'total_authorised' ? deployable : undefined;
      const full = fit?.per_1000 ?? row.per_1000;
      const draw = (from: number, to: number, look: Parameters<typeof strokes>[3]) => {
        const { d, ...attributes } = strokes(layout, [from, to], top, look);
        return drawPath(d, attributes);
      };
      const pointAt = (row: Row, from: number, to: number, render: Plot.RenderFunction) => {
        const [x, y] = [layout.x((from + to - 1) / 2), top + layout.height / 2];
        return interactive(Plot.dot([row], { x, y, fill: 'var(--armed)', render }));
      };
      bottom = top + layout.height + (fit ? foot : 0);
      const marks = [
        draw(row.per_1000, drawnOf, 'unarmed'),
        pointAt(row, fit ? full : 0, row.per_1000, draw(0, row.per_1000, 'armed')),
        fit && pointAt(fit, 0, full, draw(full, row.per_1000, 'hole')),
      ];
      if (!isLabelled) return { marks, labels: [] };
      const [publisher, y] = [row.as_quoted === 'yes' ? 'quoted' : row.place, top - (wide ? 18 : 36)];
      const where = wide ? { x: afterName, y: y + 1 } : { x: 0, y: top - 15 };
      const right = layout.x(full - 1) + layout.thick / 2;
      const below =
        fit && annotateBelow(top + layout.height + 5, 0, right, write('On the picture, deployable'));
      const labels: (Label | undefined)[] = [
        { text: names[index] ?? '', kind: 'question', x: 0, y },
        { text: write(`On the picture, ${publisher}`), kind: 'remark', ...where },
        {
          text: write('On the picture, not armed'),
          kind: 'remark',
          x: width,
          y: wide ? where.y : y,
          anchor: 'end',
        },
        below?.label,
      ];
      return { marks: [...marks, below?.mark], labels };
    };
    const blocks = drawn.map(drawRow);
    const marks = blocks.flatMap(({ marks }) => marks).filter((mark) => mark !== undefined);
    const labels = blocks.flatMap(({ labels }) => labels).filter((label) => label !== undefined);
    return picture(width, bottom, marks, labels);
  },
  tooltip: ({ per_1000, place, date, measure, armed, officers }) =>
    `${formatCount(per_1000)} of every ${formatCount(drawnOf)} police officers, ${place}, ${formatDate(date)} (${measureNames[measure]}): ${formatCount(armed)} of ${formatCount(officers)}${place === 'London' ? ', as reported' : ''}.`,
  referenceDate: ({ drawn }) =>
    formatDate(
      drawn
        .map(({ date }) => date)
        .toSorted()
        .at(-1) ?? '',
    ),
});
