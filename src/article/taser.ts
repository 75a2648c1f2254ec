import { median } from 'd3';
import { formatDate, formatPercent } from '../data/format.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import { rate, share } from '../data/share.ts';
import type { Tables } from '../data/tables/index.ts';
import { claimAbout, deriveFigure, figureFromRow, type NumericFigure } from './figure-from-rows.ts';

const uses = (geography: string, measure = 'total') =>
  figureFromRow({
    table: 'taser-use',
    find: (row) =>
      row.geography === geography &&
      row.geography_type !== 'region' &&
      row.period === '2019-04/2020-03' &&
      row.measure === measure,
    value: 'value',
    as_at: 'April 2019 to March 2020',
    label: measure === 'total' ? 'uses of Taser recorded' : 'uses of Taser recorded without a discharge',
  });

const officers = (geography: string) =>
  figureFromRow({
    table: 'police-officers',
    find: (row) =>
      row.geography === geography && row.date === '2020-03-31' && row.measure === 'police_officers_headcount',
    value: 'value',
    as_at: '31 March 2020',
    label: 'police officers',
  });

const perThousand = (geography: string, label: string, working: (...from: NumericFigure[]) => string) =>
  deriveFigure([uses(geography), officers(geography)], {
    value: (used, headcount) => rate(used, headcount, 1000),
    label,
    working,
  });

/** The force in the middle of the forces. */
function middle(tables: Tables): NumericFigure {
  const forces = tables['police-forces'];
  const figures = forces.map(({ geography, force_name }) =>
    perThousand(
      geography,
      'uses of Taser recorded for every thousand officers by the force in the middle of the forces',
      () => `the median of ${forces.length} forces, which is ${force_name}`,
    )(tables),
  );
  const found = figures.find(({ value }) => value === median(figures, (figure) => figure.value));
  if (!found) throw new Error('taser: no middle force');
  return found;
}

const notFired = deriveFigure([uses('England and Wales', 'non_discharge'), uses('England and Wales')], {
  value: (part, whole) => share(part, whole) * 100,
  label: 'of the uses recorded in England and Wales were without a discharge',
  working: (part, whole) => `${part.text} of ${whole.text}`,
  format: (value) => formatPercent(Math.round(value)),
});

const planned = (date: string) =>
  figureFromRow({
    table: 'met-uplift',
    find: (row) => row.measure === 'Taser-trained officers, planned' && row.date === date,
    value: 'value',
    as_at: formatDate(date),
    label: 'Met officers with Taser: a plan, not a count',
  });

export const numbers: Numbers = {
  'taser-trained-2017': figureFromRow({
    table: 'taser-officers',
    find: (row) => row.date === '2017-02-28',
    value: 'value',
    as_at: '28 February 2017',
    label: 'Met officers trained to use Taser',
  }),
  'taser-planned-2017': planned('2017-06-20'),
  'taser-planned-2027': planned('2027'),
  'taser-uses': uses('England and Wales'),
  'taser-not-fired': notFired,
  'taser-met': perThousand(
    'Metropolitan',
    'uses of Taser recorded by the Met for every thousand officers',
    (used, headcount) => `${used.text} uses, ${headcount.text} officers`,
  ),
  'taser-middle': middle,
};

export const claims: Claims = {
  'taser-seldom-fired': claimAbout({ 'percent without a discharge': notFired }, (percent) => percent > 60),
};
