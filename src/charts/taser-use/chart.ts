import * as Plot from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';
import { defineChart } from '../kit/define-chart.ts';
import { axisLabel, hatchFill, hatchPattern, isWide, label, remark, valueLabel } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { vintages } from '../../data/as-of.ts';
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
import { claim, text } from '../../data/checked-text.ts';

/**
 * Home Office: uses of Taser by kind. Calendar years to 2016 count one model; years to March from 2017/18 are another
 * collection. The months between, January to March 2017, are a quarter and no year, and are left out.
 */
interface Row extends ChartRow {
  period: string;
  year: string;
  collection: 'earlier collection' | 'new collection';
  discharge: number;
  non_discharge: number;
  not_stated: number;
  /** Where the kind begins that is not stated. */
  stated: number;
  total: number;
  percent_not_discharged: number;
  /** The total as an earlier release gave it, where it was another. */
  earlier_total: number | null;
  revised: 'yes' | 'no';
  release: string;
  released: string;
  source_id: string;
}

const geography = 'England and Wales';

/** The first year of the present collection. */
const newCollection = '2017-04/2018-03';

/** The only Taser model that the figures to 2016 count. */
const model = 'X26';

/** The months of a calendar year, or of a year to March. */
const isYear = (period: string) => /^(\d{4})-01\/\1-12$|^\d{4}-04\/\d{4}-03$/.test(period);

/** Official figures alone, of years for which the kinds are known. */
function readRows(tables: Tables): Row[] {
  const official = new Set(
    tables.sources.filter((source) => source.standing === 'official').map((source) => source.source_id),
  );
  const published = tables['taser-use'].filter(
    (row) =>
      row.geography === geography && isYear(row.period) && row.source_id.some((id) => official.has(id)),
  );
  const periods = [
    ...new Set(published.filter((row) => row.measure === 'discharge').map((row) => row.period)),
  ].toSorted();
  return periods.map((period): Row => {
    const history = (measure: string) => {
      const all = published.filter((row) => row.period === period && row.measure === measure);
      return vintages(all, (row) => row.measure)[0] ?? [];
    };
    const present = (measure: string) => {
      const value = history(measure).at(-1)?.value;
      if (value == null) throw new Error(`taser-use: no ${measure} for ${period}`);
      return value;
    };
    const totals = history('total');
    const [earliest, newest] = [totals[0], totals.at(-1)];
    const [discharge, non_discharge, total] = [
      present('discharge'),
      present('non_discharge'),
      present('total'),
    ];
    return {
      period,
      year: period < newCollection ? period.slice(0, 4) : formatFinancialYear(period),
      collection: period < newCollection ? 'earlier collection' : 'new collection',
      discharge,
      non_discharge,
      not_stated: present('not_stated'),
      stated: discharge + non_discharge,
      total,
      percent_not_discharged: Math.round(share(non_discharge, total) * 1000) / 10,
      earlier_total: earliest?.value === total ? null : (earliest?.value ?? null),
      revised: totals.some((row) => row.value !== total || /revised/.test(row.note ?? '')) ? 'yes' : 'no',
      release: newest?.release ?? '',
      released: newest?.released ?? '',
      source_id: [...new Set([...(newest?.source_id ?? []), ...(earliest?.source_id ?? [])])].join(';'),
    };
  });
}

const collections = {
  'earlier collection': `Calendar years, model ${model} alone`,
  'new collection': 'Years to March, a new collection',
};

const kinds = (row: Row) =>
  `${formatCount(row.non_discharge)} not discharged, ${formatCount(row.discharge)} discharged, ${formatCount(row.not_stated)} not stated`;

const ofCollection = (rows: Row[], collection: Row['collection']) =>
  rows.filter((row) => row.collection === collection);

const asYears = (rows: Row[]) => `${rows[0]?.year} to ${rows.at(-1)?.year}`;

export const taserUse = defineChart<Row>({
  id: 'taser-use',
  name: 'Taser use',
  tables: ['taser-use'],
  spatialCoverage: () => 'England and Wales',
  rows: readRows,
  title(rows) {
    const holds = rows.every((row) => share(row.non_discharge, row.total) > 0.75);
    const figures = Object.fromEntries(rows.map((row) => [row.year, row.percent_not_discharged]));
    return text`In each year drawn, ${claim('more than three in four', holds, figures)} recorded uses of Taser ended without a discharge`;
  },
  subtitle: (rows) =>
    text`Uses of Taser recorded in England and Wales, by kind: calendar years ${asYears(ofCollection(rows, 'earlier collection'))}, and years to March ${asYears(ofCollection(rows, 'new collection'))}. Drawing a Taser counts as a use`,
  alt: (rows) =>
    text`Bars of the uses of Taser recorded in England and Wales, each divided into discharged, not discharged and not stated. ${ofCollection(
      rows,
      'earlier collection',
    )
      .map((row) => `${row.year}: ${kinds(row)}`)
      .join('. ')}. Here the collection changes, and figures on either side are not compared. ${ofCollection(
      rows,
      'new collection',
    )
      .map((row) => `${row.year}: ${kinds(row)}`)
      .join('. ')}.`,
  table: (rows) => ({
    columns: [
      { name: 'period', label: 'Period', format: (value: string) => formatPeriod(value) },
      { name: 'collection', label: 'Counted', format: (value: Row['collection']) => collections[value] },
      {
        name: 'non_discharge',
        label: 'Not discharged',
        align: 'right',
        format: (value: number) => formatCount(value),
      },
      {
        name: 'discharge',
        label: 'Discharged',
        align: 'right',
        format: (value: number) => formatCount(value),
      },
      {
        name: 'not_stated',
        label: 'Not stated',
        align: 'right',
        format: (value: number) => formatCount(value),
      },
      { name: 'total', label: 'Total', align: 'right', format: (value: number) => formatCount(value) },
      {
        name: 'earlier_total',
        label: 'Total as earlier published',
        align: 'right',
        format: (value: number) => formatCount(value),
      },
      {
        name: 'percent_not_discharged',
        label: 'Not discharged, of the total',
        align: 'right',
        format: (value: number) => formatPercent(value),
      },
      { name: 'release', label: 'Release' },
    ],
    rows,
  }),
  draw(rows, { width }) {
    const wide = isWide(width);
    const [before, after] = [ofCollection(rows, 'earlier collection'), ofCollection(rows, 'new collection')];
    // Each collection’s name takes a place of its own above its bars, and the break another between them.
    const placesOf = (group: Row[]) => [
      ...group.slice(0, 1).map((row) => row.collection),
      ...group.map((row) => row.year),
    ];
    const places = [...placesOf(before), 'break', ...placesOf(after)];
    const last = rows.slice(-1);
    const longest = Math.max(...rows.map((row) => row.total));
    const ticks = [0, 10_000, 20_000, 30_000].filter((tick) => tick <= longest);
    const left = wide ? 84 : 62;
    const bar = { y: 'year', insetTop: wide ? 5 : 4, insetBottom: wide ? 5 : 4 };
    const right = wide ? 150 : 64;
    const breakAt = {
      y: () => 'break',
      stroke: 'var(--muted)',
      strokeWidth: 0.9,
      insetLeft: -left,
      insetRight: -right,
    };
    const lane = wide ? 30 : 27;
    const onTop = { frameAnchor: 'top', dy: -8 } as const;
    const under = { y: 'year', lineAnchor: 'top', dy: lane / 2 + 5, fill: 'var(--ink-2)' } as const;
    const stem = {
      y: 'year',
      dy: lane / 2 - 2,
      strokeWidth: 1,
      stroke: 'var(--muted)',
      insetTop: lane / 2 - 3,
      insetBottom: lane / 2 - 3,
    };
    const kind = (name: string) => (wide ? name : name.replace(' ', '\n'));
    const middle = (from: number, to: number) => (from + to) / 2;
    const segments = [
      { name: 'discharged', at: (row: Row) => middle(0, row.discharge) },
      { name: 'not discharged', at: (row: Row) => middle(row.discharge, row.stated) },
      { name: 'not stated', at: (row: Row) => middle(row.stated, row.total) },
    ];
    return {
      height: places.length * lane + (wide ? 42 : 56),
      marginTop: 16,
      marginBottom: wide ? 26 : 40,
      marginLeft: left,
      marginRight: right,
      x: { domain: [0, longest], axis: null },
      y: { type: 'band', domain: places, axis: null, padding: 0 },
      marks: [
        hatchPattern,
        ...[before, after].map((group) =>
          Plot.tickX(
            group.flatMap((row) => ticks.map((tick) => ({ year: row.year, tick }))),
            { x: 'tick', y: 'year', stroke: 'var(--rule)' },
          ),
        ),
        axisLabel(ticks.slice(0, -1), { x: (tick: number) => tick, text: formatCount, ...onTop }),
        // The unit stands with the last label, which begins where it would if it were alone.
        axisLabel(ticks.slice(-1), {
          x: (tick: number) => tick,
          text: (tick: number) => `${formatCount(tick)} uses`,
          textAnchor: 'start',
          dx: -21,
          ...onTop,
        }),
        axisLabel(wide ? last : [], {
          text: () => 'not discharged',
          frameAnchor: 'top-right',
          dx: right,
          dy: -8,
        }),
        ...[before, after].map((group) =>
          axisLabel(group.slice(0, 1), {
            x: () => 0,
            y: 'collection',
            text: (row: Row) => collections[row.collection],
            textAnchor: 'start',
            dx: 1 - left,
            dy: 4,
          }),
        ),
        ...[-1.6, 1.6].map((dy) => Plot.ruleY(after.slice(0, 1), { ...breakAt, dy })),
        label(width, rows, { x: () => 0, y: 'year', text: 'year', textAnchor: 'end', dx: -9 }),
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
        Plot.barX(rows, {
          ...bar,
          x1: 'stated',
          x2: 'total',
          fill: hatchFill,
          stroke: 'var(--hatch)',
          strokeWidth: 0.75,
        }),
        Plot.barX(rows, { ...bar, x1: () => 0, x2: 'discharge', fill: 'var(--taser)' }),
        ...[before, after].map((group) => Plot.tickX(group, { x: () => 0, y: 'year', stroke: 'var(--ink)' })),
        valueLabel(width, rows, {
          x: 'total',
          y: 'year',
          text: (row: Row) => formatCount(row.total),
          textAnchor: 'start',
          dx: 7,
        }),
        label(width, wide ? rows : [], {
          y: 'year',
          text: (row: Row) => formatPercent(Math.round(row.percent_not_discharged)),
          frameAnchor: 'right',
          dx: right,
          fill: 'var(--ink-2)',
        }),
        ...segments.flatMap(({ name, at }) => [
          Plot.tickX(last, { x: at, ...stem }),
          remark(last, { x: at, ...under, text: () => kind(name) }),
        ]),
      ],
    };
  },
  tooltip: (row) =>
    `${formatPeriod(row.period)}: ${formatCount(row.total)} uses of Taser recorded in England and Wales: ${kinds(row)}.${row.earlier_total === null ? '' : ` The total was earlier published as ${formatCount(row.earlier_total)}.`}`,
  sonification: () => ({ along: 'year', height: 'total' }),
  notes(rows) {
    const thin = ofCollection(rows, 'earlier collection');
    const revised = rows
      .filter((row) => row.earlier_total !== null)
      .map((row) => `${formatCount(row.earlier_total ?? 0)} for ${row.year}`);
    const unheld = rows
      .filter((row) => row.revised === 'yes' && row.earlier_total === null)
      .map((row) => row.year);
    return [
      text`The ruled line is a break: to ${String(thin.at(-1)?.year)} the figures count a single model, the ${model}; from April 2017 they come from another collection. Figures on either side are not compared, and January to March 2017 is left out. Since then, too, a change from year to year may be of recording as well as of use.`,
      text`In the earlier tables discharged means fired, or used as a drive stun, angled or not; not discharged means drawn, aimed, arced or red-dotted. Before the break the kind was not stated in up to ${formatCount(Math.max(...thin.map((row) => row.not_stated)))} uses a year: too thin to see.`,
      text`Each year is drawn as last published.${revised.length > 0 ? ` Earlier totals, too close to draw apart, were ${formatList(revised)}.` : ''}${unheld.length > 0 ? ` Also revised, from figures that are not held: ${formatList(unheld)}.` : ''}`,
    ];
  },
  sources: (rows) => [...new Set(rows.flatMap((row) => row.source_id.split(';')))],
  referenceDate: (rows) => formatDate(rows.at(-1)?.period.split('/')[1] ?? ''),
});
