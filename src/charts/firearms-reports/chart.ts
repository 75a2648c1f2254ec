import * as Plot from '@observablehq/plot';
import { defineChart } from '../kit/define-chart.ts';
import { axisLabel, hatchFill, hatchPattern, isWide, label, remark, valueLabel } from '../kit/marks.ts';
import { interactive, legendTarget } from '../kit/points.ts';
import {
  allForce,
  firearms,
  type FirearmsReportsRow as Row,
  geography,
  readFirearmsReports,
  views,
} from './rows.ts';
import {
  formatCount,
  formatDate,
  formatInWords,
  formatList,
  formatPercent,
  formatPeriod,
} from '../../data/format.ts';
import { share } from '../../data/share.ts';
import { claim, text } from '../../data/checked-text.ts';

const inState = (rows: Row[], state = 'all') => rows.filter((row) => row.view === state);

const orNotGiven = (value: number | null) => (value === null ? 'not given' : formatCount(value));

/** How much a count grew from the first year to the last, in percent, and in how many years. */
function growth(rows: Row[], name: string) {
  const counted = rows.filter((row) => row.name === name);
  const percent = Math.round((share(counted.at(-1)?.reports ?? NaN, counted[0]?.reports ?? NaN) - 1) * 100);
  return {
    percent,
    years: formatInWords(counted.length - 1),
    rose: claim(`rose by ${formatPercent(percent)}`, percent > 0, { percent }),
  };
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const inReports = ({ name, reports, percent }: Row) =>
  percent === null
    ? `${lowerFirst(name)} ${orNotGiven(reports)}`
    : `${lowerFirst(name)} in ${formatPercent(percent)}`;
const countAndShare = ({ reports, percent }: Row) =>
  percent === null ? orNotGiven(reports) : `${orNotGiven(reports)} · ${formatPercent(percent)}`;

/** The next round number: the end of a scale. */
function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  return Math.ceil(value / unit) * unit;
}

/** Two panels, each with a scale of its own from zero, laid out in pixels: beside each other, or on a phone one below the other. */
function drawYears(rows: Row[], width: number) {
  const wide = isWide(width);
  const panel = { width: wide ? 360 : width, height: wide ? 230 : 160, top: 62, pitch: wide ? 0 : 270 };
  const axisWidth = 62;
  const marks = [firearms, allForce].map((name, index) => {
    const counted = rows.filter((row) => row.name === name);
    const left = wide ? index * (width - panel.width) : 0;
    const bottom = index * panel.pitch + panel.top + panel.height;
    const end = roundUp(Math.max(...counted.map((row) => row.reports ?? 0)));
    const y = (reports: number) => bottom - (reports / end) * panel.height;
    const pitch = (panel.width - axisWidth) / counted.length;
    const middle = (row: Row) => left + axisWidth + (counted.indexOf(row) + 0.5) * pitch;
    const bar = {
      x1: (row: Row) => middle(row) - pitch * 0.34,
      x2: (row: Row) => middle(row) + pitch * 0.34,
      y1: bottom,
    };
    const known = counted.filter((row) => row.reports !== null);
    const unknown = counted.filter((row) => row.reports === null);
    const ticks = [0, end / 2, end];
    const { rose, years } = growth(rows, name);
    return [
      Plot.ruleY(ticks, {
        y,
        x1: left,
        x2: left + panel.width,
        stroke: (tick: number) => (tick === 0 ? 'var(--ink)' : 'var(--rule)'),
      }),
      axisLabel(ticks.slice(1), {
        x: left,
        y,
        text: (tick: number) => (tick === end ? `${formatCount(tick)} reports` : formatCount(tick)),
        textAnchor: 'start',
        dy: -8,
      }),
      legendTarget(
        label(width, counted.slice(0, 1), {
          x: left,
          y: bottom - panel.height - 50,
          text: 'name',
          textAnchor: 'start',
          fontWeight: 600,
        }),
      ),
      remark(counted.slice(0, 1), {
        x: left,
        y: bottom - panel.height - 32,
        text: () => `${rose} in ${years} years`,
        textAnchor: 'start',
        fill: 'var(--ink-2)',
      }),
      interactive(
        Plot.rect(known, {
          ...bar,
          y2: (row: Row) => y(row.reports ?? 0),
          fill: name === firearms ? 'var(--armed)' : 'var(--step-2)',
        }),
      ),
      interactive(
        Plot.rect(unknown, {
          ...bar,
          y2: bottom - 40,
          fill: hatchFill,
          stroke: 'var(--hatch)',
          strokeWidth: 0.75,
        }),
      ),
      valueLabel(width, known, {
        x: middle,
        y: (row: Row) => y(row.reports ?? 0),
        dy: -10,
        text: (row: Row) => orNotGiven(row.reports),
      }),
      axisLabel(counted, { x: middle, y: bottom + 16, text: 'year' }),
    ];
  });
  const identity = { type: 'identity', axis: null } as const;
  return {
    height: panel.top + panel.height + panel.pitch + 28,
    margin: 0,
    x: identity,
    y: identity,
    marks: [hatchPattern, ...marks],
  } satisfies Plot.PlotOptions;
}

/** A bar a part, each against all reports of the year. */
function drawParts(rows: Row[], width: number) {
  const wide = isWide(width);
  const base = rows[0]?.base ?? 0;
  const ticks = [0, 1000, 2000, 3000, 4000].filter((tick) => tick < base * 0.9);
  const known = rows.filter((row) => row.reports !== null);
  const unknown = rows.filter((row) => row.reports === null);
  const inside = (row: Row) => (row.reports ?? 0) > base * 0.6;
  const inset = wide ? { insetTop: 5, insetBottom: 5 } : { insetTop: 23, insetBottom: 1 };
  const onBar = { x: 'reports', y: 'name', dy: wide ? 0 : 11, text: countAndShare };
  return {
    height: rows.length * (wide ? 28 : 42) + 52,
    marginLeft: wide ? 236 : 1,
    marginRight: wide ? 44 : 4,
    marginTop: 24,
    marginBottom: 28,
    x: { domain: [0, base], axis: null },
    y: { domain: rows.map((row) => row.name), axis: null, padding: 0 },
    marks: [
      hatchPattern,
      Plot.ruleX(ticks, { stroke: 'var(--rule)' }),
      Plot.ruleX([base], { stroke: 'var(--muted)', strokeDasharray: '2 3', insetTop: -4 }),
      axisLabel([base], {
        x: (all: number) => all,
        frameAnchor: 'top',
        dy: -13,
        dx: wide ? 44 : 3,
        textAnchor: 'end',
        text: (all: number) => `all ${formatCount(all)} reports`,
      }),
      label(width, rows, {
        x: 0,
        y: 'name',
        text: 'name',
        textAnchor: wide ? 'end' : 'start',
        dx: wide ? -11 : 0,
        dy: wide ? 0 : -9,
        stroke: 'var(--paper)',
        strokeWidth: 4,
      }),
      interactive(Plot.barX(known, { x: 'reports', y: 'name', fill: 'var(--armed)', ...inset })),
      interactive(
        Plot.barX(unknown, {
          x1: 0,
          x2: base,
          y: 'name',
          fill: hatchFill,
          stroke: 'var(--hatch)',
          strokeWidth: 0.75,
          ...inset,
        }),
      ),
      Plot.tickX(rows, { x: 0, y: 'name', stroke: 'var(--ink)', ...inset }),
      valueLabel(
        width,
        known.filter((row) => !inside(row)),
        { ...onBar, textAnchor: 'start', dx: 5 },
      ),
      valueLabel(width, known.filter(inside), {
        ...onBar,
        textAnchor: 'end',
        dx: -6,
        stroke: null,
        fill: 'var(--on-armed)',
      }),
      ticks.map((tick) =>
        axisLabel([tick], {
          x: (at: number) => at,
          frameAnchor: 'bottom',
          text: formatCount,
          dy: 18,
          textAnchor: tick === 0 ? 'start' : 'middle',
        }),
      ),
    ],
  } satisfies Plot.PlotOptions;
}

export const firearmsReports = defineChart<Row>({
  id: 'firearms-reports',
  name: 'Firearms reports',
  tables: ['firearms-reports', 'force-reports'],
  spatialCoverage: () => 'England and Wales',
  rows: readFirearmsReports,
  states: () => [{ id: 'all', label: 'All reports' }, ...views.map(({ id, label }) => ({ id, label }))],
  title(rows, { state = 'all' }) {
    const shown = inState(rows, state);
    if (state === 'all') {
      const [guns, all] = [growth(shown, firearms), growth(shown, allForce)];
      return text`Officers’ reports of aiming or firing a gun ${guns.rose} in ${guns.years} years; reports of force of any kind ${all.rose}`;
    }
    const [first, second] = shown.toSorted((a, b) => (b.reports ?? 0) - (a.reports ?? 0)).map(inReports);
    const what = views.find(({ id }) => id === state)?.label ?? '';
    return text`${what} entered in ${formatCount(shown[0]?.base ?? 0)} officers’ reports of aiming or firing a gun: ${first ?? ''}, ${second ?? ''}`;
  },
  subtitle(rows, { state = 'all' }) {
    const shown = inState(rows, state);
    const newest = shown.at(-1);
    if (state === 'all')
      return text`Officers’ reports, ${geography}, ${shown[0]?.year ?? ''} to ${newest?.year ?? ''}. A report is an officer’s account of force used on a person`;
    return text`Officers’ reports of aiming or firing a gun, ${geography}, ${formatPeriod(newest?.period ?? '')}. ${state === 'outcomes' ? 'As the officer entered them' : 'A report may name several'}`;
  },
  alt(rows, { state = 'all' }) {
    const shown = inState(rows, state);
    if (state === 'all') {
      const told = [firearms, allForce].map((name) => {
        const counted = shown
          .filter((row) => row.name === name)
          .map((row) => `${row.year} ${orNotGiven(row.reports)}`);
        return `${name}: ${formatList(counted)}`;
      });
      return text`Panels of upright bars, each with its own scale, for the officers’ reports of each year. ${told.join('. ')}.`;
    }
    return text`Bars, each against all ${formatCount(shown[0]?.base ?? 0)} officers’ reports of aiming or firing a gun, ${formatPeriod(shown[0]?.period ?? '')}. ${shown.map((row) => `${row.name}: ${countAndShare(row)}`).join('. ')}.`;
  },
  table: (rows, { state = 'all' }) => ({
    columns: [
      ...(state === 'all' ? [{ name: 'year', label: 'Year to March' } as const] : []),
      {
        name: 'name',
        label: state === 'all' ? 'Reports of' : (views.find(({ id }) => id === state)?.label ?? ''),
      },
      {
        name: 'reports',
        label: 'Officers’ reports',
        align: 'right',
        format: (value: number) => formatCount(value),
        missing: () => 'not given',
      },
      ...(inState(rows, state).some((row) => row.percent !== null)
        ? [
            {
              name: 'percent',
              label: 'Share of reports',
              align: 'right',
              format: (value: number) => formatPercent(value),
              missing: () => 'not given',
            } as const,
          ]
        : []),
    ],
    rows: inState(rows, state),
  }),
  draw: (rows, { width, state = 'all' }) =>
    (state === 'all' ? drawYears : drawParts)(inState(rows, state), width),
  tooltip({ view, name, reports, base, percent, period }) {
    if (view === 'all')
      return `${name}: ${orNotGiven(reports)} officers’ reports, ${geography}, ${formatPeriod(period)}.`;
    return `${name}: ${orNotGiven(reports)}${percent === null ? ' entries in' : `, or ${formatPercent(percent)}, of`} ${orNotGiven(base)} officers’ reports of aiming or firing a gun, ${geography}, ${formatPeriod(period)}.`;
  },
  series: (row) => (row.view === 'all' ? row.name : row.view),
  sonification: ({ state = 'all' }) => (state === 'all' ? { along: 'year', height: 'reports' } : undefined),
  notes(rows, { state = 'all' }) {
    const shown = inState(rows, state);
    if (state === 'all') {
      const [guns, all] = [growth(shown, firearms), growth(shown, allForce)];
      return [
        text`Reports of force of any kind ${all.rose} in the same years, so ${claim('growth of recording alone could explain the rise', all.percent >= guns.percent, { all: all.percent, guns: guns.percent })} in reports of aiming or firing a gun.`,
        text`Reports of force of any kind include those of aiming or firing a gun. Each panel has a scale of its own.`,
      ];
    }
    const sum = shown.reduce((total, row) => total + (row.reports ?? NaN), 0);
    const base = shown[0]?.base ?? NaN;
    if (state === 'outcomes') {
      return [
        text`The outcomes drawn ${claim('do not add to all reports', sum !== base, { sum, base })}. Reports that give a death as the outcome are left out: they count reports, not deaths. Those whom police shot dead are counted elsewhere.`,
      ];
    }
    return [
      text`A report may name several, so the bars ${claim('add to more than the whole', sum > base, { sum, base })}.`,
      ...(state === 'places'
        ? [
            text`A public place has kinds, such as street or open ground, and a report that names several of them may count for each. So no percentages are given.`,
          ]
        : []),
      ...(state === 'reasons' ? [text`“The person reported on” is the form’s “subject”.`] : []),
    ];
  },
  sources: (rows, { state }) => [...new Set(inState(rows, state).flatMap((row) => row.source_id.split(';')))],
  referenceDate: (rows, { state }) => formatDate(inState(rows, state).at(-1)?.period.split('/')[1] ?? ''),
});
