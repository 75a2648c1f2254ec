import { sum } from 'd3';
import { formatCount, formatFinancialYear, formatPercent } from '../data/format.ts';
import type { Numbers } from '../data/prose.ts';
import { deriveFigure, type FigureDefinition, figureFromRow, figureFromVintage } from './figure-from-rows.ts';

const geography = 'England and Wales';
const firstYear = 2014;
const years = Array.from({ length: 10 }, (_, index) => `${firstYear + index}-04/${firstYear + index + 1}-03`);
const tenYears = [years[0], years.at(-1)].map((year = '') => formatFinancialYear(year)).join(' to ');

const operations = (
  period: string,
  label = 'operations in which armed officers were authorised, England and Wales',
) => figureFromVintage({ table: 'operations', geography, date: period, measure: 'operations', label });

const incidents = (period: string, label: string) =>
  figureFromRow({ table: 'discharges', where: { period }, label });

const deaths = (period: string, label: string) =>
  figureFromRow({
    table: 'fatal-shootings',
    where: { geography, period, measure: 'fatal_police_shootings_fatalities' },
    label,
  });

const addTenYears = (
  ofYear: (period: string, label: string) => FigureDefinition,
  label: string,
  format = formatCount,
) =>
  deriveFigure(
    years.map((period) => ofYear(period, formatFinancialYear(period))),
    {
      value: (...values) => sum(values),
      label,
      working: (...from) => `ten years added up, ${tenYears}: ${from.map(({ text }) => text).join(', ')}`,
      format,
      as_at: tenYears,
    },
  );

export const numbers: Numbers = {
  'operations-2024': operations('2023-04/2024-03'),
  'arv-share-2024': figureFromRow({
    table: 'operations',
    where: { geography, period: '2023-04/2024-03', measure: 'arv_share_pct' },
    label: 'of operations were the work of armed response vehicles',
    format: formatPercent,
  }),
  'operations-per-shooting': deriveFigure(
    [addTenYears(operations, 'operations'), addTenYears(incidents, 'incidents')],
    {
      value: (sent, fired) => sent / fired,
      label: 'operations for every incident in which police fired at somebody, rounded to a hundred',
      working: (sent, fired) => `${sent.text} operations divided by ${fired.text} incidents`,
      format: (value) => `1 in ${formatCount(Math.round(value / 100) * 100)}`,
    },
  ),
  'operations-ten-years': addTenYears(
    operations,
    'operations in England and Wales, rounded to a thousand',
    (value) => formatCount(Math.round(value / 1000) * 1000),
  ),
  'incidents-ten-years': addTenYears(
    incidents,
    'incidents in which police fired at somebody, England and Wales',
  ),
  'deaths-ten-years': addTenYears(deaths, 'people shot dead by police, England and Wales'),
};
