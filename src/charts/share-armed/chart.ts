import * as Plot from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';
import { defineChart } from '../kit/define-chart.ts';
import { isWide, valueLabel } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { definitionChanges } from '../armed-officers/rows.ts';
import { asOf } from '../../data/as-of.ts';
import { formatCount, formatDate } from '../../data/format.ts';
import { rate, share } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { readVintages, seriesKeyOf } from '../../data/vintages.ts';
import { text } from '../../data/checked-text.ts';

/**
 * Home Office: armed officers (police use of firearms) among police officers, headcount (police workforce), both on
 * 31 March. The definition changes in 2021; from then the deployable officers line up with the earlier headline.
 */
interface Row extends ChartRow {
  year: number;
  date: string;
  armed: number;
  measure: 'armed_officers' | 'operationally_deployable';
  officers: number;
  percent: number;
  per_1000: number;
  /** The arithmetic, where no release prints the number of armed officers. */
  worked_out: string | null;
  source_id: string;
}

const geography = 'England and Wales';
const drawnOf = 1000;

const measureOn = (date: string) =>
  date < definitionChanges ? 'armed_officers' : 'operationally_deployable';

/** The newest year first, since the first state is the one that is shown. */
function readRows(tables: Tables): Row[] {
  const all = asOf(
    tables['police-officers'].filter(
      (row) => row.geography === geography && row.measure === 'police_officers_headcount',
    ),
    null,
    (row) => row.date,
  );
  return asOf(readVintages(tables, 'armed-officers'), null, seriesKeyOf)
    .filter((row) => row.geography === geography && row.measure === measureOn(row.date))
    .flatMap(({ date, value: armed, worked_out, source_id }): Row[] => {
      const officers = all.find((row) => row.date === date);
      if (!officers) return [];
      return [
        {
          year: Number(date.slice(0, 4)),
          date,
          armed,
          measure: measureOn(date),
          officers: officers.value,
          percent: Math.round(share(armed, officers.value) * 10_000) / 100,
          per_1000: Math.round(rate(armed, officers.value, drawnOf)),
          worked_out,
          source_id: [...new Set([...source_id, ...officers.source_id])].join(';'),
        },
      ];
    })
    .toSorted((a, b) => b.year - a.year);
}

function shownRow(rows: Row[], state: string | undefined): Row {
  const row = state === undefined ? rows[0] : rows.find(({ year }) => String(year) === state);
  if (!row) throw new Error(`share-armed: no year ${state}`);
  return row;
}

/** Hundreds stand in blocks of ten by ten: ten blocks in a row, or five above five on a phone. All in pixels. */
function layOut(width: number) {
  const wide = isWide(width);
  const bands = wide ? 1 : 2;
  const columns = 100 / bands;
  const blockGap = 0.56;
  const pitch = width / (columns + (columns / 10 - 1) * blockGap);
  const rowPitch = pitch * (wide ? 2.25 : 2.75);
  const inColumn = drawnOf / columns;
  return {
    inColumn,
    length: rowPitch * 0.7,
    gap: rowPitch * 0.3,
    height: (inColumn - 0.3) * rowPitch + (bands - 1) * 8,
    thick: Math.max(3, pitch * 0.41),
    thin: Math.max(1.35, pitch * 0.16),
    /** Filled by column, so that the armed are a block as well as a count. */
    place(index: number) {
      const [column, row] = [Math.floor(index / inColumn), index % inColumn];
      return {
        x: pitch * (column + 0.5 + Math.floor(column / 10) * blockGap),
        y: row * rowPitch + Math.floor(row / 10) * 8,
      };
    },
  };
}

/** A thousand strokes are drawn as two paths: a thousand elements would be heavy, and no stroke is an officer in particular. */
const strokes =
  (layout: ReturnType<typeof layOut>, armed: number): Plot.RenderFunction =>
  (_index, _scales, _values, { marginTop }, { document }) => {
    const make = (name: string, attributes: Record<string, string> = {}) => {
      const element = document.createElementNS('http://www.w3.org/2000/svg', name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return element;
    };
    const { length, gap } = layout;
    // Ten strokes above each other are one dashed line, which says in a few bytes what they would say in many.
    const path = (from: number, to: number, stroke: string, width: number) => {
      const runs: string[] = [];
      for (let start = from, end = from; start < to; start = end) {
        end = Math.min(to, (Math.floor(start / 10) + 1) * 10);
        const [first, last] = [layout.place(start), layout.place(end - 1)];
        runs.push(
          `M${first.x.toFixed(1)} ${(first.y + marginTop).toFixed(1)}V${(last.y + length + marginTop).toFixed(1)}`,
        );
      }
      const dashes = `${length.toFixed(2)} ${gap.toFixed(2)}`;
      return make('path', {
        d: runs.join(''),
        stroke,
        'stroke-width': String(width),
        'stroke-dasharray': dashes,
        fill: 'none',
      });
    };
    const group = make('g');
    group.append(
      path(armed, drawnOf, 'var(--unarmed)', layout.thin),
      path(0, armed, 'var(--armed)', layout.thick),
    );
    return group;
  };

const monthOf = (row: Row) => formatDate(row.date.slice(0, 7));

/** 4.35 → 4.35%: two decimals, since a tenth of a percent is an officer in a thousand. */
const formatHundredths = (percent: number) => `${percent.toFixed(2)}%`;

const measureNames = {
  armed_officers: 'headline count',
  operationally_deployable: 'operationally deployable',
};

export const shareArmed = defineChart<Row>({
  id: 'share-armed',
  name: 'Share armed',
  tables: ['armed-officers', 'police-officers', 'worked-out'],
  spatialCoverage: () => 'England and Wales',
  rows: readRows,
  states: (rows) => rows.map((row) => ({ id: String(row.year), label: monthOf(row) })),
  title(rows, { state }) {
    const row = shownRow(rows, state);
    return text`${formatCount(row.per_1000)} of every ${formatCount(drawnOf)} police officers in England and Wales were armed in ${monthOf(row)}`;
  },
  subtitle(rows, { state }) {
    const { armed, officers, percent, date } = shownRow(rows, state);
    return text`Armed officers among police officers on ${formatDate(date)}: ${formatCount(armed)} of ${formatCount(officers)}, or ${formatHundredths(percent)}`;
  },
  alt(rows, { state }) {
    const { per_1000, date } = shownRow(rows, state);
    return text`${formatCount(drawnOf)} upright strokes, for every ${formatCount(drawnOf)} police officers in England and Wales on ${formatDate(date)}. ${formatCount(per_1000)} are thick and dark: armed. ${formatCount(drawnOf - per_1000)} are thin and pale: not armed.`;
  },
  table: (rows, { state }) => ({
    columns: [
      { name: 'date', label: 'Date', format: (value: string) => formatDate(value) },
      { name: 'armed', label: 'Armed', align: 'right', format: (value: number) => formatCount(value) },
      { name: 'measure', label: 'Counted as', format: (value: Row['measure']) => measureNames[value] },
      { name: 'worked_out', label: 'Worked out as' },
      {
        name: 'officers',
        label: 'Police officers',
        align: 'right',
        format: (value: number) => formatCount(value),
      },
      { name: 'percent', label: 'Share', align: 'right', format: (value: number) => formatHundredths(value) },
      { name: 'per_1000', label: `Of every ${formatCount(drawnOf)}`, align: 'right' },
    ],
    rows: [shownRow(rows, state)],
  }),
  draw(rows, { width, state, bare = false }) {
    const row = shownRow(rows, state);
    const layout = layOut(width);
    const marginTop = bare ? 0 : 26;
    // Readers point at the middle of the armed strokes.
    const middle = layout.place(Math.floor(row.per_1000 / 2));
    const above = [
      valueLabel(width, [row], {
        frameAnchor: 'top-left',
        dy: -18,
        text: () => `${formatCount(row.per_1000)} armed`,
        fill: 'var(--armed)',
      }),
      valueLabel(width, [row], {
        frameAnchor: 'top-right',
        dy: -18,
        text: () => `${formatCount(drawnOf - row.per_1000)} not armed`,
        fill: 'var(--muted)',
      }),
    ];
    return {
      height: Math.ceil(marginTop + layout.height),
      marginTop,
      marginBottom: 0,
      marginLeft: 0,
      marginRight: 0,
      x: { type: 'identity', axis: null },
      y: { type: 'identity', axis: null },
      marks: [
        interactive(
          Plot.dot([row], {
            x: () => middle.x,
            y: () => marginTop + layout.height / 2,
            render: strokes(layout, row.per_1000),
          }),
        ),
        ...(bare ? [] : above),
      ],
    };
  },
  tooltip: (row) =>
    `${formatCount(row.per_1000)} of every ${formatCount(drawnOf)} police officers in England and Wales were armed on ${formatDate(row.date)}: ${formatCount(row.armed)} of ${formatCount(row.officers)}.`,
  notes(rows, { state }) {
    const { measure, worked_out } = shownRow(rows, state);
    return [
      measure === 'operationally_deployable'
        ? text`Armed means deployable, not all who are authorised.`
        : text`Armed is the headline count of that time. It lines up with the officers called operationally deployable since 2021.`,
      ...(worked_out
        ? [
            text`No release prints the number of armed officers. It is worked out from a change that the Home Office stated.`,
          ]
        : []),
      text`England and Wales includes the Met, for which no Home Office count is held.`,
    ];
  },
  sources: (rows, { state }) => shownRow(rows, state).source_id.split(';'),
  referenceDate: (rows, { state }) => formatDate(shownRow(rows, state).date),
});
