import { where } from '../charts/kit/rows-and-phrases.ts';
import { formatInWords, formatPercent } from '../data/format.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';
import { federationAnswer } from './bounded-answer.ts';
import { figureFromRow } from './figure-from-rows.ts';

const moreSpecialists = federationAnswer(
  'arming_view',
  'more_specialists_not_all',
  'wanted more specialists, but not everyone',
);

/** The reports that carried the Federation’s figure for more specialists. */
const reports = { survey_id: 'MPF2017', option_id: 'more_specialists_not_all', preferred: false };

const printedAs = (percent: number, label: string) =>
  figureFromRow({
    table: 'responses',
    where: { ...reports, percent },
    column: 'percent',
    as_at: 'February 2017',
    label,
    format: formatPercent,
  });

const reportsOf = (tables: Tables, percent: number) => where(tables.responses, { ...reports, percent });

export const numbers: Numbers = {
  'carried-from': moreSpecialists,
  'carried-exactly': (tables) => {
    const exact = printedAs(
      moreSpecialists(tables).value,
      'reports that carried the figure as it was published',
    )(tables);
    const value = exact.publications.length;
    return { ...exact, value, text: formatInWords(value), working: 'reports counted' };
  },
  'carried-rounded': printedAs(44, 'the figure as another report rounded it'),
  'carried-cut': printedAs(43, 'the figure cut off after the point'),
  'carried-adequate': federationAnswer(
    'arming_view',
    'adequate_now',
    'thought that enough officers were armed',
  ),
};

export const claims: Claims = {
  'two-cut': {
    holds: (tables) => reportsOf(tables, 43).length === 2,
    figures: (tables) => ({ 'reports that cut it': reportsOf(tables, 43).length }),
  },
};
