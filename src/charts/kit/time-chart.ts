import * as Plot from '@observablehq/plot';
import { extent, group, max, min, pairs, range, scaleLinear } from 'd3';
import type { ChartRow } from '../../data/chart-row.ts';
import { formatCount } from '../../data/format.ts';
import { isWide } from './define-chart.ts';
import { around, type Box, boxOf, broken, type Candidate, type Label } from './labels.ts';
import { placeLabels, sizeOf } from './labels.ts';
import { interactive } from './points.ts';
import { runsWhere } from './rows-and-phrases.ts';
import { alongLine, drawBoxes, drawLines, hatchFill, ink, type Line, picture, ticksDown } from './shapes.ts';
import { estimateWidth } from './svg-text.ts';

/** A label at a mark. */
interface Labelled<Row> {
  row: Row;
  text: string;
}

/** Figures by year: as lines, which break where there is no figure, or as columns from zero. */
interface TimeChart<Row extends ChartRow> {
  width: number;
  /** In pixels, from the top of the scale to its foot. */
  height: number;
  rows: Row[];
  /** Columns: the year, the figure, what it was when first published, and what tells the lines apart. */
  x: keyof Row & string;
  y: keyof Row & string;
  first?: keyof Row & string;
  series?: keyof Row & string;
  columns?: boolean;
  colour: (row: Row) => string;
  /** The first year and the last that the axis shows. */
  years: [number, number];
  formatYear?: (year: number) => string;
  scale: ReturnType<typeof valueScale>;
  /** To the right of the last mark of a line, which readers can pick out by it; lines are parted by line breaks. */
  ends?: Labelled<Row>[];
  /** At a mark, where there is room. */
  named?: Labelled<Row>[];
  /** Of a change from one mark to another, on a bracket, where there is room. */
  changes?: { from: Row; to: Row; text: string }[];
  /** Of years without a figure, where there is room. */
  gap?: string;
  /** Two hairlines at a year from which is counted anew. */
  anew?: { year: number; text: string } | undefined;
}

/** A scale that begins a little under the least value, or at zero, and ends a little over the greatest. */
export function valueScale(values: number[], { zero }: { zero: boolean }) {
  const [least = 0, greatest = 1] = extent(values);
  const room = greatest - (zero ? 0 : least);
  return scaleLinear([zero ? 0 : least - room * 0.15, greatest + room * 0.05], [0, 1]).nice(20);
}

/** In pixels: of a bracket. */
const foot = 6;

/** The years that are named: as many as have room, in steps of one, five or ten; shortened those in between. */
function labelYears(years: number[], pitch: number, size: number, format: (year: number) => string) {
  const fits = (text: string, steps: number) => estimateWidth(text, size) + 6 <= pitch * steps;
  const step = [1, 5, 10].find((steps) => fits(format(years[0] ?? 0), steps)) ?? 20;
  return years.flatMap((year) => {
    const text = year % step === 0 ? format(year) : `’${String(year).slice(2)}`;
    return year % step === 0 || (format(year).length === 4 && fits(text, 1)) ? [{ year, text }] : [];
  });
}

/** Where years and figures lie, in pixels. */
function frameOf<Row extends ChartRow>(chart: TimeChart<Row>) {
  const { width, rows, columns = false, series, scale, ends = [] } = chart;
  const wide = isWide(width);
  const years = range(chart.years[0], chart.years[1] + 1);
  const ticks = scale.ticks(4);
  const left = 14 + (max(ticks, (tick) => estimateWidth(formatCount(tick), sizeOf('axis', width))) ?? 0);
  const radius = wide ? 4.4 : 3.2;
  const right = series ? (wide ? 124 : 108) : ends.length > 0 ? (wide ? 76 : 70) : columns ? 0 : radius + 2;
  const top = chart.changes ? 44 : 20;
  const bottom = top + chart.height;
  const pitch = (width - left - right) / (years.length - (columns ? 0 : 1));
  const x = (year: number) => left + pitch * (year - chart.years[0] + (columns ? 0.5 : 0));
  const y = (value: number) => bottom - scale(value) * chart.height;
  const px = (row: Row) => x(Number(row[chart.x]));
  const py = (row: Row) => (row[chart.y] === null ? NaN : y(Number(row[chart.y])));
  const half = columns ? pitch * 0.36 : radius + 0.5;
  const around = (row: Row, y1: number, y2: number, half: number): Box => ({
    x1: px(row) - half,
    x2: px(row) + half,
    y1,
    y2,
  });
  return {
    width,
    height: bottom + 26,
    right,
    top,
    bottom,
    years,
    ticks,
    radius,
    pitch,
    half,
    x,
    y,
    px,
    py,
    known: rows.filter((row) => row[chart.y] !== null),
    gaps: rows.filter((row) => row[chart.y] === null),
    markOf: (row: Row) =>
      columns ? around(row, py(row), bottom, half) : around(row, py(row) - half, py(row) + half, half),
    gapOf: (row: Row) => around(row, bottom - 8, bottom - 1, columns ? half : pitch / 2),
  };
}

type Frame<Row extends ChartRow> = ReturnType<typeof frameOf<Row>>;
type Positions = Candidate['positions'];

function labelAxis<Row extends ChartRow>(frame: Frame<Row>, format: (year: number) => string): Label[] {
  const { width, years, ticks, pitch, bottom, x, y } = frame;
  const size = sizeOf('axis', width);
  return [
    ...ticks.map((tick): Label => ({ text: formatCount(tick), kind: 'axis', x: 0, y: y(tick) - 9 })),
    ...labelYears(years, pitch, size, format).map(({ year, text }): Label => {
      const half = estimateWidth(text, size) / 2;
      const middle = Math.min(Math.max(x(year), half), width - half);
      return { text, kind: 'axis', x: middle, y: bottom + 18, anchor: 'middle' };
    }),
  ];
}

/** What must stand, and the words of changes, which need the most room. */
function firstCandidates<Row extends ChartRow>(chart: TimeChart<Row>, frame: Frame<Row>): Candidate[] {
  const { anew, ends = [], changes = [], colour } = chart;
  const { width, top, half, x, px, py, known } = frame;
  const ofBreak = (anew ? [anew] : []).map(({ year, text }): Candidate => {
    const positions: Positions = [
      { x: x(year), y: top - 30, anchor: 'middle' },
      { x: width, y: top - 30, anchor: 'end' },
    ];
    return { text, kind: 'remark', positions };
  });
  const atEnds = ends.map(({ row, text }): Candidate => {
    const at = (dy: number) => ({ x: px(row) + half + 5, y: py(row) + dy });
    const positions = [0, -8, 8, -16, 16, -24, 24].map(at);
    return { text, kind: 'heading', fill: `var(--${colour(row)})`, halo: true, positions };
  });
  const onBrackets = changes.map(({ from, to, text }): Candidate => {
    const [x1, x2] = [px(from), px(to)];
    const { tall, ...caption } = broken(width, 'annotation', text, Math.max(x2 - x1 + 24, 62));
    const between = known.filter((row) => px(row) >= x1 && px(row) <= x2);
    const lowest = (min(between, py) ?? top) - foot - tall / 2;
    const positions = range(26, 90, 4).flatMap((up): Positions => [
      { x: (x1 + x2) / 2, y: lowest - up, anchor: 'middle' },
      { x: x2, y: lowest - up, anchor: 'end' },
    ]);
    return { ...caption, halo: true, optional: true, positions };
  });
  return [...ofBreak, ...atEnds, ...onBrackets];
}

/** What stands where there is room left. */
function otherCandidates<Row extends ChartRow>(chart: TimeChart<Row>, frame: Frame<Row>): Candidate[] {
  const { columns, named = [], gap = '' } = chart;
  const { width, bottom, pitch, px, py, markOf } = frame;
  const over = (row: Row): Positions =>
    [range(12, 32, 4), range(32, 90, 4)].flatMap((ups) => [
      ...ups.map((up) => ({ x: px(row), y: py(row) - up, anchor: 'middle' as const })),
      ...ups.map((up) => ({ x: markOf(row).x2, y: py(row) - up, anchor: 'end' as const })),
      ...ups.map((up) => ({ x: markOf(row).x1, y: py(row) - up, anchor: 'start' as const })),
    ]);
  return [
    ...named.map(({ row, text }): Candidate => {
      const positions = columns ? over(row) : around({ x: px(row), y: py(row) }, 10);
      return { text, kind: 'value', halo: true, optional: true, positions };
    }),
    ...runsWhere(chart.rows, (row) => row[chart.y] === null).map((run): Candidate => {
      const [from, to] = [run[0], run.at(-1) ?? run[0]].map(px) as [number, number];
      const { tall, ...caption } = broken(width, 'remark', gap, Math.max(to - from + pitch, 58));
      const y = bottom - 14 - tall / 2;
      const positions: Positions = [{ x: (from + to) / 2, y, anchor: 'middle' }];
      return { ...caption, halo: true, optional: true, positions };
    }),
  ];
}

export function timeChart<Row extends ChartRow>(chart: TimeChart<Row>): ReturnType<typeof picture> {
  const { width, rows, columns, series, scale, first, anew, named = [], changes = [] } = chart;
  const frame = frameOf(chart);
  const { height, right, top, bottom, years, ticks, radius, x, y, px, py, known, gaps, markOf, gapOf } =
    frame;
  const lines = [...group(rows, (row) => (series ? row[series] : '')).values()];
  const joined = columns ? [] : lines.flatMap((line) => pairs(line));
  const segments = joined
    .map(([a, b]): Line => [px(a), py(a), px(b), py(b)])
    .filter((ends) => !ends.some(Number.isNaN));
  const firstOf = (row: Row) => y(Number(row[first ?? chart.y]));
  const revised = known.filter((row) => firstOf(row) !== py(row));
  const stems = revised.map((row): Line => [px(row), py(row), px(row), firstOf(row)]);
  const anewAt = anew ? [x(anew.year) - 1.6, x(anew.year) + 1.6] : [];
  const hairlines = anewAt.map((at): Line => [at, top - 14, at, bottom]);

  const axis = labelAxis(frame, chart.formatYear ?? String);
  const boxesOf = (labels: Label[]) => labels.map((label) => boxOf(label, width));
  const drawn = [...segments, ...stems, ...hairlines].flatMap(alongLine);
  const clear = [...known.map(markOf), ...gaps.map(gapOf), ...drawn, ...boxesOf(axis)];
  const firstLabels = placeLabels(firstCandidates(chart, frame), { width, height, clear });
  const brackets = changes.flatMap(({ from, to, text }): Line[] => {
    const label = firstLabels.find((label) => label.text.replaceAll('\n', ' ') === text);
    if (!label) return [];
    const [x1, x2, at] = [px(from), px(to), boxOf(label, width).y2 + 1];
    return [
      [x1, at + foot, x1, at],
      [x1, at, x2, at],
      [x2, at, x2, at + foot],
    ];
  });
  const taken = [...clear, ...boxesOf(firstLabels), ...brackets.flatMap(alongLine)];
  const others = placeLabels(otherCandidates(chart, frame), { width, height, clear: taken });
  // Words that found no room at their column hang on a thread.
  const threads = (columns ? named : []).flatMap(({ row, text }): Line[] => {
    const label = others.find((label) => label.text === text);
    const from = label ? boxOf(label, width).y2 : NaN;
    return py(row) - from > 6 ? [[px(row), from, px(row), py(row) - 3]] : [];
  });
  const drawLine = (line: Row[]) => {
    const colour = chart.colour(line[0] as Row);
    const [stroke, ofLine] = [`var(--${colour})`, line.filter((row) => known.includes(row))];
    if (columns) return [interactive(drawBoxes(ofLine, markOf, { fill: stroke }))];
    const dot = { x: px, y: py, r: radius, fill: stroke, stroke: 'var(--paper)', strokeWidth: 0.75 };
    return [
      Plot.line(line, {
        x: px,
        y: (row: Row) => (known.includes(row) ? py(row) : null),
        stroke,
        strokeWidth: colour === 'muted' ? 1.25 : 2.5,
      }),
      interactive(Plot.dot(ofLine, dot)),
    ];
  };
  const ring = { x: px, y: firstOf, r: radius - 0.4, strokeWidth: 1.6 };
  const [muted, armed] = ['muted', 'armed'].map((colour) => ({ stroke: `var(--${colour})` }));
  const rules = ticks.map((tick): Line => [0, y(tick), width - right, y(tick)]);
  return picture(
    width,
    height,
    [
      drawLines(rules.filter(([, at]) => at < bottom)),
      drawLines([...ticksDown(years.map(x), bottom), ...hairlines], muted),
      interactive(drawBoxes(gaps, gapOf, { fill: hatchFill })),
      drawLines(stems, armed),
      Plot.dot(revised, { ...ring, ...armed, fill: 'var(--paper)' }),
      ...lines.flatMap(drawLine),
      drawLines([...rules.filter(() => scale.domain()[0] === 0).slice(0, 1), ...brackets, ...threads], ink),
    ],
    [...axis, ...firstLabels, ...others],
  );
}
