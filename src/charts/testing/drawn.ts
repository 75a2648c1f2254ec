import { pairs, scaleLinear, sum } from 'd3';
import { parseHTML } from 'linkedom';
import type { ChartRow } from '../../data/chart-row.ts';
import { type Chart, statesOf, widths } from '../kit/define-chart.ts';
import { renderChart } from '../kit/render-chart.ts';
import { notesOf } from '../../data/cite.ts';
import { loadChartRows, loadTables } from '../../data/generated.ts';
import type { Tables } from '../../data/tables/index.ts';
import { findChart } from '../index.ts';

interface Options {
  state?: string | undefined;
  width?: number;
  /** Of all states; those of data/ unless given. */
  rows?: ChartRow[];
  /** Those with the notes below the chart: the present ones unless given. */
  tables?: Pick<Tables, 'notes'>;
}

export type Drawn = ReturnType<typeof takeApart>;

/** A chart in one state, taken apart: what stands in it, and all that it says. */
export function takeApart(chart: Chart, options: Options = {}) {
  const { state, width = widths.wide, rows = loadChartRows(chart), tables = loadTables() } = options;
  const inState = { state };
  const drawing = renderChart(chart, rows, { width, state });
  const svg = parseHTML(`<body>${drawing.svg}</body>`).document;
  const [title, subtitle] = [chart.title(rows, inState), chart.subtitle(rows, inState)];
  const [alt, notes] = [chart.alt(rows, inState), chart.notes(rows, inState)];
  /** What stands with the picture wherever it goes. */
  const headed: string[] = [title, subtitle, ...notes, ...notesOf(tables, chart)];
  const listed = (chart.list?.(rows, inState) ?? []).flatMap(({ head, items }) => [
    head ?? '',
    ...items.map(({ mark, words }) => `${mark}: ${words}`),
  ]);
  /** What stands in the picture. */
  const texts = [...svg.querySelectorAll('text')].map((text) => text.textContent ?? '');
  /** All text, item by item: with the description, the key, the list, what each mark says, and the text in the picture. */
  const allText = [
    ...headed,
    alt,
    chart.describe(rows, inState),
    ...listed,
    ...(chart.key?.(rows, inState) ?? []).map(({ label }) => label),
    ...drawing.points.map(({ words }) => words),
    ...texts,
  ];
  return {
    /** Chart, state and width: arming-view 328. */
    label: [chart.id, state, width].filter(Boolean).join(' '),
    chart,
    state,
    width,
    drawing,
    rows,
    shown: chart.table(rows, inState).rows,
    sources: chart.sources(rows, inState),
    svg,
    points: drawing.points,
    /** The rows of the points, from the top of the picture down. */
    fromTop: drawing.points.toSorted((a, b) => a.y - b.y).map(({ row }) => row),
    title,
    subtitle,
    alt,
    notes,
    headed,
    texts,
    allText,
    /** A full stop, a question mark or a semicolon ends a sentence. */
    sentences: allText.flatMap((text) => text.split(/(?<=[.?!;])\s+/)),
  };
}

/** The drawing of a chart for desktops, in the first of its states unless another is named. */
export const drawn = (id: string, state?: string): Drawn => takeApart(findChart(id), { state });

/** A chart in each of its states. */
export const inEachState = (id: string): Drawn[] =>
  statesOf(findChart(id), loadChartRows(findChart(id))).map((state) => drawn(id, state?.id));

/** How many marks are hatched: some of one path, some by the fill of their group. */
export const countHatched = (svg: Document) =>
  sum(svg.querySelectorAll('[fill^="url("]'), ({ outerHTML }) => outerHTML.match(/<rect|M/g)?.length ?? 0);

type At = [x: number, y: number];

/** The straight lines of a picture that are not upright, each from end to end. */
const linesOf = (svg: Document) =>
  [...svg.querySelectorAll('path')]
    .flatMap((path) => (path.getAttribute('d') ?? '').split('M'))
    .flatMap((run) => pairs(run.split('L').map((at) => at.split(',').map(Number) as At)))
    .filter(([[x1], [x2]]) => x1 !== x2);

/** Lines that are not level either. */
export const slantsOf = (svg: Document) => linesOf(svg).filter(([[, y1], [, y2]]) => y1 !== y2);

/** Each pair of rows that a line joins. */
export function joins({ svg, points }: Drawn): [ChartRow, ChartRow][] {
  const rowAt = ([x, y]: At) => points.find((point) => Math.hypot(point.x - x, point.y - y) < 0.1)?.row;
  return linesOf(svg).flatMap(([from, to]) => {
    const [a, b] = [rowAt(from), rowAt(to)];
    return a && b ? [[a, b]] : [];
  });
}

/** Values whose mark is not where a straight scale through the least and the greatest value has it, to a tenth of a pixel. */
export function offScale(marks: [value: number, pixel: number][], tolerance = 0.1) {
  const inOrder = marks.toSorted(([a], [b]) => a - b);
  const [least, greatest] = [inOrder[0], inOrder.at(-1)] as [At, At];
  if (least[0] === greatest[0]) throw new Error('one value makes no scale');
  const x = scaleLinear([least[0], greatest[0]], [least[1], greatest[1]]);
  return marks.filter(([value, pixel]) => !(Math.abs(x(value) - pixel) <= tolerance));
}

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
