import { changes, deriveArmedOfficers } from '../charts/armed-officers/rows.ts';
import { asOf } from '../data/as-of.ts';
import { figureFromRow, figureFromVintage, deriveFigure } from './figure-from-rows.ts';
import { formatCount, formatDate } from '../data/format.ts';
import { rate } from '../data/share.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';

const geography = 'England and Wales';

/** On 31 March. The headline to 2021; the officers who could be deployed from 2022, which line up with it. */
const armed = (year: number) => (tables: Tables) =>
  figureFromVintage(tables, {
    table: 'armed-officers',
    geography,
    date: `${year}-03-31`,
    measure: year < 2022 ? 'armed_officers' : 'operationally_deployable',
    label:
      year < 2022
        ? 'armed officers in England and Wales'
        : 'officers in England and Wales who could be deployed armed',
    format: formatCount,
  });

const ofEveryThousand = (year: number) => (tables: Tables) => {
  const part = armed(year)(tables);
  const whole = figureFromRow(tables, {
    table: 'police-officers',
    find: (row) =>
      row.geography === geography &&
      row.date === `${year}-03-31` &&
      row.measure === 'police_officers_headcount',
    value: 'value',
    as_at: part.as_at,
    label: 'police officers in England and Wales',
    format: formatCount,
  });
  return deriveFigure([part, whole], {
    value: rate(part.value, whole.value, 1000),
    label: 'of every thousand police officers in England and Wales were armed',
    working: `${part.text} of ${whole.text}`,
    format: formatCount,
  });
};

const met = (date: string) => (tables: Tables) =>
  figureFromVintage(tables, {
    table: 'armed-officers',
    geography: 'Metropolitan',
    date,
    measure: 'armed_officers',
    label: 'armed officers in the Met, as reported',
    format: formatCount,
  });

export const numbers: Numbers = {
  'armed-2010': armed(2010),
  'armed-2016': armed(2016),
  'armed-2019': armed(2019),
  'armed-2022': armed(2022),
  'armed-2025': armed(2025),
  'share-2010': ofEveryThousand(2010),
  'share-2015': ofEveryThousand(2015),
  'share-2019': ofEveryThousand(2019),
  'share-2022': ofEveryThousand(2022),
  'met-2019': met('2019-03-31'),
  'met-2020': met('2020-03'),
  'met-april-2023': met('2023-04-30'),
  'met-december-2023': met('2023-12'),
};

const rise = (tables: Tables) => armed(2019)(tables).value - armed(2016)(tables).value;

/** Changes from year to year within one definition, after the peak of 2019, in the figures that the prose prints. */
const since = (tables: Tables) =>
  changes(deriveArmedOfficers(tables).filter(({ series }) => series !== 'authorised')).filter(
    ({ year }) => year > 2019,
  );

const officers = (tables: Tables, year: number, place = geography) =>
  asOf(
    tables['police-officers'].filter(
      (row) =>
        row.geography === place &&
        row.date === `${year}-03-31` &&
        row.measure === 'police_officers_headcount',
    ),
    null,
    (row) => row.date,
  )[0]?.value ?? Number.NaN;

const metShare = (tables: Tables) =>
  rate(met('2020-03')(tables).value, officers(tables, 2020, 'Metropolitan'), 1000);

export const claims: Claims = {
  'met-share-higher': {
    holds: (tables) => metShare(tables) > (armed(2020)(tables).value / officers(tables, 2020)) * 1000,
    figures: (tables) => ({
      'armed of every 1,000 in the Met, March 2020, as reported': Math.round(metShare(tables)),
    }),
  },
  'forces-grew': {
    holds: (tables) => officers(tables, 2022) > officers(tables, 2019),
    figures: (tables) => ({
      'officers in 2019': officers(tables, 2019),
      'officers in 2022': officers(tables, 2022),
    }),
  },
  'nearly-a-thousand-more': {
    holds: (tables) => rise(tables) >= 900 && rise(tables) < 1000,
    figures: (tables) => ({ [`more by ${formatDate('2019-03')}`]: rise(tables) }),
  },
  'fewer-every-year': {
    holds: (tables) => since(tables).every(({ change }) => change < 0),
    figures: (tables) => Object.fromEntries(since(tables).map(({ year, change }) => [String(year), change])),
  },
};
