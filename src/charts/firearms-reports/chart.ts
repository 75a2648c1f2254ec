import * as Plot from '@observablehq/plot';
import { max, sum } from 'd3';
import { text } from '../../data/checked-text.ts';
import {
  formatCount,
  formatDate,
  formatInWords,
  formatList,
  formatPercent,
  formatPeriod,
} from '../../data/format.ts';
import { share } from '../../data/share.ts';
import { hatched, inPixels, margins, toLeft, toRight } from '../kit/scales.ts';
import { figureColumn, textColumns } from '../kit/columns.ts';
import { defineView } from '../kit/define-chart.ts';
import { compact, formatGiven, givenColumn, where } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { axisLabel, bars, hatchPattern, isWide, label, remark, valueLabel } from '../kit/marks.ts';
import { interactive, legendTarget } from '../kit/points.ts';
import {
  allForce,
  deriveFirearmsReports,
  firearms,
  type FirearmsReportsRow as Row,
  geography,
  views,
} from './rows.ts';

const labelOf = (state: string) => views.find(({ id }) => id === state)?.label ?? '';
const isKnown = (row: Row) => row.reports !== null;
const percentColumn = {
  ...figureColumn('percent', 'Share of reports', formatPercent),
  missing: () => 'not given',
};
const reportsOf = (row: Row) => row.reports ?? 0;

/** How much a count grew from the first year to the last, in percent, and in how many years. */
function growthOf(rows: Row[], name: string) {
  const counted = where(rows, { name });
  const percent = Math.round((share(counted.at(-1)?.reports ?? NaN, counted[0]?.reports ?? NaN) - 1) * 100);
  return {
    percent,
    growth: formatPercent(percent),
    years: formatInWords(counted.length - 1),
    rose: { holds: percent > 0, figures: { percent } },
  };
}

function formatPart({ name, reports, percent }: Row) {
  const part = name.charAt(0).toLowerCase() + name.slice(1);
  return percent === null ? `${part} ${formatGiven(reports)}` : `${part} in ${formatPercent(percent)}`;
}

const formatWithShare = ({ reports, percent }: Row) =>
  compact([formatGiven(reports), percent !== null && formatPercent(percent)]).join(' · ');

/** The next round number: the end of a scale. */
function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  return Math.ceil(value / unit) * unit;
}

/** Two panels, each with a scale of its own from zero, laid out in pixels: beside each other, or on a phone one below the other. */
function drawYears(rows: Row[], width: number) {
  const wide = isWide(width);
  const [panelWidth, panelHeight, fall] = wide ? [360, 230, 0] : [width, 160, 270];
  const [axisWidth, head] = [62, 62];
  const drawPanel = (name: string, index: number) => {
    const counted = where(rows, { name });
    const left = wide ? index * (width - panelWidth) : 0;
    const top = index * fall + head;
    const bottom = top + panelHeight;
    const end = roundUp(max(counted, reportsOf) ?? 0);
    const y = (reports: number) => bottom - (reports / end) * panelHeight;
    const barTop = (row: Row) => y(reportsOf(row));
    const pitch = (panelWidth - axisWidth) / counted.length;
    const middle = (row: Row) => left + axisWidth + (counted.indexOf(row) + 0.5) * pitch;
    const bar = {
      x1: (row: Row) => middle(row) - pitch * 0.34,
      x2: (row: Row) => middle(row) + pitch * 0.34,
      y1: bottom,
    };
    const known = counted.filter(isKnown);
    const unknown = where(counted, { reports: null });
    const ticks = [0, end / 2, end];
    const { rose, growth, years } = growthOf(rows, name);
    const first = counted.slice(0, 1);
    const heading = { x: left, ...toRight(0) };
    return [
      Plot.ruleY(ticks, {
        y,
        x1: left,
        x2: left + panelWidth,
        stroke: (tick: number) => (tick === 0 ? 'var(--ink)' : 'var(--rule)'),
      }),
      axisLabel(ticks.slice(1), {
        x: left,
        y,
        text: (tick: number) => compact([formatCount(tick), tick === end && 'reports']).join(' '),
        ...toRight(0, -8),
      }),
      legendTarget(label(width, first, { ...heading, y: top - 50, text: 'name', fontWeight: 600 })),
      remark(first, {
        ...heading,
        y: top - 32,
        text: () => sentence('firearms-reports', 'Panel', { growth, years }, { rose }),
        fill: 'var(--ink-2)',
      }),
      interactive(
        Plot.rect(known, { ...bar, y2: barTop, fill: name === firearms ? 'var(--armed)' : 'var(--step-2)' }),
      ),
      interactive(Plot.rect(unknown, { ...bar, y2: bottom - 40, ...hatched })),
      valueLabel(width, known, {
        x: middle,
        y: barTop,
        dy: -10,
        text: (row: Row) => formatGiven(row.reports),
      }),
      axisLabel(counted, { x: middle, y: bottom + 16, text: 'year' }),
    ];
  };
  return {
    ...inPixels,
    height: head + panelHeight + fall + 28,
    marks: [hatchPattern, [firearms, allForce].map(drawPanel)],
  } satisfies Plot.PlotOptions;
}

/** A bar a part, each against all reports of the year. */
function drawParts(rows: Row[], width: number) {
  const wide = isWide(width);
  const base = rows[0]?.base ?? 0;
  const ticks = [0, 1000, 2000, 3000, 4000].filter((tick) => tick < base * 0.9);
  const known = rows.filter(isKnown);
  const isLong = (row: Row) => reportsOf(row) > base * 0.6;
  const bar = { y: 'name', insetTop: wide ? 5 : 23, insetBottom: wide ? 5 : 1 };
  const onBar = { x: 'reports', y: 'name', text: formatWithShare };
  const down = wide ? 0 : 11;
  return {
    height: rows.length * (wide ? 28 : 42) + 52,
    ...margins(24, wide ? 44 : 4, 28, wide ? 236 : 1),
    x: { domain: [0, base], axis: null },
    y: { domain: rows.map((row) => row.name), axis: null, padding: 0 },
    marks: [
      hatchPattern,
      Plot.ruleX(ticks, { stroke: 'var(--rule)' }),
      Plot.ruleX([base], { stroke: 'var(--muted)', strokeDasharray: '2 3', insetTop: -4 }),
      axisLabel([base], {
        x: Plot.identity,
        frameAnchor: 'top',
        text: () => `all ${formatCount(base)} reports`,
        ...toLeft(wide ? -44 : -3, -13),
      }),
      label(width, rows, {
        x: 0,
        y: 'name',
        text: 'name',
        stroke: 'var(--paper)',
        strokeWidth: 4,
        ...(wide ? toLeft(11) : toRight(0, -9)),
      }),
      bars(known, { ...bar, x: 'reports', fill: 'var(--armed)' }),
      bars(where(rows, { reports: null }), { ...bar, x1: 0, x2: base, ...hatched }),
      Plot.tickX(rows, { ...bar, x: 0, stroke: 'var(--ink)' }),
      valueLabel(
        width,
        known.filter((row) => !isLong(row)),
        { ...onBar, ...toRight(5, down) },
      ),
      valueLabel(width, known.filter(isLong), {
        ...onBar,
        stroke: null,
        fill: 'var(--on-armed)',
        ...toLeft(6, down),
      }),
      ticks.map((tick) =>
        axisLabel([tick], {
          x: Plot.identity,
          frameAnchor: 'bottom',
          text: formatCount,
          dy: 18,
          textAnchor: tick === 0 ? 'start' : 'middle',
        }),
      ),
    ],
  } satisfies Plot.PlotOptions;
}

function view(rows: Row[], state = 'all') {
  const shown = where(rows, { view: state });
  const [first, newest] = [shown[0], shown.at(-1)];
  if (!first || !newest) throw new Error(`firearms-reports: no ${state}`);
  const growths = state === 'all' && { guns: growthOf(shown, firearms), all: growthOf(shown, allForce) };
  return { state, shown, first, newest, base: first.base ?? NaN, growths };
}

export const firearmsReports = defineView<Row, ReturnType<typeof view>>({
  id: 'firearms-reports',
  name: 'Firearms reports',
  tables: ['firearms-reports', 'force-reports'],
  spatialCoverage: () => geography,
  keyColumns: ['view', 'period', 'name'],
  rows: deriveFirearmsReports,
  states: () => [{ id: 'all', label: 'All reports' }, ...views.map(({ id, label }) => ({ id, label }))],
  view,
  title({ state, shown, base, growths }) {
    if (growths)
      return sentence(
        'firearms-reports',
        'Title',
        { guns: growths.guns.growth, all: growths.all.growth, years: growths.guns.years },
        { 'guns-rose': growths.guns.rose, 'all-rose': growths.all.rose },
      );
    const [most, next] = shown.toSorted((a, b) => reportsOf(b) - reportsOf(a)).map(formatPart);
    return sentence('firearms-reports', 'Title of parts', {
      Part: labelOf(state),
      reports: formatCount(base),
      most: most ?? '',
      next: next ?? '',
    });
  },
  subtitle: ({ state, first, newest }) =>
    state === 'all'
      ? sentence('firearms-reports', 'Subtitle', {
          geography,
          'first-year': first.year,
          'last-year': newest.year,
        })
      : sentence('firearms-reports', `Subtitle of ${state === 'outcomes' ? 'outcomes' : 'parts'}`, {
          geography,
          period: formatPeriod(newest.period),
        }),
  alt({ state, shown, first, base }) {
    if (state === 'all') {
      const series = [firearms, allForce].map((name) => {
        const figures = where(shown, { name }).map((row) => `${row.year} ${formatGiven(row.reports)}`);
        return `${name}: ${formatList(figures)}`;
      });
      return text`Panels of upright bars, each with its own scale, for the officers’ reports of each year. ${series.join('. ')}.`;
    }
    const figures = shown.map((row) => `${row.name}: ${formatWithShare(row)}`);
    return text`Bars, each against all ${formatCount(base)} officers’ reports of aiming or firing a gun, ${formatPeriod(first.period)}. ${figures.join('. ')}.`;
  },
  table: ({ state, shown }) => ({
    columns: [
      ...(state === 'all' ? textColumns({ year: 'Year to March' }) : []),
      ...textColumns({ name: state === 'all' ? 'Reports of' : labelOf(state) }),
      givenColumn('reports', 'Officers’ reports'),
      ...(shown.some((row) => row.percent !== null) ? [percentColumn] : []),
    ],
    rows: shown,
  }),
  draw: ({ state, shown }, { width }) => (state === 'all' ? drawYears : drawParts)(shown, width),
  tooltip({ view, name, reports, base, percent, period }) {
    if (view === 'all')
      return `${name}: ${formatGiven(reports)} officers’ reports, ${geography}, ${formatPeriod(period)}.`;
    return `${name}: ${formatGiven(reports)}${percent === null ? ' entries in' : `, or ${formatPercent(percent)}, of`} ${formatGiven(base)} officers’ reports of aiming or firing a gun, ${geography}, ${formatPeriod(period)}.`;
  },
  series: (row) => (row.view === 'all' ? row.name : row.view),
  sonification: ({ state = 'all' }) => (state === 'all' ? { along: 'year', height: 'reports' } : undefined),
  notes({ state, shown, base, growths }) {
    if (growths) {
      const percents = { all: growths.all.percent, guns: growths.guns.percent };
      return [
        sentence(
          'firearms-reports',
          'Note on growth',
          { guns: growths.guns.growth, all: growths.all.growth },
          {
            'all-rose': growths.all.rose,
            'all-rose-as-much': { holds: percents.all >= percents.guns, figures: percents },
          },
        ),
        text`Reports of force of any kind include those of aiming or firing a gun. Each panel has a scale of its own.`,
      ];
    }
    const figures = { sum: sum(shown, reportsOf), base };
    if (state === 'outcomes')
      return [
        sentence(
          'firearms-reports',
          'Note on outcomes',
          {},
          { 'sum-is-another': { holds: figures.sum !== base, figures } },
        ),
      ];
    return [
      sentence(
        'firearms-reports',
        'Note on parts',
        {},
        { 'sum-is-more': { holds: figures.sum > base, figures } },
      ),
      state === 'places' &&
        text`A public place has kinds, such as street or open ground, and a report that names several of them may count for each. So no percentages are given.`,
      state === 'reasons' && text`“The person reported on” is the form’s “subject”.`,
    ];
  },
  referenceDate: ({ newest }) => formatDate(newest.period.split('/')[1] ?? ''),
});
