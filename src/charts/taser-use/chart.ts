import * as Plot from '@observablehq/plot';
import { max, min } from 'd3';
import { vintages } from '../../data/as-of.ts';
import { text } from '../../data/checked-text.ts';
import {
  formatCount,
  formatDate,
  formatFinancialYear,
  formatList,
  formatPercent,
  formatPeriod,
} from '../../data/format.ts';
import { share } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { hasSource } from '../../data/vintages.ts';
import { countColumn, figureColumn, textColumns } from '../kit/columns.ts';
import { compact, joinSources, namedColumn, unique, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { hatched, margins, toLeft, toRight } from '../kit/scales.ts';
import { defineView } from '../kit/define-chart.ts';
import { axisLabel, hatchPattern, isWide, label, remark, valueLabel } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';

type Row = ReturnType<typeof deriveRows>[number];

/** The first year of the present collection. */
const newCollection = '2017-04/2018-03';

/** The only Taser model that the figures to 2016 count. */
const model = 'X26';

const collections = {
  'earlier collection': `Calendar years, model ${model} alone`,
  'new collection': 'Years to March, a new collection',
};

/** The months of a calendar year, or of a year to March. */
const isYear = (period: string) => /^(\d{4})-01\/\1-12$|^\d{4}-04\/\d{4}-03$/.test(period);

/**
 * Home Office: uses of Taser by kind. Calendar years to 2016 count one model; years to March from 2017/18 are another
 * collection. The months between, January to March 2017, are a quarter and no year, and are left out. Official figures
 * alone, of years for which the kinds are known.
 */
function deriveRows(tables: Tables) {
  const published = tables['taser-use'].filter(
    (row) => row.geography === 'England and Wales' && isYear(row.period) && hasSource(tables, row),
  );
  const periods = unique(where(published, { measure: 'discharge' }).map((row) => row.period));
  return periods.toSorted().map((period) => {
    const historyOf = (measure: Published['measure']) =>
      vintages(where(published, { period, measure }), () => measure)[0] ?? [];
    const newestOf = (measure: Published['measure']) => {
      const value = historyOf(measure).at(-1)?.value;
      if (value == null) throw new Error(`taser-use: no ${measure} for ${period}`);
      return value;
    };
    const totals = historyOf('total');
    const [earliest, newest] = [totals[0], totals.at(-1)];
    const total = newestOf('total');
    const discharge = newestOf('discharge');
    const non_discharge = newestOf('non_discharge');
    const isRevised = totals.some((row) => row.value !== total || row.revised);
    const collection: keyof typeof collections =
      period < newCollection ? 'earlier collection' : 'new collection';
    return {
      period,
      year: period < newCollection ? period.slice(0, 4) : formatFinancialYear(period),
      collection,
      discharge,
      non_discharge,
      not_stated: newestOf('not_stated'),
      // Where the kind begins that is not stated.
      stated: discharge + non_discharge,
      total,
      percent_not_discharged: Math.round(share(non_discharge, total) * 1000) / 10,
      // As an earlier release gave it, where it was another.
      earlier_total: earliest?.value === total ? null : (earliest?.value ?? null),
      revised: isRevised ? 'yes' : 'no',
      release: newest?.release ?? '',
      released: newest?.released ?? '',
      source_id: joinSources([newest, earliest]),
    };
  });
}

type Published = Tables['taser-use'][number];

const formatKinds = (row: Row) =>
  `${formatCount(row.non_discharge)} not discharged, ${formatCount(row.discharge)} discharged, ${formatCount(row.not_stated)} not stated`;

/** All years, those before the break and those after it. */
const view = (rows: Row[]) => ({
  rows,
  before: where(rows, { collection: 'earlier collection' }),
  after: where(rows, { collection: 'new collection' }),
});

const formatYears = (rows: Row[]) => rows.map((row) => `${row.year}: ${formatKinds(row)}`).join('. ');
const formatSpan = (rows: Row[]) => `${rows[0]?.year} to ${rows.at(-1)?.year}`;

export const taserUse = defineView<Row, ReturnType<typeof view>>({
  id: 'taser-use',
  name: 'Taser use',
  tables: ['taser-use'],
  spatialCoverage: () => 'England and Wales',
  keyColumns: ['period'],
  rows: deriveRows,
  view,
  title({ rows }) {
    const holds = rows.every((row) => share(row.non_discharge, row.total) > 0.75);
    const percents = rows.map((row) => row.percent_not_discharged);
    return sentence(
      'taser-use',
      'Title',
      { least: formatPercent(min(percents) ?? NaN), greatest: formatPercent(max(percents) ?? NaN) },
      {
        'more-than-three-in-four': {
          holds,
          figures: Object.fromEntries(rows.map((row) => [row.year, row.percent_not_discharged])),
        },
      },
    );
  },
  subtitle: ({ before, after }) =>
    sentence('taser-use', 'Subtitle', {
      'calendar-years': formatSpan(before),
      'years-to-march': formatSpan(after),
    }),
  alt: ({ before, after }) =>
    text`Bars of the uses of Taser recorded in England and Wales, each divided into discharged, not discharged and not stated. ${formatYears(before)}. Here the collection changes, and figures on either side are not compared. ${formatYears(after)}.`,
  table: ({ rows }) => ({
    columns: [
      { name: 'period', label: 'Period', format: formatPeriod },
      namedColumn('collection', 'Counted', collections),
      countColumn('non_discharge', 'Not discharged'),
      countColumn('discharge', 'Discharged'),
      countColumn('not_stated', 'Not stated'),
      countColumn('total', 'Total'),
      countColumn('earlier_total', 'Total as earlier published'),
      figureColumn('percent_not_discharged', 'Not discharged, of the total', formatPercent),
      ...textColumns({ release: 'Release' }),
    ],
    rows,
  }),
  draw({ rows, before, after }, { width }) {
    const wide = isWide(width);
    const groups = [before, after];
    // Each collection’s name takes a lane of its own above its bars, and the break another between them.
    const lanesOf = (group: Row[]) => [...valuesOf(group, 'collection'), ...valuesOf(group, 'year')];
    const lanes = [...lanesOf(before), 'break', ...lanesOf(after)];
    const last = rows.slice(-1);
    const longest = max(rows, (row) => row.total) ?? 0;
    const ticks = [0, 10_000, 20_000, 30_000].filter((tick) => tick <= longest);
    const [left, right, lane, inset] = wide ? [84, 150, 30, 5] : [62, 64, 27, 4];
    const bar = { y: 'year', insetTop: inset, insetBottom: inset };
    const breakRule = { stroke: 'var(--muted)', strokeWidth: 0.9, insetLeft: -left, insetRight: -right };
    const onTop = { x: Plot.identity, frameAnchor: 'top', dy: -8 } as const;
    const shortened = lane / 2 - 3;
    const stem = {
      y: 'year',
      dy: lane / 2 - 2,
      stroke: 'var(--muted)',
      strokeWidth: 1,
      insetTop: shortened,
      insetBottom: shortened,
    };
    const name = { y: 'year', lineAnchor: 'top', dy: lane / 2 + 5, fill: 'var(--ink-2)' } as const;
    const kinds: [kind: string, middle: (row: Row) => number][] = [
      ['discharged', (row) => row.discharge / 2],
      ['not discharged', (row) => (row.discharge + row.stated) / 2],
      ['not stated', (row) => (row.stated + row.total) / 2],
    ];
    return {
      height: lanes.length * lane + (wide ? 42 : 56),
      ...margins(16, right, wide ? 26 : 40, left),
      x: { domain: [0, longest], axis: null },
      y: { type: 'band', domain: lanes, axis: null, padding: 0 },
      marks: [
        hatchPattern,
        groups.map((group) =>
          Plot.tickX(
            group.flatMap(({ year }) => ticks.map((tick) => ({ year, tick }))),
            { x: 'tick', y: 'year', stroke: 'var(--rule)' },
          ),
        ),
        axisLabel(ticks.slice(0, -1), { ...onTop, text: formatCount }),
        // The unit stands with the last label, which begins where it would if it were alone.
        axisLabel(ticks.slice(-1), {
          ...onTop,
          text: (tick: number) => `${formatCount(tick)} uses`,
          ...toRight(-21, -8),
        }),
        axisLabel(wide ? last : [], {
          text: () => 'not discharged',
          frameAnchor: 'top-right',
          dx: right,
          dy: -8,
        }),
        groups.map((group) =>
          axisLabel(group.slice(0, 1), {
            x: () => 0,
            y: 'collection',
            text: (row: Row) => collections[row.collection],
            ...toRight(1 - left, 4),
          }),
        ),
        [-1.6, 1.6].map((dy) => Plot.ruleY(after.slice(0, 1), { ...breakRule, y: () => 'break', dy })),
        label(width, rows, { x: () => 0, y: 'year', text: 'year', ...toLeft(9) }),
        interactive(
          Plot.barX(rows, {
            ...bar,
            x1: 'discharge',
            x2: 'stated',
            fill: 'var(--paper)',
            stroke: 'var(--taser)',
            strokeWidth: 1,
          }),
        ),
        Plot.barX(rows, { ...bar, x1: 'stated', x2: 'total', ...hatched }),
        Plot.barX(rows, { ...bar, x1: () => 0, x2: 'discharge', fill: 'var(--taser)' }),
        groups.map((group) => Plot.tickX(group, { x: () => 0, y: 'year', stroke: 'var(--ink)' })),
        valueLabel(width, rows, {
          x: 'total',
          y: 'year',
          text: (row: Row) => formatCount(row.total),
          ...toRight(7),
        }),
        label(width, wide ? rows : [], {
          y: 'year',
          text: (row: Row) => formatPercent(Math.round(row.percent_not_discharged)),
          frameAnchor: 'right',
          dx: right,
          fill: 'var(--ink-2)',
        }),
        kinds.map(([kind, x]) => [
          Plot.tickX(last, { ...stem, x }),
          remark(last, { ...name, x, text: () => (wide ? kind : kind.replace(' ', '\n')) }),
        ]),
      ],
    };
  },
  tooltip: (row) =>
    `${formatPeriod(row.period)}: ${formatCount(row.total)} uses of Taser recorded in England and Wales: ${formatKinds(row)}.${row.earlier_total === null ? '' : ` The total was earlier published as ${formatCount(row.earlier_total)}.`}`,
  sonification: () => ({ along: 'year', height: 'total' }),
  notes({ rows, before }) {
    const thickest = max(before, (row) => row.not_stated) ?? NaN;
    const revised = rows.flatMap(({ year, earlier_total }) =>
      earlier_total === null ? [] : `${formatCount(earlier_total)} for ${year}`,
    );
    const withoutEarlier = where(rows, { revised: 'yes', earlier_total: null }).map((row) => row.year);
    const revisions = compact([
      text`Each year is drawn as last published.`,
      revised.length > 0 && text`Earlier totals, too close to draw apart, were ${formatList(revised)}.`,
      withoutEarlier.length > 0 &&
        text`Also revised, from figures that are not held: ${formatList(withoutEarlier)}.`,
    ]);
    return [
      text`The ruled line is a break: to ${String(before.at(-1)?.year)} the figures count a single model, the ${model}; from April 2017 they come from another collection. Figures on either side are not compared, and January to March 2017 is left out. Since then, too, a change from year to year may be of recording as well as of use.`,
      text`In the earlier tables discharged means fired, or used as a drive stun, angled or not; not discharged means drawn, aimed, arced or red-dotted. Before the break the kind was not stated in up to ${formatCount(thickest)} uses a year: too thin to see.`,
      text`${revisions.join(' ')}`,
    ];
  },
  referenceDate: ({ rows }) => formatDate(rows.at(-1)?.period.split('/')[1] ?? ''),
});
