import type { Claims, Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';
import { figureFromRow } from './figure-from-rows.ts';

const deaths = (event: string, town: string) =>
  figureFromRow({
    table: 'timeline',
    where: { event_id: event },
    column: 'killed',
    label: `people killed in the attack in ${town}`,
  });

export const uplift = (measure: string, date: string, label: string) =>
  figureFromRow({ table: 'met-uplift', where: { measure, date }, label });

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

/** On the day on which the survey opened. */
const levelThen = (tables: Tables) =>
  tables['threat-levels'].filter((row) => row.start_date <= '2017-01-09').at(-1);

export const claims: Claims = {
  'severe-since-2014': {
    holds: (tables) =>
      levelThen(tables)?.level === 'severe' && levelThen(tables)?.start_date === '2014-08-29',
    figures: (tables) => ({
      level: levelThen(tables)?.level ?? '',
      since: levelThen(tables)?.start_date ?? '',
    }),
  },
};
