import { figureFromRow, figureFromVintage, deriveFigure, type NumericFigure } from './figure-from-rows.ts';
import { formatCount, formatPercent } from '../data/format.ts';
import type { Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';

const geography = 'England and Wales';
const firstYear = 2014;
const years = Array.from({ length: 10 }, (_, index) => `${firstYear + index}-04/${firstYear + index + 1}-03`);
const tenYears = 'April 2014 to March 2024';

const operations = (period: string) => (tables: Tables) =>
  figureFromVintage(tables, {
    table: 'operations',
    geography,
    date: period,
    measure: 'operations',
    label: 'operations in which armed officers were authorised, England and Wales',
    format: formatCount,
  });

const incidents = (period: string) => (tables: Tables) =>
  figureFromRow(tables, {
    table: 'discharges',
    find: (row) => row.period === period,
    value: 'value',
    as_at: period,
    label: `incidents in which police fired at somebody, ${period}`,
    format: formatCount,
  });

const deaths = (period: string) => (tables: Tables) =>
  figureFromRow(tables, {
    table: 'fatal-shootings',
    find: (row) =>
      row.geography === geography &&
      row.period === period &&
      row.measure === 'fatal_police_shootings_fatalities',
    value: 'value',
    as_at: period,
    label: `people shot dead by police, ${period}`,
    format: formatCount,
  });

const total = (tables: Tables, bind: (period: string) => (tables: Tables) => NumericFigure) =>
  years.map((period) => ({ period, number: bind(period)(tables) }));

const sumOf = (tables: Tables, bind: (period: string) => (tables: Tables) => NumericFigure) =>
  total(tables, bind).reduce((sum, { number }) => sum + number.value, 0);

const added =
  (
    bind: (period: string) => (tables: Tables) => NumericFigure,
    label: string,
    format: (value: number) => string,
  ) =>
  (tables: Tables) =>
    deriveFigure(
      total(tables, bind).map(({ period, number }) => ({ ...number, label: period.replace('/', ' to ') })),
      {
        value: sumOf(tables, bind),
        label,
        working: 'ten years added up',
        format,
        as_at: tenYears,
      },
    );

const toThousand = (value: number) => formatCount(Math.round(value / 1000) * 1000);
const perShooting = (tables: Tables) => sumOf(tables, operations) / sumOf(tables, incidents);

const operationsPerShooting = (tables: Tables) =>
  deriveFigure(
    [
      added(operations, 'operations', formatCount)(tables),
      added(incidents, 'incidents', formatCount)(tables),
    ],
    {
      value: perShooting(tables),
      label: 'operations for every incident in which police fired at somebody, rounded to a hundred',
      working: `${formatCount(sumOf(tables, operations))} operations divided by ${formatCount(sumOf(tables, incidents))} incidents`,
      format: (value) => `1 in ${formatCount(Math.round(value / 100) * 100)}`,
      as_at: tenYears,
    },
  );

export const numbers: Numbers = {
  'operations-2024': operations('2023-04/2024-03'),
  'arv-share-2024': (tables) =>
    figureFromRow(tables, {
      table: 'operations',
      find: (row) =>
        row.geography === geography && row.period === '2023-04/2024-03' && row.measure === 'arv_share_pct',
      value: 'value',
      as_at: 'April 2023 to March 2024',
      label: 'of operations were the work of armed response vehicles',
      format: formatPercent,
    }),
  'operations-per-shooting': operationsPerShooting,
  'operations-ten-years': added(
    operations,
    'operations in England and Wales, rounded to a thousand',
    toThousand,
  ),
  'incidents-ten-years': added(
    incidents,
    'incidents in which police fired at somebody, England and Wales',
    formatCount,
  ),
  'deaths-ten-years': added(deaths, 'people shot dead by police, England and Wales', formatCount),
};
