import * as Plot from '@observablehq/plot';
import { sum } from 'd3';
import { parseHTML } from 'linkedom';
import type { ChartRow } from '../../data/chart-row.ts';
import { type Chart, statesOf, widths } from '../kit/define-chart.ts';
import type { Point } from '../kit/points.ts';
import { type Drawing, renderChart } from '../kit/render-chart.ts';
import { notesOf } from '../../data/table-notes.ts';
import { loadChartRows, loadTables } from '../../data/generated.ts';
import type { Tables } from '../../data/tables/index.ts';
import { findChart } from '../index.ts';

/** A mark as Plot holds it: constants such as an ink stand on the mark itself, what differs from row to row in channels. */
export interface DrawnMark<Datum = ChartRow> {
  data: Datum[];
  channels: Record<string, { value: unknown } | undefined>;
  fill?: string;
  stroke?: string;
  strokeDasharray?: string;
  insetLeft?: number;
  insetRight?: number;
}

/** A chart in one state, taken apart: what stands in it, and all that it says. */
export interface Drawn {
  /** Chart, state and width: arming-view 328. */
  label: string;
  chart: Chart;
  state: string | undefined;
  width: number;
  drawing: Drawing;
  /** Of all states. */
  rows: ChartRow[];
  shown: ChartRow[];
  options: ReturnType<Chart['draw']>;
  all: DrawnMark<unknown>[];
  /** The marks whose data are rows of the chart. Ticks, names of levels and outlines are drawn from other things. */
  marks: DrawnMark[];
  svg: Document;
  points: Point[];
  /** Title, subtitle and notes: what stands with the picture wherever it goes. */
  headed: string[];
  /** Every item of words: those, the description, the key, the list, what each mark says, and the text in the picture. */
  said: string[];
}

type Kind = abstract new (...args: never[]) => Plot.RenderableMark;

interface Options {
  state?: string | undefined;
  width?: number;
  /** Those with the notes below the chart: the present ones unless given. */
  tables?: Pick<Tables, 'notes'>;
}

export const takeApart = (chart: Chart, options: Options = {}): Drawn =>
  takeApartRows(chart, loadChartRows(chart), options);

/** As takeApart, of other rows than those of data/. */
export function takeApartRows(
  chart: Chart,
  rows: ChartRow[],
  { state, width = widths.wide, tables = loadTables() }: Options = {},
): Drawn {
  const options = chart.draw(rows, { width, state });
  const drawn: unknown[] = options.marks;
  const all = drawn.flat(Infinity).filter(isMark);
  const drawing = renderChart(chart, rows, { width, state });
  const { points } = drawing;
  const document = parseHTML(`<body>${drawing.svg}</body>`).document;
  const headed = [
    chart.title(rows, { state }),
    chart.subtitle(rows, { state }),
    ...chart.notes(rows, { state }),
    ...notesOf(tables, chart),
  ];
  const listed = (chart.list?.(rows, { state }) ?? []).flatMap(({ head, items }) => [
    head ?? '',
    ...items.map(({ mark, words }) => `${mark}: ${words}`),
  ]);
  const keyed = (chart.key?.(rows, { state }) ?? []).map(({ label }) => label);
  return {
    label: [chart.id, state, width].filter(Boolean).join(' '),
    chart,
    state,
    width,
    drawing,
    rows,
    options,
    all,
    points,
    headed,
    shown: chart.table(rows, { state }).rows,
    marks: all.filter(
      (mark): mark is DrawnMark =>
        mark.data.length > 0 && mark.data.every((row) => rows.includes(row as ChartRow)),
    ),
    svg: document,
    said: [
      ...headed,
      chart.alt(rows, { state }),
      chart.describe?.(rows, { state }) ?? '',
      ...listed,
      ...keyed,
      ...points.map(({ words }) => words),
      ...textsOf(document),
    ],
  };
}

/** The drawing of a chart for desktops, in the first of its states unless another is named. */
export const drawn = (id: string, state?: string): Drawn =>
  takeApart(findChart(id), { state: state ?? statesOf(findChart(id), loadChartRows(findChart(id)))[0]?.id });

/** A chart in each of its states. */
export const inEachState = (chart: Chart): Drawn[] =>
  statesOf(chart, loadChartRows(chart)).map((state) => takeApart(chart, { state: state?.id }));

const isMark = (mark: unknown): mark is DrawnMark<unknown> =>
  mark instanceof Plot.Mark && 'data' in mark && Array.isArray(mark.data);

export const textsOf = (svg: Document): string[] =>
  [...svg.querySelectorAll('text')].map((text) => text.textContent ?? '');

export const ofKind = <Datum>(marks: DrawnMark<Datum>[], ...kinds: Kind[]): DrawnMark<Datum>[] =>
  marks.filter((mark) => kinds.some((kind) => mark instanceof kind));

/** What a mark draws of a row: a number or a place, before any scale. */
export function drawnOf<Datum>(mark: DrawnMark<Datum>, channel: string, row: Datum): unknown {
  const value = mark.channels[channel]?.value;
  if (typeof value === 'function')
    return (value as (row: Datum, index: number) => unknown)(row, mark.data.indexOf(row));
  return typeof value === 'string' ? (row as ChartRow)[value] : value;
}

/** Each pair of rows that a line joins. Like Plot, a line breaks at a row without a value. */
export function joins({ marks }: Drawn): [ChartRow, ChartRow][] {
  return ofKind(marks, Plot.Line).flatMap((line) => {
    const isDefined = (row: ChartRow) => ['x', 'y'].every((channel) => drawnOf(line, channel, row) != null);
    return [...Map.groupBy(line.data, (row) => drawnOf(line, 'z', row)).values()].flatMap((run) =>
      run.flatMap((row, index): [ChartRow, ChartRow][] => {
        const next = run[index + 1];
        return next && isDefined(row) && isDefined(next) ? [[row, next]] : [];
      }),
    );
  });
}

/** Marks other than a line that could join two rows. */
export const joiners = ({ marks }: Drawn): DrawnMark[] => ofKind(marks, Plot.Area, Plot.Arrow, Plot.Link);

/** A full stop, a question mark or a semicolon ends what is said in one breath. */
export const sentences = (texts: string[]): string[] => texts.flatMap((text) => text.split(/(?<=[.?!;])\s+/));

export const cells = (rows: ChartRow[], ...columns: string[]): unknown[][] =>
  rows.map((row) => columns.map((column) => row[column]));

/** How many strokes or dots the dashed lines of a path stand for. */
export function countDashes(path: Element): number {
  const [dash = NaN, gap = NaN] = (path.getAttribute('stroke-dasharray') ?? '').split(' ').map(Number);
  const runs = (path.getAttribute('d') ?? '').split('M').slice(1);
  return sum(runs, (run) => {
    const [x1 = 0, y1 = 0, ...end] = run.split(/[ ,VL]+/).map(Number);
    const long = Math.abs((end.at(-1) ?? NaN) - y1) + (end.length > 1 ? Math.abs((end[0] ?? NaN) - x1) : 0);
    return Math.round((long + gap) / (dash + gap));
  });
}
