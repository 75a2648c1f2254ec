import { changes, deriveArmedOfficers } from '../charts/armed-officers/rows.ts';
import { formatDate } from '../data/format.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import { rate } from '../data/share.ts';
import type { Tables } from '../data/tables/index.ts';
import {
  claimAbout,
  deriveFigure,
  figureFromRow,
  figureFromVintage,
  type FigureDefinition,
} from './figure-from-rows.ts';

/** On 31 March. The headline to 2021; the officers who could be deployed from 2022, which line up with it. */
const armed = (year: number) =>
  figureFromVintage({
    table: 'armed-officers',
    geography: 'England and Wales',
    date: `${year}-03-31`,
    measure: year < 2022 ? 'armed_officers' : 'operationally_deployable',
    label:
      year < 2022
        ? 'armed officers in England and Wales'
        : 'officers in England and Wales who could be deployed armed',
  });

export const officers = (
  year: number,
  geography = 'England and Wales',
  label = `police officers in ${geography}`,
) =>
  figureFromRow({
    table: 'police-officers',
    where: { geography, date: `${year}-03-31`, measure: 'police_officers_headcount' },
    label,
  });

const ofEveryThousand = (year: number) =>
  deriveFigure([armed(year), officers(year)], {
    value: (part, whole) => rate(part, whole, 1000),
    label: 'of every thousand police officers in England and Wales were armed',
    working: (part, whole) => `${part.text} of ${whole.text}`,
  });

const met = (date: string) =>
  figureFromVintage({
    table: 'armed-officers',
    geography: 'Metropolitan',
    date,
    measure: 'armed_officers',
    label: 'armed officers in the Met, as reported',
  });

/** As the first picture has it: authorised to carry, of every thousand. */
const authorised = (counted: FigureDefinition, whole: FigureDefinition, label: string) =>
  deriveFigure([counted, whole], {
    value: (part, all) => rate(part, all, 1000),
    label,
    working: (part, all) => `${part.text} of ${all.text}`,
  });

export const numbers: Numbers = {
  'met-per-thousand': authorised(
    met('2023-04-30'),
    officers(2023, 'Metropolitan'),
    'authorised to carry of every thousand Met officers, as reported',
  ),
  'share-authorised-2023': authorised(
    figureFromVintage({
      table: 'armed-officers',
      geography: 'England and Wales',
      date: '2023-03-31',
      measure: 'total_authorised',
      label: 'officers in England and Wales who were authorised to carry',
    }),
    officers(2023),
    'authorised to carry of every thousand officers in England and Wales',
  ),
  'armed-2010': armed(2010),
  'armed-2016': armed(2016),
  'armed-2019': armed(2019),
  'armed-2022': armed(2022),
  'armed-2025': armed(2025),
  'share-2010': ofEveryThousand(2010),
  'share-2015': ofEveryThousand(2015),
  'share-2019': ofEveryThousand(2019),
  'share-2022': ofEveryThousand(2022),
  'share-2025': ofEveryThousand(2025),
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

const metShare = (tables: Tables) =>
  rate(met('2020-03')(tables).value, officers(2020, 'Metropolitan')(tables).value, 1000);

export const claims: Claims = {
  'met-share-higher': {
    holds: (tables) => metShare(tables) > ofEveryThousand(2020)(tables).value,
    figures: (tables) => ({
      'armed of every 1,000 in the Met, March 2020, as reported': Math.round(metShare(tables)),
    }),
  },
  'forces-fewer': claimAbout(
    { 'officers in March 2010': officers(2010), 'officers in March 2022': officers(2022) },
    (before, after) => after < before,
  ),
  'nearly-a-thousand-more': {
    holds: (tables) => rise(tables) >= 900 && rise(tables) < 1000,
    figures: (tables) => ({ [`more by ${formatDate('2019-03')}`]: rise(tables) }),
  },
  'fewer-every-year': {
    holds: (tables) => since(tables).every(({ change }) => change < 0),
    figures: (tables) => Object.fromEntries(since(tables).map(({ year, change }) => [String(year), change])),
  },
};
