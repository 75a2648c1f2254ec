import { figureFromRow } from './figure-from-rows.ts';
import { formatCount, formatDate } from '../data/format.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';

const deaths = (event: string, place: string) => (tables: Tables) =>
  figureFromRow(tables, {
    table: 'timeline',
    find: (row) => row.event_id === event,
    value: 'description',
    pick: /kills? (\d+) people/,
    as_at: formatDate(tables.timeline.find((row) => row.event_id === event)?.date ?? ''),
    label: `people killed in the attack in ${place}`,
    format: formatCount,
  });

const uplift = (measure: string, date: string, label: string) => (tables: Tables) =>
  figureFromRow(tables, {
    table: 'met-uplift',
    find: (row) => row.measure === measure && row.date === date,
    value: 'value',
    as_at: formatDate(date),
    label,
    format: formatCount,
  });

export const numbers: Numbers = {
  'deaths-paris': deaths('paris', 'Paris'),
  'deaths-brussels': deaths('brussels', 'Brussels'),
  'deaths-nice': deaths('nice', 'Nice'),
  'uplift-extra': uplift(
    'additional armed officers planned',
    '2016-01-14',
    'more armed officers planned by the Met: a target',
  ),
  'uplift-target': uplift(
    'armed officers, planned total',
    '2016-01-14',
    'armed officers planned by the Met: a target, not a count',
  ),
  'uplift-deployed': uplift(
    'uplift officers deployed',
    '2016-11-04',
    'of the additional armed officers deployed',
  ),
};

const levelOn = (tables: Tables, day: string) =>
  tables['threat-levels'].filter((row) => row.start_date <= day).at(-1);

export const claims: Claims = {
  'severe-since-2014': {
    holds: (tables) => {
      const level = levelOn(tables, '2017-01-09');
      return level?.level === 'severe' && level.start_date === '2014-08-29';
    },
    figures: (tables) => ({
      level: levelOn(tables, '2017-01-09')?.level ?? '',
      since: levelOn(tables, '2017-01-09')?.start_date ?? '',
    }),
  },
};
