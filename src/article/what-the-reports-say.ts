import { figureFromRow, deriveFigure, type NumericFigure } from './figure-from-rows.ts';
import { formatCount, formatPercent, formatPeriod } from '../data/format.ts';
import { share } from '../data/share.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';

const before = '2018-04/2019-03';
const newest = '2019-04/2020-03';
const first = '2017-04/2018-03';
const black = 'Black (or Black British)';

const reports =
  (geography: string, period: string, group = 'all', dimension: 'all' | 'ethnicity' = 'all') =>
  (tables: Tables) =>
    figureFromRow(tables, {
      table: 'firearms-reports',
      find: (row) =>
        row.geography === geography &&
        row.period === period &&
        row.dimension === dimension &&
        row.group === group,
      value: 'value',
      as_at: formatPeriod(period),
      label:
        group === 'all'
          ? 'officers’ reports of aiming or firing a gun'
          : 'officers’ reports of aiming or firing a gun at a person whom the officer perceived as Black',
      format: formatCount,
    });

const allForce = (period: string) => (tables: Tables) =>
  figureFromRow(tables, {
    table: 'force-reports',
    find: (row) => row.geography_type === 'england_wales' && row.period === period,
    value: 'reports',
    as_at: formatPeriod(period),
    label: 'officers’ reports of force of any kind',
    format: formatCount,
  });

const wholePercent = (value: number) => formatPercent(Math.round(value));

const growth =
  (bind: (period: string) => (tables: Tables) => NumericFigure, label: string) => (tables: Tables) => {
    const [start, end] = [bind(first)(tables), bind(newest)(tables)];
    return deriveFigure([start, end], {
      value: (share(end.value, start.value) - 1) * 100,
      label,
      working: `from ${start.text} to ${end.text}`,
      format: wholePercent,
      as_at: '2017/18 to 2019/20',
    });
  };

const reportsGrowth = growth(
  (period) => reports('England and Wales', period),
  'more reports of aiming or firing a gun',
);
const allGrowth = growth(allForce, 'more reports of force of any kind');

const blackShare = (geography: string, period: string) => (tables: Tables) => {
  const part = reports(geography, period, black, 'ethnicity')(tables);
  const whole = reports(geography, period, 'all', 'ethnicity')(tables);
  return deriveFigure([part, whole], {
    value: share(part.value, whole.value) * 100,
    label: 'of the reports are of a person whom the officer perceived as Black',
    working: `${part.text} of ${whole.text} reports`,
    format: formatPercent,
  });
};

const outsideMet = (tables: Tables) => {
  const of = (group: string) =>
    ['England and Wales', 'Metropolitan'].map((place) =>
      reports(place, newest, group, 'ethnicity')(tables),
    ) as [NumericFigure, NumericFigure];
  const [part, metPart] = of(black);
  const [whole, metWhole] = of('all');
  return deriveFigure([part, metPart, whole, metWhole], {
    value: share(part.value - metPart.value, whole.value - metWhole.value) * 100,
    label: 'of the reports outside the Met are of a person whom the officer perceived as Black',
    working: `${part.text} less ${metPart.text}, of ${whole.text} less ${metWhole.text} reports`,
    format: formatPercent,
  });
};

export const numbers: Numbers = {
  'reports-2020': reports('England and Wales', newest),
  'reports-growth': reportsGrowth,
  'all-reports-growth': allGrowth,
  'met-black-count': reports('Metropolitan', newest, black, 'ethnicity'),
  'met-reports': reports('Metropolitan', newest, 'all', 'ethnicity'),
  'met-black-share': blackShare('Metropolitan', newest),
  'met-black-share-before': blackShare('Metropolitan', before),
  'ew-black-share': blackShare('England and Wales', newest),
  'outside-met-black-share': outsideMet,
};

export const claims: Claims = {
  'recording-could-explain': {
    holds: (tables) =>
      allGrowth(tables).value >= reportsGrowth(tables).value && reportsGrowth(tables).value > 0,
    figures: (tables) => ({
      'reports of guns, percent more': reportsGrowth(tables).text,
      'all reports, percent more': allGrowth(tables).text,
    }),
  },
};
