import { sum } from 'd3';
import { formatPercent } from '../data/format.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';
import { deriveFigure, figureFromAnswer } from './figure-from-rows.ts';

type Response = Tables['responses'][number];

const answer = (
  survey: string,
  option: string,
  as_at: string,
  label: string,
  where: Partial<Response> = {},
) => figureFromAnswer({ survey, option, as_at, label, where });

/** Day and number of answers are not given in the copy that is held. */
const yougov = (option: string, label: string) =>
  figureFromAnswer({
    survey: 'YOUGOVPOL',
    question: 'carry_pref',
    option,
    as_at: 'date not known',
    label,
  });

/** Both answers that mean routine arming, added up: only a copy has the sum that the Federation gives. */
const national = (survey: string, as_at: string) =>
  deriveFigure(
    [
      answer(survey, 'all_armed_on_duty', as_at, 'of officers who answered wanted all armed on duty'),
      answer(
        survey,
        'all_armed_on_and_off_duty',
        as_at,
        'of officers who answered wanted all armed on and off duty',
      ),
    ],
    {
      value: (...values) => sum(values),
      label: 'of officers who answered the national Federation backed routine arming',
      working: (...from) => `${from.map(({ text }) => text).join(' and ')} together`,
      format: formatPercent,
    },
  );

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
    { base: 'all respondents' },
  ),
  'yougov-glad': yougov('glad_not_to', 'of officers who do not carry were glad not to, YouGov found'),
  'yougov-prefer': yougov('prefer_to', 'of officers who do not carry would prefer to, YouGov found'),
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
    .reduce((most, row) => (row.percent > most.percent ? row : most)).option_id;

export const claims: Claims = {
  'commonest-both-times': {
    holds: (tables) =>
      ['PFEW2006', 'PFEW2017'].every(
        (survey) => commonest(tables, survey) === 'more_trained_as_necessary_not_all',
      ),
    figures: (tables) => ({ 2006: commonest(tables, 'PFEW2006'), 2017: commonest(tables, 'PFEW2017') }),
  },
};
