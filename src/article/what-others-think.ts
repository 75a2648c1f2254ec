import { figureFromRow, deriveFigure } from './figure-from-rows.ts';
import { formatPercent } from '../data/format.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';

type Response = Tables['responses'][number];

const answer =
  (
    survey: string,
    option: string,
    as_at: string,
    label: string,
    also: (row: Response) => boolean = () => true,
  ) =>
  (tables: Tables) =>
    figureFromRow(tables, {
      table: 'responses',
      find: (row) =>
        row.survey_id === survey &&
        row.question_id === 'arming_view' &&
        row.option_id === option &&
        row.preferred &&
        row.subgroup === null &&
        also(row),
      value: 'percent',
      as_at,
      label,
      format: formatPercent,
    });

/** Both answers that mean routine arming, added up: the sum that the Federation gives is held only in a copy. */
const national = (survey: string, as_at: string) => (tables: Tables) => {
  const parts = [
    answer(survey, 'all_armed_on_duty', as_at, 'of officers who answered wanted all armed on duty'),
    answer(
      survey,
      'all_armed_on_and_off_duty',
      as_at,
      'of officers who answered wanted all armed on and off duty',
    ),
  ].map((bind) => bind(tables));
  return deriveFigure(parts, {
    value: parts.reduce((sum, part) => sum + part.value, 0),
    label: 'of officers who answered the national Federation backed routine arming',
    working: `${parts.map((part) => part.text).join(' and ')} together`,
    format: formatPercent,
  });
};

const allAsked = (row: Response) => row.base === 'all respondents';

export const numbers: Numbers = {
  'opinium-against': answer(
    'OPINIUM2012',
    'should_not',
    '2012',
    'of adults asked by Opinium said that officers should not be routinely armed',
  ),
  'bmg-for': answer(
    'BMG2015',
    'support',
    'late 2015',
    'of those with an opinion told BMG that they supported routine arming',
  ),
  'sky-for': answer(
    'SKY2017',
    'support',
    'June 2017',
    'of those who answered a poll for Sky supported routine arming',
    allAsked,
  ),
  'national-2006': national('PFEW2006', '2006'),
  'national-2017': national('PFEW2017', 'August 2017'),
};

/** The answer that the largest share of those who answered gave, among those published; nets are not answers. */
const commonest = (tables: Tables, survey: string) =>
  tables.responses
    .filter(
      (row) =>
        row.survey_id === survey &&
        row.question_id === 'arming_view' &&
        row.kind === 'option' &&
        row.preferred &&
        row.subgroup === null,
    )
    .reduce((most, row) => (row.percent > most.percent ? row : most));

export const claims: Claims = {
  'commonest-both-times': {
    holds: (tables) =>
      ['PFEW2006', 'PFEW2017'].every(
        (survey) => commonest(tables, survey).option_id === 'more_trained_as_necessary_not_all',
      ),
    figures: (tables) => ({
      2006: commonest(tables, 'PFEW2006').option_id,
      2017: commonest(tables, 'PFEW2017').option_id,
    }),
  },
};
