import * as Plot from '@observablehq/plot';
import { extent, group, max, min, range, scaleLinear } from 'd3';
import type { ChartRow } from '../../data/chart-row.ts';
import { formatCount } from '../../data/format.ts';
import {
  around,
  type Box,
  boxOf,
  type Candidate,
  type Label,
  leading,
  placeLabels,
  sizeOf,
} from './labels.ts';
import { hatchFill, isWide } from './marks.ts';
import { interactive } from './points.ts';
import { compact } from './rows-and-phrases.ts';
import { drawBoxes, drawLines, filled, type Line, picture } from './shapes.ts';
import { breakLines, estimateWidth } from './svg-text.ts';

/** What is said of a mark, at the mark. */
interface Said<Row> {
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
  ends?: Said<Row>[];
  /** At a mark, where there is room. */
  named?: Said<Row>[];
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

/** In pixels: what a label keeps free on each side of a line, and the foot of a bracket. */
const [beside, foot] = [3, 6];

/** The years that are named: as many as have room, in steps of one, five or ten; shortened those in between. */
function labelYears(years: number[], pitch: number, size: number, format: (year: number) => string) {
  const fits = (text: string, steps: number) => estimateWidth(text, size) + 6 <= pitch * steps;
  const step = [1, 5, 10].find((steps) => fits(format(years[0] ?? 0), steps)) ?? 20;
  return years.flatMap((year) => {
    const text = year % step === 0 ? format(year) : `’${String(year).slice(2)}`;
    return year % step === 0 || (format(year).length === 4 && fits(text, 1)) ? [{ year, text }] : [];
  });
}

/** Boxes along a line from one point to the next. */
const alongLine = ([x1, y1, x2, y2]: Line): Box[] => {
  const steps = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 6));
  return range(steps + 1).map((step) => {
    const [x, y] = [x1 + ((x2 - x1) * step) / steps, y1 + ((y2 - y1) * step) / steps];
    return { x1: x - beside, x2: x + beside, y1: y - beside, y2: y + beside };
  });
};

export function timeChart<Row extends ChartRow>(chart: TimeChart<Row>): ReturnType<typeof picture> {
  const { width, rows, columns = false, series, scale, first, anew, ends = [], named = [] } = chart;
  const { formatYear = String, changes = [], colour } = chart;
  const wide = isWide(width);
  const years = range(chart.years[0], chart.years[1] + 1);
  const ticks = scale.ticks(4);
  const axisSize = sizeOf('axis', width);
  const left = 14 + (max(ticks, (tick) => estimateWidth(formatCount(tick), axisSize)) ?? 0);
  const radius = wide ? 4.4 : 3.2;
  const right = series ? (wide ? 124 : 104) : ends.length > 0 ? (wide ? 76 : 70) : columns ? 0 : radius + 2;
  const top = anew ? 44 : 20;
  const bottom = top + chart.height;
  const height = bottom + 26;
  const pitch = (width - left - right) / (columns ? years.length : years.length - 1);
  const x = (year: number) => left + pitch * (year - chart.years[0] + (columns ? 0.5 : 0));
  const y = (value: number) => bottom - scale(value) * chart.height;
  const px = (row: Row) => x(Number(row[chart.x]));
  const py = (row: Row) => (row[chart.y] === null ? NaN : y(Number(row[chart.y])));
  const isKnown = (row: Row) => row[chart.y] !== null;
  const known = rows.filter(isKnown);
  const gaps = rows.filter((row) => !isKnown(row));
  const lines = [...group(rows, (row) => (series ? row[series] : '')).values()];

  const half = columns ? pitch * 0.36 : radius + 0.5;
  const markOf = (row: Row): Box => ({
    x1: px(row) - half,
    x2: px(row) + half,
    y1: py(row) - (columns ? 0 : half),
    y2: columns ? bottom : py(row) + half,
  });
  const gapOf = (row: Row): Box => ({
    x1: px(row) - pitch * (columns ? 0.36 : 0.5),
    x2: px(row) + pitch * (columns ? 0.36 : 0.5),
    y1: bottom - 8,
    y2: bottom - 1,
  });
  const revised = first ? known.filter((row) => row[first] !== row[chart.y]) : [];
  const stems = revised.map((row): Line => [px(row), py(row), px(row), y(Number(row[first as string]))]);
  const segments = columns
    ? []
    : lines.flatMap((line) =>
        line.flatMap((row, index): Line[] => {
          const next = line[index + 1];
          return next && isKnown(row) && isKnown(next) ? [[px(row), py(row), px(next), py(next)]] : [];
        }),
      );
  const hairlines = anew
    ? [-1.6, 1.6].map((dx): Line => [x(anew.year) + dx, top - 14, x(anew.year) + dx, bottom])
    : [];

  const axis = [
    ...ticks.map((tick): Label => {
      return { text: formatCount(tick), kind: 'axis', x: 0, y: y(tick) - 9 };
    }),
    ...labelYears(years, pitch, axisSize, formatYear).map(({ year, text }): Label => {
      const long = estimateWidth(text, axisSize) / 2;
      const middle = Math.min(Math.max(x(year), long), width - long);
      return { text, kind: 'axis', x: middle, y: bottom + 18, anchor: 'middle' };
    }),
  ];
  const value = { kind: 'value', halo: true } as const;
  const atEnds = ends.map(({ row, text }): Candidate => {
    const room = { size: sizeOf('heading', width), width: right - half - 5 };
    const lines = text.split('\n').flatMap((line) => breakLines(line, room));
    const at = (dy: number) => ({ x: px(row) + half + 5, y: py(row) + dy });
    return {
      ...value,
      kind: 'heading',
      text: lines.join('\n'),
      fill: `var(--${colour(row)})`,
      picks: row,
      positions: [0, -8, 8, -16, 16, -24, 24].map(at),
    };
  });
  const atMarks = named.map(({ row, text }): Candidate => {
    const [at, { x1, x2 }] = [{ x: px(row), y: py(row) }, markOf(row)];
    const over = [range(12, 32, 4), range(32, 90, 4)].flatMap((ups) => [
      ...ups.map((up) => ({ x: at.x, y: at.y - up, anchor: 'middle' as const })),
      ...ups.map((up) => ({ x: x2, y: at.y - up, anchor: 'end' as const })),
      ...ups.map((up) => ({ x: x1, y: at.y - up, anchor: 'start' as const })),
    ]);
    return { ...value, text, optional: true, positions: columns ? over : around(at, 10) };
  });
  const onBrackets = changes.map(({ from, to, text }): Candidate => {
    const [x1, x2] = [px(from), px(to)];
    const size = sizeOf('annotation', width);
    const lines = breakLines(text, { size, width: Math.max(x2 - x1 + 24, 62) });
    const tall = (lines.length * size * leading) / 2;
    const highest =
      min(
        known.filter((row) => px(row) >= x1 && px(row) <= x2),
        py,
      ) ?? top;
    const positions = range(26, 90, 4).flatMap((away): Candidate['positions'] => {
      const at = highest - away - foot - tall;
      return [
        { x: (x1 + x2) / 2, y: at, anchor: 'middle' },
        { x: x2, y: at, anchor: 'end' },
      ];
    });
    return { text: lines.join('\n'), kind: 'annotation', halo: true, optional: true, positions };
  });
  const inGaps = runsOf(gaps.map((row) => Number(row[chart.x]))).map(([from, to]): Candidate => {
    const long = x(to) - x(from) + pitch;
    const lines = breakLines(chart.gap ?? '', { size: sizeOf('remark', width), width: Math.max(long, 58) });
    const over = bottom - 14 - (lines.length * sizeOf('remark', width) * leading) / 2;
    const at = { x: (x(from) + x(to)) / 2, y: over, anchor: 'middle' as const };
    return { text: lines.join('\n'), kind: 'remark', halo: true, optional: true, positions: [at] };
  });
  const ofBreak = compact([anew]).map(({ year, text }): Candidate => {
    const at = { y: top - 30 };
    const positions: Candidate['positions'] = [
      { ...at, x: x(year), anchor: 'middle' },
      { ...at, x: width, anchor: 'end' },
    ];
    return { text, kind: 'remark', positions };
  });
  const clear = [
    ...known.map(markOf),
    ...gaps.map(gapOf),
    ...[...segments, ...stems, ...hairlines].flatMap(alongLine),
    ...axis.map((label) => boxOf(label, width)),
  ];
  const said = placeLabels([...ofBreak, ...atEnds, ...onBrackets], { width, height, clear });
  const brackets = said.flatMap((label): Line[] => {
    const change = changes[onBrackets.findIndex(({ text }) => text === label.text)];
    if (!change) return [];
    const [x1, x2, at] = [px(change.from), px(change.to), boxOf(label, width).y2 + 1];
    return [
      [x1, at + foot, x1, at],
      [x1, at, x2, at],
      [x2, at, x2, at + foot],
    ];
  });
  const others = placeLabels([...atMarks, ...inGaps], {
    width,
    height,
    clear: [...clear, ...said.map((label) => boxOf(label, width)), ...brackets.flatMap(alongLine)],
  });
  // A label that found no room at its column hangs on a thread.
  const threads = columns
    ? others.flatMap((label): Line[] => {
        const row = named.find(({ text }) => text === label.text)?.row;
        return row && py(row) - label.y > 16 ? [[px(row), boxOf(label, width).y2, px(row), py(row) - 3]] : [];
      })
    : [];
  return picture(
    width,
    height,
    [
      drawLines(ticks.filter((tick) => tick !== 0).map((tick): Line => [0, y(tick), width - right, y(tick)])),
      drawLines(
        years.map((year): Line => [x(year), bottom, x(year), bottom + 5]),
        { stroke: 'var(--muted)' },
      ),
      ...(hairlines.length > 0 ? [drawLines(hairlines, { stroke: 'var(--muted)' })] : []),
      ...(gaps.length > 0 ? [interactive(drawBoxes(gaps, gapOf, { fill: hatchFill }))] : []),
      ...(stems.length > 0
        ? [
            drawLines(stems, { stroke: 'var(--armed)' }),
            Plot.dot(revised, {
              x: px,
              y: (row: Row) => y(Number(row[first as string])),
              r: radius - 0.4,
              fill: 'var(--paper)',
              stroke: 'var(--armed)',
              strokeWidth: 1.6,
            }),
          ]
        : []),
      ...lines.flatMap((line) => {
        const look = filled(colour(line[0] as Row));
        const ofLine = line.filter(isKnown);
        if (columns) return [interactive(drawBoxes(ofLine, markOf, look))];
        return [
          Plot.line(line, { x: px, y: py, stroke: look.fill as string, strokeWidth: 2.5 }),
          interactive(
            Plot.dot(ofLine, {
              x: px,
              y: py,
              r: radius,
              fill: look.fill as string,
              stroke: 'var(--paper)',
              strokeWidth: 0.75,
            }),
          ),
        ];
      }),
      ...(scale.domain()[0] === 0
        ? [drawLines([[0, bottom, width - right, bottom]], { stroke: 'var(--ink)', strokeWidth: 1.5 })]
        : []),
      drawLines([...brackets, ...threads], { stroke: 'var(--ink)' }),
    ],
    [...axis, ...said, ...others],
  );
}

/** Years that follow each other, as the first and the last of each run. */
const runsOf = (years: number[]): [number, number][] =>
  years
    .filter((year) => !years.includes(year - 1))
    .map((start) => [start, years.find((year) => year >= start && !years.includes(year + 1)) ?? start]);
