import { median } from 'd3';
import { figureFromRow, deriveFigure } from './figure-from-rows.ts';
import { formatCount, formatDate, formatPercent } from '../data/format.ts';
import { rate, share } from '../data/share.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';

const year = '2019-04/2020-03';
const yearInWords = 'April 2019 to March 2020';
const lastDay = '2020-03-31';

const uses =
  (geography: string, measure = 'total') =>
  (tables: Tables) =>
    figureFromRow(tables, {
      table: 'taser-use',
      find: (row) =>
        row.geography === geography &&
        row.geography_type !== 'region' &&
        row.period === year &&
        row.measure === measure,
      value: 'value',
      as_at: yearInWords,
      label: measure === 'total' ? 'uses of Taser recorded' : 'uses of Taser recorded without a discharge',
      format: formatCount,
    });

const officers = (geography: string) => (tables: Tables) =>
  figureFromRow(tables, {
    table: 'police-officers',
    find: (row) =>
      row.geography === geography && row.date === lastDay && row.measure === 'police_officers_headcount',
    value: 'value',
    as_at: formatDate(lastDay),
    label: 'police officers',
    format: formatCount,
  });

const perThousand = (tables: Tables, geography: string) =>
  rate(uses(geography)(tables).value, officers(geography)(tables).value, 1000);

const met = (tables: Tables) => {
  const [part, whole] = [uses('Metropolitan')(tables), officers('Metropolitan')(tables)];
  return deriveFigure([part, whole], {
    value: perThousand(tables, 'Metropolitan'),
    label: 'uses of Taser recorded by the Met for every thousand officers',
    working: `${part.text} uses, ${whole.text} officers`,
    format: formatCount,
  });
};

const middle = (tables: Tables) => {
  const forces = tables['police-forces'].map((force) => ({
    force,
    perThousand: perThousand(tables, force.geography),
  }));
  const value = median(forces, (other) => other.perThousand) ?? Number.NaN;
  const force = forces.find((other) => other.perThousand === value)?.force;
  if (!force) throw new Error('taser: no middle force');
  return deriveFigure([uses(force.geography)(tables), officers(force.geography)(tables)], {
    value,
    label: 'uses of Taser recorded for every thousand officers by the force in the middle of the forces',
    working: `the median of ${forces.length} forces, which is ${force.force_name}`,
    format: formatCount,
  });
};

const notFired = (tables: Tables) => {
  const [part, whole] = [
    uses('England and Wales', 'non_discharge')(tables),
    uses('England and Wales')(tables),
  ];
  return deriveFigure([part, whole], {
    value: share(part.value, whole.value) * 100,
    label: 'of the uses recorded in England and Wales were without a discharge',
    working: `${part.text} of ${whole.text}`,
    format: (value) => formatPercent(Math.round(value)),
  });
};

const planned = (date: string) => (tables: Tables) =>
  figureFromRow(tables, {
    table: 'met-uplift',
    find: (row) => row.measure === 'Taser-trained officers, planned' && row.date === date,
    value: 'value',
    as_at: formatDate(date),
    label: 'Met officers with Taser: a plan, not a count',
    format: formatCount,
  });

export const numbers: Numbers = {
  'taser-trained-2017': (tables) =>
    figureFromRow(tables, {
      table: 'taser-officers',
      find: (row) => row.date === '2017-02-28',
      value: 'value',
      as_at: formatDate('2017-02-28'),
      label: 'Met officers trained to use Taser',
      format: formatCount,
    }),
  'taser-planned-2017': planned('2017-06-20'),
  'taser-planned-2027': planned('2027'),
  'taser-uses': uses('England and Wales'),
  'taser-not-fired': notFired,
  'taser-met': met,
  'taser-middle': middle,
};

export const claims: Claims = {
  'taser-seldom-fired': {
    holds: (tables) => notFired(tables).value > 60,
    figures: (tables) => ({ 'percent without a discharge': notFired(tables).text }),
  },
};
