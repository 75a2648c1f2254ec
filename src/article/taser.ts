import { median } from 'd3';
import { formatPercent } from '../data/format.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import { rate, share } from '../data/share.ts';
import type { Tables } from '../data/tables/index.ts';
import { uplift } from './the-question.ts';
import { officers } from './how-many-are-armed.ts';
import { claimAbout, deriveFigure, figureFromRow, type NumericFigure } from './figure-from-rows.ts';

const uses = (geography: string, measure: 'total' | 'non_discharge' = 'total') =>
  figureFromRow({
    table: 'taser-use',
    where: {
      geography,
      geography_type: geography === 'England and Wales' ? 'england_wales' : 'force',
      period: '2019-04/2020-03',
      measure,
    },
    label: measure === 'total' ? 'uses of Taser recorded' : 'uses of Taser recorded without a discharge',
  });

const perThousand = (geography: string, label: string, working: (...from: NumericFigure[]) => string) =>
  deriveFigure([uses(geography), officers(2020, geography, 'police officers')], {
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
  uplift('Taser-trained officers, planned', date, 'Met officers with Taser: a plan, not a count');

export const numbers: Numbers = {
  'taser-trained-2017': figureFromRow({
    table: 'taser-officers',
    where: { date: '2017-02-28' },
    label: 'Met officers trained to use Taser',
  }),
  'taser-carrying-2019': figureFromRow({
    table: 'taser-officers',
    where: { date: '2019-09-17' },
    label: 'Met officers who carried Taser, just under',
  }),
  'taser-uses-2021': figureFromRow({
    table: 'taser-use',
    where: { geography: 'England and Wales', period: '2020-04/2021-03', measure: 'total' },
    label: 'uses of Taser in England and Wales, at least, as newspapers gave it',
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
