import * as Plot from '@observablehq/plot';
import { range } from 'd3';
import { asOf } from '../../data/as-of.ts';
import { text } from '../../data/checked-text.ts';
import { formatCount, formatDate } from '../../data/format.ts';
import { rate, share } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { readVintages, seriesKeyOf } from '../../data/vintages.ts';
import { definitionChanges } from '../armed-officers/rows.ts';
import { inPixels } from '../kit/scales.ts';
import { countColumn, dateColumn, figureColumn, textColumns } from '../kit/columns.ts';
import { joinSources, namedColumn } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { defineView } from '../kit/define-chart.ts';
import { make } from '../kit/svg.ts';
import { isWide, valueLabel } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';

type Row = ReturnType<typeof readRows>[number];

const geography = 'England and Wales';
const drawnOf = 1000;

const measureNames = {
  armed_officers: 'headline count',
  operationally_deployable: 'operationally deployable',
};
const measureOn = (date: string) =>
  date < definitionChanges ? 'armed_officers' : 'operationally_deployable';

/**
 * Home Office: armed officers (police use of firearms) among police officers, headcount (police workforce), both on
 * 31 March. The definition changes in 2021; from then the deployable officers line up with the earlier headline.
 * `worked_out` is the arithmetic, where no release prints the number of armed officers. The newest year comes first.
 */
function readRows(tables: Tables) {
  const headcounts = tables['police-officers'].filter(
    (row) => row.geography === geography && row.measure === 'police_officers_headcount',
  );
  const all = asOf(headcounts, null, (row) => row.date);
  return asOf(readVintages(tables, 'armed-officers'), null, seriesKeyOf)
    .filter((row) => row.geography === geography && row.measure === measureOn(row.date))
    .flatMap((row) => {
      const { date, value: armed, worked_out } = row;
      const officers = all.find((other) => other.date === date);
      if (!officers) return [];
      return {
        year: Number(date.slice(0, 4)),
        date,
        armed,
        measure: measureOn(date),
        officers: officers.value,
        percent: Math.round(share(armed, officers.value) * 10_000) / 100,
        per_1000: Math.round(rate(armed, officers.value, drawnOf)),
        worked_out,
        source_id: joinSources([row, officers]),
      };
    })
    .toSorted((a, b) => b.year - a.year);
}

function inState(rows: Row[], state = String(rows[0]?.year)): Row {
  const row = rows.find(({ year }) => String(year) === state);
  if (!row) throw new Error(`share-armed: no year ${state}`);
  return row;
}

/** Hundreds stand in blocks of ten by ten: ten blocks in a row, or five above five on a phone. All in pixels. */
function layOut(width: number) {
  const wide = isWide(width);
  const [bands, blockGap, bandGap] = [wide ? 1 : 2, 0.56, 8];
  const columns = 100 / bands;
  const inColumn = drawnOf / columns;
  const pitch = width / (columns + (columns / 10 - 1) * blockGap);
  const rowPitch = pitch * (wide ? 2.25 : 2.75);
  return {
    length: rowPitch * 0.7,
    gap: rowPitch * 0.3,
    height: (inColumn - 0.3) * rowPitch + (bands - 1) * bandGap,
    thick: Math.max(3, pitch * 0.41),
    thin: Math.max(1.35, pitch * 0.16),
    /** Filled by column, so that the armed are a block as well as a count. */
    place: (index: number) => {
      const [column, row] = [Math.floor(index / inColumn), index % inColumn];
      return {
        x: pitch * (column + 0.5 + Math.floor(column / 10) * blockGap),
        y: row * rowPitch + Math.floor(row / 10) * bandGap,
      };
    },
  };
}

/** A thousand strokes are drawn as two paths: a thousand elements would be heavy, and no stroke is an officer in particular. */
const strokes =
  (layout: ReturnType<typeof layOut>, armed: number): Plot.RenderFunction =>
  (_index, _scales, _values, { marginTop }, { document }) => {
    const { length, gap, thick, thin, place } = layout;
    // Ten strokes above each other are one dashed line, which says in a few bytes what they would say in many.
    const path = (from: number, to: number, stroke: string, width: number) => {
      const starts = range(from, to).filter((index) => index === from || index % 10 === 0);
      const runs = starts.map((start, index) => {
        const [first, last] = [place(start), place((starts[index + 1] ?? to) - 1)];
        const [top, bottom] = [first.y + marginTop, last.y + length + marginTop];
        return `M${first.x.toFixed(1)} ${top.toFixed(1)}V${bottom.toFixed(1)}`;
      });
      const dashes = `${length.toFixed(2)} ${gap.toFixed(2)}`;
      const attributes = { d: runs.join(''), stroke, 'stroke-width': width, 'stroke-dasharray': dashes };
      return make(document, 'path', { ...attributes, fill: 'none' });
    };
    const unarmed = path(armed, drawnOf, 'var(--unarmed)', thin);
    return make(document, 'g', {}, unarmed, path(0, armed, 'var(--armed)', thick)) as SVGElement;
  };

const monthOf = (row: Row) => formatDate(row.date.slice(0, 7));

/** 4.35 → 4.35%: two decimals, since a tenth of a percent is an officer in a thousand. */
const formatHundredths = (percent: number) => `${percent.toFixed(2)}%`;

export const shareArmed = defineView<Row, Row>({
  id: 'share-armed',
  name: 'Share armed',
  tables: ['armed-officers', 'police-officers', 'worked-out'],
  spatialCoverage: () => geography,
  keyColumns: ['date', 'measure'],
  rows: readRows,
  states: (rows) => rows.map((row) => ({ id: String(row.year), label: monthOf(row) })),
  view: inState,
  title: (row) =>
    sentence('share-armed', 'Title', {
      share: formatCount(row.per_1000),
      whole: formatCount(drawnOf),
      month: monthOf(row),
    }),
  subtitle: ({ armed, officers, percent, date }) =>
    sentence('share-armed', 'Subtitle', {
      day: formatDate(date),
      armed: formatCount(armed),
      officers: formatCount(officers),
      percent: formatHundredths(percent),
    }),
  alt: ({ per_1000, date }) =>
    text`${formatCount(drawnOf)} upright strokes, for every ${formatCount(drawnOf)} police officers in England and Wales on ${formatDate(date)}. ${formatCount(per_1000)} are thick and dark: armed. ${formatCount(drawnOf - per_1000)} are thin and pale: not armed.`,
  table: (row) => ({
    columns: [
      dateColumn('date', 'Date'),
      countColumn('armed', 'Armed'),
      namedColumn('measure', 'Counted as', measureNames),
      ...textColumns({ worked_out: 'Worked out as' }),
      countColumn('officers', 'Police officers'),
      figureColumn('percent', 'Share', formatHundredths),
      countColumn('per_1000', `Of every ${formatCount(drawnOf)}`),
    ],
    rows: [row],
  }),
  draw(row, { width, bare = false }) {
    const layout = layOut(width);
    const marginTop = bare ? 0 : 26;
    // Readers point at the middle of the armed strokes.
    const middle = { x: layout.place(Math.floor(row.per_1000 / 2)).x, y: marginTop + layout.height / 2 };
    const above = (frameAnchor: 'top-left' | 'top-right', label: string, fill: string) =>
      valueLabel(width, [row], { frameAnchor, dy: -18, text: () => label, fill });
    const labels = [
      above('top-left', `${formatCount(row.per_1000)} armed`, 'var(--armed)'),
      above('top-right', `${formatCount(drawnOf - row.per_1000)} not armed`, 'var(--muted)'),
    ];
    return {
      height: Math.ceil(marginTop + layout.height),
      ...inPixels,
      marginTop,
      marks: [
        interactive(Plot.dot([row], { ...middle, render: strokes(layout, row.per_1000) })),
        bare ? [] : labels,
      ],
    };
  },
  tooltip: (row) =>
    `${formatCount(row.per_1000)} of every ${formatCount(drawnOf)} police officers in England and Wales were armed on ${formatDate(row.date)}: ${formatCount(row.armed)} of ${formatCount(row.officers)}.`,
  notes: ({ measure, worked_out }) => [
    measure === 'operationally_deployable'
      ? text`Armed means deployable, not all who are authorised.`
      : text`Armed is the headline count of that time. It lines up with the officers called operationally deployable since 2021.`,
    worked_out !== null &&
      text`No release prints the number of armed officers. It is worked out from a change that the Home Office stated.`,
    text`England and Wales includes the Met, for which no Home Office count is held.`,
  ],
  referenceDate: ({ date }) => formatDate(date),
});
