import { formatInWords, formatPercent } from '../data/format.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';
import { federationAnswer } from './bounded-answer.ts';
import { deriveFigure, figureFromRow } from './figure-from-rows.ts';

type Response = Tables['responses'][number];

const moreSpecialists = federationAnswer(
  'arming_view',
  'more_specialists_not_all',
  'wanted more specialists, but not everyone',
);

/** A report that carried the Federation’s figure for more specialists. */
const isReport = (row: Response) =>
  row.survey_id === 'MPF2017' && row.option_id === 'more_specialists_not_all' && !row.preferred;

const reportsOf = (tables: Tables, percent: number) =>
  tables.responses.filter((row) => isReport(row) && row.percent === percent);

const printedAs = (percent: number, label: string) =>
  figureFromRow({
    table: 'responses',
    find: (row) => isReport(row) && row.percent === percent,
    value: 'percent',
    as_at: 'February 2017',
    label,
    format: formatPercent,
  });

export const numbers: Numbers = {
  'carried-from': moreSpecialists,
  'carried-exactly': (tables) => {
    const exact = reportsOf(tables, moreSpecialists(tables).value);
    return deriveFigure([moreSpecialists], {
      value: () => exact.length,
      label: 'reports that carried the figure as it was published',
      working: () => `rows ${exact.map(({ row }) => row).join(', ')} of responses.csv`,
      format: formatInWords,
      as_at: 'February 2017',
    })(tables);
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
