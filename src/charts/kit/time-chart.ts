import * as Plot from '@observablehq/plot';
import { extent, groups, min, pairs, range, scaleLinear } from 'd3';
import type { ChartRow } from '../../data/chart-row.ts';
import { formatCount } from '../../data/format.ts';
import { isWide } from './define-chart.ts';
import type { Box, Candidate, Line } from './labels.ts';
import { around, candidateAt, endAt, labelAt, middleAt, startAt, widest, wrapLabel } from './labels.ts';
import { interactive } from './points.ts';
import { compact, firstOfEach, runsWhere } from './rows-and-phrases.ts';
import { alongLine, drawBoxes, drawLines, hatchFill, ink, type Part, picture, ticksDown } from './shapes.ts';

/** A label at a mark. */
interface Labelled<Row> {
  row: Row;
  /** Its figure, unless given. */
  text?: string;
}

/** A calendar year, or a year to March as 2019/20. */
interface OfYear extends ChartRow {
  year: string | number;
}

/** Figures by year: as lines, which break where there is no figure, or as columns from zero. */
interface TimeChart<Row extends OfYear> {
  width: number;
  /** In pixels, from the top of the scale to its foot. */
  height: number;
  rows: Row[];
  /** Those of all states, whose years and figures the axes show; the drawn ones unless given. */
  all?: Row[];
  /** Columns: the figure, what it was when first published, and what tells the lines apart. */
  y: keyof Row & string;
  first?: keyof Row & string;
  series?: keyof Row & string;
  columns?: boolean;
  colour: (row: Row) => string;
  /** To the right of the last mark of a line, which readers can pick out by it; lines are parted by line breaks. */
  ends?: Labelled<Row>[];
  /** At a mark without such a label, the first of each, where there is room. */
  named?: Labelled<Row>[];
  /** Of a change from one mark to another, on a bracket, where there is room. */
  changes?: { from: Row; to: Row; text: string }[];
  /** Of years without a figure, where there is room. */
  gap?: string;
  /** Where the definition changes: two hairlines at the first year of the new count. */
  seriesBreak?: { year: number; text: string } | undefined;
}

/** A scale of the figures in some columns: it begins a little under the least, or at zero, and ends a little over the greatest. */
export function valueScale<Row extends ChartRow>(rows: Row[], columns: (keyof Row)[], zero = false) {
  const values = rows.flatMap((row) => columns.map((column) => row[column]));
  const [least = 0, greatest = 1] = extent(values, (value) => Number(value ?? NaN));
  const room = greatest - (zero ? 0 : least);
  return scaleLinear([zero ? 0 : Math.max(0, least - room * 0.15), greatest + room * 0.05], [0, 1]).nice(20);
}

/** In pixels: of a bracket. */
const foot = 6;

/** Where years and figures lie, in pixels. */
function layOut<Row extends OfYear>(chart: TimeChart<Row>) {
  const { width, rows, all = rows, columns = false, series } = chart;
  const scale = valueScale(all, compact([chart.y, chart.first]), columns);
  const startOf = ({ year }: Row) => Number(String(year).slice(0, 4));
  const nameOf = new Map(all.map((row) => [startOf(row), String(row.year)]));
  const [start = 0, end = 0] = extent(nameOf.keys());
  const years = range(start, end + 1);
  const ticks = scale.ticks(4);
  const left = 14 + widest(ticks.map(formatCount), 'axis', width);
  const [radius, margin] = isWide(width) ? [4.4, series ? 124 : 76] : [3.2, series ? 108 : 70];
  const right = columns ? 0 : margin;
  const top = chart.changes ? 44 : 20;
  const bottom = top + chart.height;
  const pitch = (width - left - right) / (years.length - (columns ? 0 : 1));
  const x = (year: number) => left + pitch * (year - start + (columns ? 0.5 : 0));
  const y = (value: number) => bottom - scale(value) * chart.height;
  const px = (row: Row) => x(startOf(row));
  const py = (row: Row) => (row[chart.y] === null ? NaN : y(Number(row[chart.y])));
  const half = columns ? pitch * 0.36 : radius + 0.5;
  const boxAt = (row: Row, half: number, y1: number, y2: number): Box => {
    return { x1: px(row) - half, x2: px(row) + half, y1, y2 };
  };
  const markOf = (row: Row) =>
    boxAt(row, half, py(row) - (columns ? 0 : half), columns ? bottom : py(row) + half);
  const gapOf = (row: Row) => boxAt(row, columns ? half : pitch / 2, bottom - 8, bottom - 1);
  const isGap = (row: Row) => row[chart.y] === null;
  const figureOf = (row: Row) => formatCount(Number(row[chart.y]));
  const height = bottom + 26;
  const [known, gaps] = [rows.filter((row) => !isGap(row)), rows.filter(isGap)];
  const inPixels = { right, top, bottom, radius, pitch, half, x, y, px, py, markOf, gapOf };
  return { ...chart, ...inPixels, height, scale, years, nameOf, ticks, known, gaps, isGap, figureOf };
}

type Layout<Row extends OfYear> = ReturnType<typeof layOut<Row>>;

/** The figures of the scale; the first year and the last; and the years that have room, in steps of one, five or ten, those in between shortened: ’17. */
function labelAxes<Row extends OfYear>(layout: Layout<Row>): Pick<Part, 'labels' | 'candidates'> {
  const { width, nameOf, ticks, pitch, bottom, x, y } = layout;
  const widthOf = (text: string) => widest([text], 'axis', width);
  const fits = (text: string, steps: number) => widthOf(text) + 6 <= pitch * steps;
  const [first = ''] = nameOf.values();
  const step = [1, 5, 10].find((steps) => fits(first, steps)) ?? 20;
  const at = (year: number, text: string) => {
    const half = widthOf(text) / 2;
    return middleAt(Math.min(Math.max(x(year), half), width - half), bottom + 18);
  };
  const named = [...nameOf];
  const ofYears = [...named.slice(0, 1), ...named.slice(-1), ...named].flatMap(([year, full], index) => {
    const short = `’${String(year).slice(2)}`;
    const text = index < 2 || year % step === 0 ? full : short;
    if (text === short && !(full.length === 4 && fits(short, 1))) return [];
    return [candidateAt('axis', text, [at(year, text)], { optional: true })];
  });
  const ofTicks = ticks.map((tick) => labelAt('axis', formatCount(tick), startAt(0, y(tick) - 9)));
  return { labels: ofTicks, candidates: ofYears };
}

/** What must stand; the words of changes, which need the most room; and what stands where there is room left. */
function listCandidates<Row extends OfYear>(layout: Layout<Row>): Candidate[] {
  const { rows, columns, colour, seriesBreak, ends = [], changes = [], named = [], gap = '' } = layout;
  const { width, top, bottom, pitch, half, x, px, py, markOf, known, isGap, figureOf } = layout;
  const inRoom = { halo: true, optional: true };
  const ofBreak = compact([seriesBreak]).map(({ year, text }) =>
    candidateAt('remark', text, [middleAt(x(year), top - 30), endAt(width, top - 30)]),
  );
  const atEnds = ends.map(({ row, text = figureOf(row) }) => {
    const positions = [0, -8, 8, -16, 16, -24, 24].map((down) => startAt(px(row) + half + 5, py(row) + down));
    return candidateAt('heading', text, positions, { fill: `var(--${colour(row)})`, halo: true });
  });
  const onBrackets = changes.map(({ from, to, text }): Candidate => {
    const [x1, x2] = [px(from), px(to)];
    const { tall, ...caption } = wrapLabel(width, 'annotation', text, Math.max(x2 - x1 + 24, 62));
    const between = known.filter((row) => px(row) >= x1 && px(row) <= x2);
    const lowest = (min(between, py) ?? top) - foot - tall / 2;
    const positions = range(26, 90, 4).flatMap((up) => [
      middleAt((x1 + x2) / 2, lowest - up),
      endAt(x2, lowest - up),
    ]);
    const tie = ({ y2 }: Box): Line[] => [
      [x1, y2 + 1 + foot, x1, y2 + 1],
      [x1, y2 + 1, x2, y2 + 1],
      [x2, y2 + 1, x2, y2 + 1 + foot],
    ];
    return { ...caption, ...inRoom, positions, tie };
  });
  const over = (row: Row) =>
    [range(12, 32, 4), range(32, 90, 4)].flatMap((ups) => [
      ...ups.map((up) => middleAt(px(row), py(row) - up)),
      ...ups.map((up) => endAt(markOf(row).x2, py(row) - up)),
      ...ups.map((up) => startAt(markOf(row).x1, py(row) - up)),
    ]);
  const unlabelled = named.filter(({ row }) => !ends.some((end) => end.row === row));
  const atMarks = firstOfEach(unlabelled, 'row').map(({ row, text = figureOf(row) }) => {
    const [x, y] = [px(row), py(row)];
    if (!columns) return candidateAt('value', text, around({ x, y }, 10), inRoom);
    // What found no room at its column hangs on a thread.
    const tie = ({ y2 }: Box): Line[] => (y - y2 > 6 ? [[x, y2, x, y - 3]] : []);
    return candidateAt('value', text, over(row), { ...inRoom, tie });
  });
  const overGaps = runsWhere(rows, isGap).map((run): Candidate => {
    const [from = 0, to = 0] = extent(run, px);
    const { tall, ...caption } = wrapLabel(width, 'remark', gap, Math.max(to - from + pitch, 58));
    return { ...caption, ...inRoom, positions: [middleAt((from + to) / 2, bottom - 14 - tall / 2)] };
  });
  return [...ofBreak, ...atEnds, ...onBrackets, ...atMarks, ...overGaps];
}

export function timeChart<Row extends OfYear>(chart: TimeChart<Row>): ReturnType<typeof picture> {
  const { width, rows, columns, series, first = chart.y, seriesBreak } = chart;
  const layout = layOut(chart);
  const { height, scale, right, top, bottom, years, ticks, radius, x, y, px, py } = layout;
  const { known, gaps, markOf, gapOf, isGap } = layout;
  const lines = groups(rows, (row) => series && row[series]).map(([, line]) => line);
  const segments = (columns ? [] : lines)
    .flatMap((line) => pairs(line))
    .filter((pair) => !pair.some(isGap))
    .map(([a, b]): Line => [px(a), py(a), px(b), py(b)]);
  const firstOf = (row: Row) => y(Number(row[first]));
  const revised = known.filter((row) => firstOf(row) !== py(row));
  const stems = revised.map((row): Line => [px(row), py(row), px(row), firstOf(row)]);
  const breakAt = seriesBreak ? [x(seriesBreak.year) - 1.6, x(seriesBreak.year) + 1.6] : [];
  const hairlines = breakAt.map((at): Line => [at, top - 14, at, bottom]);

  const drawn = [...segments, ...stems, ...hairlines].flatMap(alongLine);

  const drawLine = (line: Row[]) => {
    const colour = chart.colour(line[0] as Row);
    const fill = `var(--${colour})`;
    const ofLine = line.filter((row) => !isGap(row));
    if (columns) return [interactive(drawBoxes(ofLine, markOf, { fill }), 'y1')];
    const dot = { x: px, y: py, r: radius, fill, stroke: 'var(--paper)', strokeWidth: 0.75 };
    return [
      Plot.line(line, { x: px, y: py, stroke: fill, strokeWidth: colour === 'muted' ? 1.25 : 2.5 }),
      interactive(Plot.dot(ofLine, dot)),
    ];
  };
  const ring = { x: px, y: firstOf, r: radius - 0.4, strokeWidth: 1.6 };
  const muted = { stroke: 'var(--muted)' };
  const armed = { stroke: 'var(--armed)' };
  const rules = ticks.map((tick): Line => [0, y(tick), width - right, y(tick)]);
  const base = scale.domain()[0] === 0 ? rules.slice(0, 1) : [];
  const marks = [
    drawLines(rules.filter(([, at]) => at < bottom)),
    drawLines([...ticksDown(years.map(x), bottom), ...hairlines], muted),
    interactive(drawBoxes(gaps, gapOf, { fill: hatchFill })),
    drawLines(stems, armed),
    Plot.dot(revised, { ...ring, ...armed, fill: 'var(--paper)' }),
    ...lines.flatMap(drawLine),
    drawLines(base, ink),
  ];
  const ticksOfYears = { x1: 0, x2: width, y1: bottom, y2: bottom + 5 };
  const clear = [...known.map(markOf), ...gaps.map(gapOf), ...drawn, ticksOfYears];
  return picture(width, height, [labelAxes(layout), { marks, candidates: listCandidates(layout), clear }]);
}
