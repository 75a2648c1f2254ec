import { formatPercent } from '../data/format.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import { share } from '../data/share.ts';
import type { Tables } from '../data/tables/index.ts';
import { claimAbout, deriveFigure, type FigureDefinition, figureFromRow } from './figure-from-rows.ts';

type Dimension = Tables['firearms-reports'][number]['dimension'];

const first = '2017-04/2018-03';
const before = '2018-04/2019-03';
const newest = '2019-04/2020-03';
const black = 'Black (or Black British)';

const reports = (geography: string, period: string, group = 'all', dimension: Dimension = 'ethnicity') =>
  figureFromRow({
    table: 'firearms-reports',
    where: { geography, period, dimension, group },
    label:
      group === 'all'
        ? 'officers’ reports of aiming or firing a gun'
        : 'officers’ reports of aiming or firing a gun at a person whom the officer perceived as Black',
  });

const allReports = (period: string) => reports('England and Wales', period, 'all', 'all');

const reportsOfForce = (period: string) =>
  figureFromRow({
    table: 'force-reports',
    where: { geography_type: 'england_wales', period },
    column: 'reports',
    label: 'officers’ reports of force of any kind',
  });

const growth = (ofPeriod: (period: string) => FigureDefinition, label: string) =>
  deriveFigure([ofPeriod(first), ofPeriod(newest)], {
    value: (start, end) => (share(end, start) - 1) * 100,
    label,
    working: (start, end) => `from ${start.text} to ${end.text}`,
    format: (value) => formatPercent(Math.round(value)),
    as_at: '2017/18 to 2019/20',
  });

const reportsGrowth = growth(allReports, 'more reports of aiming or firing a gun');
const forceGrowth = growth(reportsOfForce, 'more reports of force of any kind');

const blackShare = (geography: string, period: string) =>
  deriveFigure([reports(geography, period, black), reports(geography, period)], {
    value: (part, whole) => share(part, whole) * 100,
    label: 'of the reports are of a person whom the officer perceived as Black',
    working: (part, whole) => `${part.text} of ${whole.text} reports`,
    format: formatPercent,
  });

const outsideMet = deriveFigure(
  [black, 'all'].flatMap((group) =>
    ['England and Wales', 'Metropolitan'].map((geography) => reports(geography, newest, group)),
  ),
  {
    value: (part, metPart, whole, metWhole) => share(part - metPart, whole - metWhole) * 100,
    label: 'of the reports outside the Met are of a person whom the officer perceived as Black',
    working: (part, metPart, whole, metWhole) =>
      `${part.text} less ${metPart.text}, of ${whole.text} less ${metWhole.text} reports`,
    format: formatPercent,
  },
);

export const numbers: Numbers = {
  'reports-2020': allReports(newest),
  'reports-growth': reportsGrowth,
  'all-reports-growth': forceGrowth,
  'met-black-count': reports('Metropolitan', newest, black),
  'met-reports': reports('Metropolitan', newest),
  'met-black-share': blackShare('Metropolitan', newest),
  'met-black-share-before': blackShare('Metropolitan', before),
  'ew-black-share': blackShare('England and Wales', newest),
  'outside-met-black-share': outsideMet,
};

export const claims: Claims = {
  'recording-could-explain': claimAbout(
    { 'reports of guns, percent more': reportsGrowth, 'all reports, percent more': forceGrowth },
    (guns, all) => all >= guns && guns > 0,
  ),
};
