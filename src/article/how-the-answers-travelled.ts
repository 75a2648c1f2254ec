import { figureFromRow, deriveFigure } from './figure-from-rows.ts';
import { formatInWords, formatPercent } from '../data/format.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';

/** The Federation’s figure for more specialists, and the reports that carried it. */
const carried = (tables: Tables) =>
  tables.responses.filter(
    (row) => row.survey_id === 'MPF2017' && row.option_id === 'more_specialists_not_all' && !row.preferred,
  );

const published = (option: string) => (tables: Tables) =>
  figureFromRow(tables, {
    table: 'responses',
    find: (row) => row.survey_id === 'MPF2017' && row.option_id === option && row.preferred,
    value: 'percent',
    as_at: 'January 2017',
    label:
      option === 'adequate_now'
        ? 'of those who answered thought that enough officers were armed'
        : 'of those who answered wanted more specialists, but not everyone',
    format: formatPercent,
  });

const printedAs = (percent: number, label: string) => (tables: Tables) =>
  figureFromRow(tables, {
    table: 'responses',
    find: (row) => carried(tables).includes(row) && row.percent === percent,
    value: 'percent',
    as_at: 'February 2017',
    label,
    format: formatPercent,
  });

const carriedExactly = (tables: Tables) => {
  const figure = published('more_specialists_not_all')(tables);
  const exact = carried(tables).filter((row) => row.percent === figure.value);
  return deriveFigure([figure], {
    value: exact.length,
    label: 'reports that carried the figure as it was published',
    working: `rows ${exact.map((row) => row.row).join(', ')} of responses.csv`,
    format: formatInWords,
    as_at: 'February 2017',
  });
};

export const numbers: Numbers = {
  'carried-from': published('more_specialists_not_all'),
  'carried-exactly': carriedExactly,
  'carried-rounded': printedAs(44, 'the figure as another report rounded it'),
  'carried-cut': printedAs(43, 'the figure cut off after the point'),
  'carried-adequate': published('adequate_now'),
};

export const claims: Claims = {
  'two-cut': {
    holds: (tables) => carried(tables).filter((row) => row.percent === 43).length === 2,
    figures: (tables) => ({
      'reports that cut it': carried(tables).filter((row) => row.percent === 43).length,
    }),
  },
};
